"""What a folder of built HTML holds, read once."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.checks.facts.asset_facts import asset_facts, large_asset_facts, picture_damage
from generator.checks.facts.page_facts import AssetFacts
from generator.checks.folder.stray_files import stray_files
from generator.checks.formats.listings import FileLinks, file_text, style_links
from generator.checks.formats.redirect_files import Redirects, read_redirects
from generator.checks.page.site_files import SiteFiles
from generator.model.finding import Fault, Location, Owner
from generator.one_file import is_file, printable, read_file, real, walk
from generator.value import dataclass

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_WORTH_READING = 16 * 1024 * 1024  # bytes; larger files are recordings and archives
_PROOF_BYTES = 200
_PRESCAN = 1024  # bytes, as browsers do


@dataclass(frozen=True, slots=True)
class Contents:
    """
    What a folder holds: pages as text, other files measured, and what could not be read.

    Attributes:
        root: The folder, links resolved.
        linked: Paths of symbolic links that were not followed; those to folders end in a slash.
    """

    root: Path
    pages: Mapping[str, str]
    assets: tuple[AssetFacts, ...]
    sizes: Mapping[str, int]
    faults: tuple[Fault, ...]
    styles: tuple[FileLinks, ...]
    redirects: Redirects
    linked: tuple[str, ...]


def read_folder(folder: Path) -> Contents:
    """Read whatever *folder* holds; what cannot be read costs one finding each."""
    root = real(folder)
    pages: dict[str, str] = {}
    assets: list[AssetFacts] = []
    sizes: dict[str, int] = {}
    faults: list[Fault] = []
    styles: list[FileLinks] = []
    redirects = Redirects()
    linked: list[str] = []
    for file in _files(root, faults, linked):
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
    return Contents(
        root, pages, tuple(assets), sizes, tuple(faults), tuple(styles), redirects, tuple(linked)
    )


def files_of(contents: Contents, below: str) -> SiteFiles:
    """Give the files of a folder whose site lies *below* a path, which begins and ends in a slash."""

    def read(path: str) -> bytes | None:
        name = path.removeprefix(below)
        if not path.startswith(below) or name not in contents.sizes:
            return None
        try:
            return read_file(contents.root / name)
        except OSError:
            return None  # that it cannot be read is among the faults

    return SiteFiles(read)


def _is_proof_of_ownership(file: Path, size: int) -> bool:
    """Whether *file* only shows a search engine whose site it is: one line, which is no page."""
    return size < _PROOF_BYTES and read_file(file).startswith(b"google-site-verification:")


def _files(root: Path, faults: list[Fault], linked: list[str]) -> Iterator[Path]:
    """Regular files in order of their paths; a link that is not followed goes to *linked*."""

    def note(error: OSError) -> None:
        path = printable(Path(error.filename).relative_to(root).as_posix())
        faults.append(_unreadable(path, error))

    for folder, folders, names in walk(root, note):
        folders.sort()
        linked.extend(
            f"{printable(place.relative_to(root).as_posix())}/"
            for place in (Path(folder, name) for name in folders)
            if place.is_symlink()
        )
        for name in sorted(names):
            file = Path(folder, name)
            try:
                if not is_file(file):
                    continue
                if real(file).is_relative_to(root):
                    yield file
                else:
                    linked.append(printable(file.relative_to(root).as_posix()))
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
