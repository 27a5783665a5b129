"""Checks of any folder of built HTML, no matter who built it."""

import datetime as dt
import re
from collections import Counter, defaultdict
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
from generator.checks.facts.page_facts import PageFacts
from generator.checks.folder.coverage import assumed, not_checked, not_followed
from generator.checks.folder.folder_contents import Contents, files_of, read_folder
from generator.checks.folder.html_advice import plain_advice
from generator.checks.formats.listings import file_text
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable
from generator.checks.page.metadata import PageMetadata
from generator.checks.page.parsed_page import ParsedPage
from generator.checks.whole_site.site_index import Ask, FoundOnPages, SiteIndex
from generator.checks.whole_site.site_root import Base, Claims, SiteRoot, claims_of, find_root
from generator.globs import fits
from generator.model.finding import Finding, Location, OutputPlace, Owner, Report
from generator.model.site import PageKind
from generator.one_file import read_file
from generator.value import dataclass

_FURTHER_PAGE = re.compile(r"/page/?(\d+)(?:/|\.html?$|/index\.html?$)")
_ASKED_FIRST = 10  # pages


@dataclass(frozen=True, slots=True)
class FolderProof:
    """
    The result of proofing a folder.

    Attributes:
        pages: What is known of every page.
        base_url: Address of the site; empty where it is not known.
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

    Owners are unknown, and places are lines of the HTML. Symbolic links that lead to folders, or
    out of this one, are not followed, and the report says so.

    Args:
        folder: Holds the site as a web server would show it.
        ruleset: What runs.
        today: The day of the run.
        base_url: Address of the site, its path included; where it is missing, it is worked out
            from what all pages say, and the report says so.
        ask: Asks other sites, or opens pages in a browser; None where they are not asked.
        scopes: Suppressions of the settings. One whose path names no address and no file of
            the folder was written for the sources of a site, and is ignored.
    """
    contents = read_folder(folder)
    root, results = _checked(contents, ruleset, base_url, today)
    pages = tuple(result.facts for result in results.values())
    index = SiteIndex(
        pages,
        contents.assets,
        contents.sizes,
        base_url or root.base.url,
        contents.redirects.exact,
        below=root.base.path if root.because or base_url else "",
        made=contents.styles,
        handled=(
            *contents.redirects.handled,
            *(quote(root.base.path + path) for path in contents.linked),
        ),
        today=today,
    )
    if ask is not None:
        index = ask(index, _found(results))
    report = assemble(
        _findings(folder, contents, results, index, ruleset),
        ruleset,
        scopes=[one for one in scopes if _is_meant(one.allowance.path, contents.sizes)],
        today=today,
        pages=len(pages),
        assets=len(contents.assets),
    )
    remarks = (
        *assumed(root, given=bool(base_url)),
        *not_checked(index),
        *not_followed(contents.linked),
    )
    return FolderProof(plain_advice(replace(report, remarks=remarks)), pages, index.base_url)


def _checked(
    contents: Contents, ruleset: Ruleset, base_url: str, today: dt.date
) -> tuple[SiteRoot, Mapping[str, PageResult]]:
    """
    Find out where the site lies, and check its pages there.

    A few pages nearly always tell what all of them do. So all pages are checked where the few say
    that the site lies, and what they claim is gathered on the way. Only where all of them say
    something else are they checked again.
    """
    if base_url:
        root = SiteRoot(Base.of(base_url))
        return root, _results(contents, ruleset, root.base.path, base_url, today)
    claims: list[Claims] = []
    for path in tuple(contents.pages)[:: max(1, len(contents.pages) // _ASKED_FIRST)]:
        page = HtmlPage(contents.pages[path], path=path)
        claims.append(claims_of(page))
        page.release()
    told = Counter(base for one in claims for base in one.own)
    # Where pages name their addresses, links decide only against many of them.
    guess = told.most_common(1)[0][0] if told else _root(contents, claims).base
    claims = []
    results = _results(contents, ruleset, guess.path, guess.url, today, claims)
    root = _root(contents, claims)
    if root.base != guess:
        results = _results(contents, ruleset, root.base.path, root.base.url, today)
    return root, results


def _results(
    contents: Contents,
    ruleset: Ruleset,
    below: str,
    base_url: str,
    today: dt.date,
    claims: list[Claims] | None = None,
) -> Mapping[str, PageResult]:
    """Check every page of a site *below* a path; what each says of addresses goes to *claims*."""

    def shown() -> Iterator[HtmlPage]:
        kinds, files = KindTable(), files_of(contents, below)
        for path, html in contents.pages.items():
            page = HtmlPage(
                html,
                path=path,
                url=url_of(path, below),
                base_url=base_url,
                kind=kind_of(path),
                page_number=page_number_of(path),
                metadata=PageMetadata(today),
                kinds=kinds,
                files=files,
            )
            if claims is not None:
                claims.append(claims_of(page))
            yield page

    return dict(zip(contents.pages, check_pages(shown(), ruleset), strict=True))


def _root(contents: Contents, claims: Sequence[Claims]) -> SiteRoot:
    listings = (asset.listing for asset in contents.assets if asset.listing is not None)
    return find_root(claims, contents.sizes, listings)


def _is_meant(pattern: str, files: Iterable[str]) -> bool:
    return pattern.startswith("/") or any(fits(file, pattern) for file in files)


def _found(results: Mapping[str, PageResult]) -> FoundOnPages:
    """What rules found on pages so far."""

    def found(path: str) -> Iterator[tuple[str, int | None, int | None]]:
        for one in results[path].raised:
            yield one.rule, one.output.line, one.output.column

    return found


def _findings(
    folder: Path,
    contents: Contents,
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
    on_site = _with_elements(check_site(index, ruleset.site_rules), contents.pages)
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


def _is_index(path: str) -> bool:
    return path == "index.html" or path.endswith("/index.html")
