"""Checks of any folder of built HTML, no matter who built it."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.checks.engine.locator import FileLocator, HtmlLocator, Locator, Place
from generator.checks.engine.report_assembly import assemble
from generator.checks.engine.rule_runner import (
    PageResult,
    Raised,
    check_assets,
    check_pages,
    check_site,
    from_fault,
    to_findings,
)
from generator.checks.engine.ruleset import Ruleset
from generator.checks.engine.suppressions import Scope
from generator.checks.facts.asset_facts import asset_facts, large_asset_facts, picture_damage
from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.folder.coverage import assumed, not_checked
from generator.checks.folder.html_advice import plain_advice
from generator.checks.folder.stray_files import stray_files
from generator.checks.formats.listings import FileLinks, file_text, style_links
from generator.checks.formats.redirect_files import Redirects, read_redirects
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import PageMetadata
from generator.checks.page.parsed_page import ParsedPage
from generator.checks.whole_site.site_index import Ask, SiteIndex
from generator.checks.whole_site.site_root import Base, SiteRoot, claims_of, find_root
from generator.globs import fits
from generator.model.finding import Fault, Finding, Location, OutputPlace, Owner, Report
from generator.model.site import PageKind
from generator.one_file import is_file, printable, read_file, real, walk
from generator.value import dataclass

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_FURTHER_PAGE = re.compile(r"/page/?(\d+)(?:/|\.html?$|/index\.html?$)")
_WORTH_READING = 16 * 1024 * 1024  # bytes; larger files are recordings and archives
_PROOF_BYTES = 200
_PRESCAN = 1024  # bytes, as browsers do


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a folder holds: pages as text, other files measured, and what could not be read."""

    pages: Mapping[str, str]
    assets: tuple[AssetFacts, ...]
    sizes: Mapping[str, int]
    faults: tuple[Fault, ...]
    styles: tuple[FileLinks, ...]
    redirects: Redirects


@dataclass(frozen=True, slots=True)
class FolderProof:
    """
    What proofing a folder came to.

    Attributes:
        pages: What is known of every page.
        base_url: Address of the site; empty where nobody knows it.
    """

    report: Report
    pages: tuple[PageFacts, ...]
    base_url: str


def check_folder(folder: Path, ruleset: Ruleset, *, today: dt.date, base_url: str = "") -> Report:
    """Run every rule on a folder of built HTML, as `proof_folder` does, and give the report alone."""
    return proof_folder(folder, ruleset, today=today, base_url=base_url).report


def proof_folder(
    folder: Path,
    ruleset: Ruleset,
    *,
    today: dt.date,
    base_url: str = "",
    ask: Ask | None = None,
    scopes: Sequence[Scope] = (),
) -> FolderProof:
    """
    Run every rule on a folder of built HTML.

    Owners are unknown, and places are lines of the HTML. Links are followed within the folder
    only; symlinks that lead out of it are left alone.

    Args:
        folder: Holds the site as a web server would show it.
        ruleset: What runs.
        today: The day of the run.
        base_url: Address of the site, its path included; where it is missing, it is worked out
            from what all pages say, and the report says so.
        ask: Asks other sites how they stand; None where nobody wants to know.
        scopes: Suppressions of the settings. One whose path names no address and no file of
            the folder was written for the sources of a site, and is left aside.
    """
    contents = _read(folder)
    root = _root(contents, base_url)
    shown = (
        HtmlPage(
            html,
            path=path,
            url=url_of(path, root.base.path),
            base_url=base_url or root.base.url,
            kind=kind_of(path),
            page_number=page_number_of(path),
            metadata=PageMetadata(today),
        )
        for path, html in contents.pages.items()
    )
    results = dict(zip(contents.pages, check_pages(shown, ruleset), strict=True))
    pages = tuple(result.facts for result in results.values())
    index = SiteIndex(
        pages,
        contents.assets,
        contents.sizes,
        base_url or root.base.url,
        contents.redirects.exact,
        below=root.base.path,
        made=contents.styles,
        handled=contents.redirects.handled,
        today=today,
    )
    if ask is not None:
        index = replace(index, answers=ask(index))
    report = assemble(
        _findings(folder, contents, results, index, ruleset),
        ruleset,
        scopes=[one for one in scopes if _is_meant(one.allowance.path, contents.sizes)],
        today=today,
        pages=len(pages),
        assets=len(contents.assets),
    )
    remarks = (*assumed(root, given=bool(base_url)), *not_checked(index))
    return FolderProof(plain_advice(replace(report, remarks=remarks)), pages, index.base_url)


def _root(contents: _Contents, base_url: str) -> SiteRoot:
    if base_url:
        return SiteRoot(Base.of(base_url))
    claims = []
    for path, html in contents.pages.items():
        page = HtmlPage(html, path=path)
        claims.append(claims_of(page))
        page.release()
    listings = (asset.listing for asset in contents.assets if asset.listing is not None)
    return find_root(claims, contents.sizes, listings)


def _is_meant(pattern: str, files: Iterable[str]) -> bool:
    return pattern.startswith("/") or any(fits(file, pattern) for file in files)


def _findings(
    folder: Path,
    contents: _Contents,
    results: Mapping[str, PageResult],
    index: SiteIndex,
    ruleset: Ruleset,
) -> Iterator[Finding]:
    listed = {listing.path for listing in index.listings}

    @cache  # a page may have hundreds of findings
    def locator_of(path: str) -> Locator:
        html = contents.pages.get(path)
        # A redirect goes by its address, which begins with a slash.
        where = PurePosixPath("_redirects" if path.startswith("/") else path or ".")
        if path in listed:
            html = file_text(read_file(folder / path))
        if html is None:
            return FileLocator(Place(Owner.UNKNOWN, Location(where)))
        return HtmlLocator(html, where)

    for fault in contents.faults:
        finding = from_fault(fault, ruleset)
        if finding is not None:
            yield finding
    for result in results.values():
        yield from to_findings(result.raised, locator_of, ruleset)
    on_site = _with_elements(check_site(index, ruleset), contents.pages)
    yield from to_findings(on_site, locator_of, ruleset)
    yield from to_findings(check_assets(index.assets, ruleset), locator_of, ruleset)


def _with_elements(raised: Iterable[Raised], pages: Mapping[str, str]) -> Iterator[Raised]:
    """Say at which element of a page a rule over the site found something: it knows offsets alone."""
    by_page: defaultdict[str, list[Raised]] = defaultdict(list)
    for one in raised:
        if one.offset is None or one.output.start_tag or one.output.path not in pages:
            yield one
        else:
            by_page[one.output.path].append(one)
    for path, found in by_page.items():
        wanted = {one.offset for one in found}
        page = ParsedPage(pages[path])
        places = {
            element.offset: OutputPlace(
                path, element.line, element.column, element.selector, element.start_tag
            )
            for element in page.root.descendants()
            if element.offset in wanted
        }
        page.release()
        yield from (replace(one, output=places.get(one.offset, one.output)) for one in found)


def url_of(path: str, below: str = "/") -> str:
    """Path from the host's root at which a plain server shows a file of the site *below* a path."""
    return quote(below + (path.removesuffix("index.html") if _is_index(path) else path))


def kind_of(path: str) -> PageKind | None:
    """Guess what a page is for by its path; None where the path does not tell."""
    if path == "index.html":
        return PageKind.HOME
    if path in ("404.html", "404/index.html"):
        return PageKind.NOT_FOUND
    return None


def page_number_of(path: str) -> int:
    """Guess which page of a list it is by its path; 1 for others."""
    match = _FURTHER_PAGE.search(f"/{path}")
    return max(1, int(match[1])) if match else 1


def decode(body: bytes) -> str:
    """
    Decode HTML as browsers do: by byte order mark, ``meta charset``, else UTF-8.

    Raises:
        UnicodeDecodeError: The bytes are not what they claim to be.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding)
    claimed = _META_CHARSET.search(body[:_PRESCAN])
    encoding = "utf-8" if claimed is None else claimed[1].decode("ascii").lower()
    if encoding in ("iso-8859-1", "latin1", "ascii", "us-ascii"):
        encoding = "windows-1252"  # so the Encoding standard reads those labels
    if encoding.startswith("utf-16"):
        encoding = "utf-8"  # a meta element that was read cannot be UTF-16
    try:
        return body.decode(encoding, "replace" if encoding == "windows-1252" else "strict")
    except LookupError:
        return body.decode("utf-8")


def _read(folder: Path) -> _Contents:
    root = real(folder)
    pages: dict[str, str] = {}
    assets: list[AssetFacts] = []
    sizes: dict[str, int] = {}
    faults: list[Fault] = []
    styles: list[FileLinks] = []
    redirects = Redirects()
    for file in _files(root, faults):
        path = file.relative_to(root).as_posix()
        if printable(path) != path:
            faults.append(_not_utf8(printable(path)))
            continue
        try:
            sizes[path] = file.stat().st_size
            if file.suffix.lower() in _PAGES and not _is_proof_of_ownership(file, sizes[path]):
                pages[path] = decode(read_file(file))
            elif sizes[path] > _WORTH_READING:
                assets.append(large_asset_facts(path, sizes[path]))
            else:
                body = read_file(file)
                facts = asset_facts(path, body)
                assets.append(facts)
                if facts.width is None and (why := picture_damage(path, body)):
                    faults.append(_damaged(path, why))
                if path.endswith(".css"):
                    styles.append(style_links(path, file_text(body)))
                elif path == "_redirects":
                    redirects = read_redirects(file_text(body))
        except (OSError, UnicodeDecodeError) as error:
            faults.append(_unreadable(path, error))
    faults.extend(stray_files(sizes))
    return _Contents(pages, tuple(assets), sizes, tuple(faults), tuple(styles), redirects)


def _is_proof_of_ownership(file: Path, size: int) -> bool:
    """Whether *file* only shows a search engine whose site it is: one line, which is no page."""
    return size < _PROOF_BYTES and read_file(file).startswith(b"google-site-verification:")


def _files(root: Path, faults: list[Fault]) -> Iterator[Path]:
    """Regular files in order of their paths; links only where they stay inside."""

    def note(error: OSError) -> None:
        path = printable(Path(error.filename).relative_to(root).as_posix())
        faults.append(_unreadable(path, error))

    for folder, folders, names in walk(root, note):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            try:
                if is_file(file) and real(file).is_relative_to(root):
                    yield file
            except OSError as error:
                note(error)


def _not_utf8(shown: str) -> Fault:
    message = "name is not UTF-8, so it cannot be part of an address; the file was not looked at"
    at = Location(PurePosixPath(shown))
    return Fault("html/unreadable", message, at, "rename it", owner=Owner.UNKNOWN)


def _damaged(path: str, why: str) -> Fault:
    message = f"picture cannot be read, so browsers may not show it: {why}"
    fix = "save the picture again"
    return Fault(
        "html/unreadable", message, Location(PurePosixPath(path)), fix, owner=Owner.UNKNOWN
    )


def _unreadable(path: str, error: OSError | UnicodeDecodeError) -> Fault:
    if isinstance(error, UnicodeDecodeError):
        message = f"file is not {error.encoding} text; byte {error.start} cannot be read"
        fix = "save it as UTF-8"
    else:
        message = f"file cannot be read: {error.strerror or error}"
        fix = "correct its permissions"
    return Fault(
        "html/unreadable", message, Location(PurePosixPath(path)), fix, owner=Owner.UNKNOWN
    )


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
