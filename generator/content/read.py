"""Read the content folder: every Markdown file as a typed document, every other file as it is."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.content.decode_text import decode
from generator.content.front_matter import parse
from generator.incremental.in_two import in_two
from generator.incremental.stamps import Stamp, stamp
from generator.model.document import Document, DocumentKind
from generator.model.failure import failure
from generator.model.finding import Fault, Location
from generator.one_file import DEEPEST, TooLongError, kind_of, printable, read_file, real, too_deep
from generator.settings.schema import Settings
from generator.value import dataclass

FOLDER = "content"
#: Source path to what was read before, with the stamp that the file had.
Known = Mapping[str, tuple[Stamp, Document]]
_EFFECTIVE = os.access in os.supports_effective_ids


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """What of the settings decides how a content file is read; small, so that it travels well."""

    language: str
    languages: frozenset[str]
    taxonomies: tuple[str, ...]
    declared: Mapping[str, str]
    timezone: str
    page_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> "ReadingRules":
        """Take them from *settings*."""
        return cls(
            language=settings.language,
            languages=frozenset(settings.languages) | {settings.language},
            taxonomies=tuple(settings.taxonomies),
            declared=dict(settings.front_matter),
            timezone=settings.timezone,
            page_bytes=settings.limits.page_bytes,
        )

    @property
    def zone(self) -> tzinfo:
        """Time zone of dates that name none."""
        return ZoneInfo(self.timezone)


@dataclass(frozen=True, slots=True)
class Content:
    """
    What the content folder holds.

    Attributes:
        stamps: Source path of each document to the stamp that its file had before it was read.
    """

    documents: tuple[Document, ...]
    files: tuple[PurePosixPath, ...]
    faults: tuple[Fault, ...]
    stamps: Mapping[str, Stamp]

    def known(self) -> "Known":
        """What need not be read again where a file has the same stamp."""
        return {path: (self.stamps[path], one) for one in self.documents if (path := str(one.path))}


def read(
    root: Path, rules: ReadingRules, known: Known | None = None, processes: int = 1
) -> Content:
    """
    Read every file below ``content/``.

    Args:
        root: The site's folder.
        rules: How files are read.
        known: What was read before by the same rules; files with the same stamp are not read
            again.
        processes: How many may read; the second is worth its start where much is to be read.

    Returns:
        Documents and files in the order of their paths. A file that cannot be read is a fault.
    """
    known = known or {}
    faults: list[Fault] = []
    files: list[PurePosixPath] = []
    stamps: dict[str, Stamp] = {}
    again: dict[str, Document | Fault] = {}
    unread: list[str] = []
    inside = real(root / FOLDER)
    for path in sorted(_walk(root, root / FOLDER, (inside,), faults)):
        if not path.endswith((".md", ".markdown")):
            if os.access(root / path, os.R_OK, effective_ids=_EFFECTIVE):
                files.append(PurePosixPath(path))
            else:
                faults.append(_unreadable(PurePosixPath(path), "Permission denied"))
            continue
        # The stamp is taken first: a file that changes in between is read again the next time.
        now = stamps[path] = stamp(f"{root}/{path}")
        before = known.get(path)
        if before is not None and before[0] == now:
            again[path] = before[1]
        else:
            unread.append(path)
    outcomes = again | in_two(partial(_read_some, root, rules), unread, processes)
    documents = []
    for path in tuple(stamps):
        one = outcomes[path]
        if isinstance(one, Document):
            documents.append(one)
        else:
            faults.append(one)
            del stamps[path]
    return Content(tuple(documents), tuple(files), tuple(faults), stamps)


def _read_some(
    root: Path, rules: ReadingRules, paths: Sequence[str]
) -> dict[str, Document | Fault]:
    zone = rules.zone
    found: dict[str, Document | Fault] = {}
    # Step by step for some files at once: what a step needs stays near the processor meanwhile.
    for start in range(0, len(paths), _TOGETHER):
        some = [PurePosixPath(path) for path in paths[start : start + _TOGETHER]]
        texts = [_text(root, path, rules) for path in some]
        for path, text in zip(some, texts, strict=True):
            found[str(path)] = _document_or_fault(path, text, rules, zone)
    return found


_TOGETHER = 50


def read_document(
    root: Path, path: PurePosixPath, rules: ReadingRules, zone: tzinfo
) -> Document | Fault:
    """Read one Markdown file; a fault where it gives no document at all."""
    text = _text(root, path, rules)
    return _document_or_fault(path, text, rules, zone)


class _Text(NamedTuple):
    """A file's text, what is wrong with its letters, and a digest of its bytes."""

    text: str
    faults: tuple[Fault, ...]
    digest: str


def _text(root: Path, path: PurePosixPath, rules: ReadingRules) -> _Text | Fault:
    file_name = f"{root}/{path}"
    try:
        data = read_file(file_name, rules.page_bytes)
    except TooLongError as error:
        return Fault(
            "content/too-large",
            f"file is {error.size:,} bytes long; the limit is {error.limit:,}",
            Location(path),
            "divide it into several pages, or raise `limits.page_bytes` in site.yaml",
        )
    except OSError as error:
        return _unreadable(path, error.strerror)
    text, faults = decode(data, path)
    if text is None:
        return faults[0]
    return _Text(text, faults, hashlib.blake2b(data, digest_size=16).hexdigest())


def _document_or_fault(
    path: PurePosixPath, text: _Text | Fault, rules: ReadingRules, zone: tzinfo
) -> Document | Fault:
    if isinstance(text, Fault):
        return text
    try:
        return _document(path, text, rules, zone)
    except Exception as error:  # noqa: BLE001 - one file costs one finding, whatever is in it
        return failure(path, error)


def _document(path: PurePosixPath, given: _Text, rules: ReadingRules, zone: tzinfo) -> Document:
    parsed = parse(
        given.text, path, taxonomies=rules.taxonomies, declared=rules.declared, timezone=zone
    )
    language, logical = _language(path, rules)
    return Document(
        path=path,
        kind=_kind(logical),
        language=language,
        logical=logical,
        front_matter=parsed.front_matter,
        body=parsed.body,
        body_line=parsed.body_line,
        digest=given.digest,
        faults=given.faults + parsed.faults,
    )


def _unreadable(path: PurePosixPath, why: str | None) -> Fault:
    message = f"file cannot be read: {why}"
    fix = "check the permissions of the file"
    return Fault("content/unreadable", message, Location(path), fix)


def _kind(logical: PurePosixPath) -> DocumentKind:
    if logical.stem == "_index":
        return DocumentKind.SECTION
    if logical.stem == "index":
        return DocumentKind.BUNDLE
    return DocumentKind.PAGE


def _language(path: PurePosixPath, rules: ReadingRules) -> tuple[str, PurePosixPath]:
    """Language by file name (``page.de.md``), then by folder (``content/de/``), then the default."""
    parts = path.parts[1:]
    if path.name.count(".") > 1:
        stem, _, mark = path.stem.rpartition(".")
        if stem and mark in rules.languages:
            return mark, PurePosixPath(*parts[:-1], stem + path.suffix)
    if len(parts) > 1 and parts[0] in rules.languages and len(rules.languages) > 1:
        return parts[0], PurePosixPath(*parts[1:])
    return rules.language, PurePosixPath(*parts)


def _walk(root: Path, folder: Path, trail: tuple[Path, ...], faults: list[Fault]) -> Iterator[str]:
    """
    Paths of regular files, relative to *root*; what is skipped on the way is a fault.

    Args:
        root: The site's folder.
        folder: Where to look.
        trail: The real folders above, from the content folder to *folder*, for links in a circle.
        faults: Is added to.
    """
    try:
        if len(trail) > DEEPEST:
            raise too_deep(folder)
        entries = list(os.scandir(folder))
    except OSError as error:
        place = PurePosixPath(folder.relative_to(root).as_posix())
        fix = "create a folder `content`" if isinstance(error, FileNotFoundError) else ""
        message = f"folder cannot be read: {error.strerror}"
        faults.append(Fault("content/unreadable", message, Location(place), fix))
        return
    shown = folder.relative_to(root).as_posix()
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        name = f"{shown}/{entry.name}"
        if entry.is_file(follow_symlinks=False) and name.isascii():
            yield name  # nearly every entry; the rest is checked closely
            continue
        place = PurePosixPath(name)
        if printable(name) != name:
            message = "name is not UTF-8, so it cannot be part of an address; it is left out"
            at = Location(PurePosixPath(printable(name)))
            faults.append(Fault("content/unreadable", message, at, "rename it"))
            continue
        yield from _enter(root, entry, trail, faults)


def _enter(
    root: Path, entry: os.DirEntry[str], trail: tuple[Path, ...], faults: list[Fault]
) -> Iterator[str]:
    place = PurePosixPath(Path(entry.path).relative_to(root).as_posix())
    inner: Path | None = trail[-1] / entry.name
    if entry.is_symlink():
        inner = _target(entry, trail, place, faults)
    if inner is None:
        return
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        faults.append(_unreadable(place, error.strerror))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(root, Path(entry.path), (*trail, inner), faults)
    elif stat.S_ISREG(mode):
        yield str(place)
    else:
        message = f"this is a {kind_of(mode)} and no file; it is left out"
        faults.append(Fault("content/not-a-file", message, Location(place)))


def _target(
    entry: os.DirEntry[str], trail: tuple[Path, ...], place: PurePosixPath, faults: list[Fault]
) -> Path | None:
    """Where a link leads; None, and a fault, where it leads nowhere, out, or to what holds it."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        message = "this link leads nowhere or in a circle; it is left out"
        faults.append(Fault("content/dangling-link", message, Location(place)))
        return None
    if target in trail:
        message = "this link leads to a folder that it lies in; it is left out"
        faults.append(Fault("content/dangling-link", message, Location(place), "remove it"))
        return None
    if not target.is_relative_to(trail[0]):
        message = "this link leads out of the content folder; it is left out"
        fix = "copy the file into the content folder"
        faults.append(Fault("content/link-outside", message, Location(place), fix))
        return None
    return target
