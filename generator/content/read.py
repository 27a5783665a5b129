"""Read the content folder: every Markdown file as a typed document, every other file as it is."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from generator.content.decode_text import decode
from generator.content.front_matter import parse
from generator.model.document import Document, DocumentKind
from generator.model.finding import Fault, Location
from generator.settings.schema import Settings

FOLDER = "content"


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
    """What the content folder holds."""

    documents: tuple[Document, ...]
    files: tuple[PurePosixPath, ...]
    faults: tuple[Fault, ...]


def read(root: Path, rules: ReadingRules, pool: Executor | None = None) -> Content:
    """
    Read every file below ``content/``.

    Args:
        root: The site's folder.
        rules: How files are read.
        pool: Where given, files are read there in batches.

    Returns:
        Documents and files in the order of their paths. A file that cannot be read is a fault.
    """
    faults: list[Fault] = []
    texts: list[str] = []
    files: list[PurePosixPath] = []
    inside = (root / FOLDER).resolve()
    for path in sorted(_walk(root, root / FOLDER, (inside,), faults)):
        if path.endswith((".md", ".markdown")):
            texts.append(path)
        elif os.access(root / path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
            files.append(PurePosixPath(path))
        else:
            faults.append(_unreadable(PurePosixPath(path), "Permission denied"))
    documents: list[Document] = []
    for read_documents, read_faults in _batches(root, texts, rules, pool):
        documents.extend(read_documents)
        faults.extend(read_faults)
    return Content(tuple(documents), tuple(files), tuple(faults))


def _batches(
    root: Path, paths: list[str], rules: ReadingRules, pool: Executor | None
) -> Iterator[tuple[list[Document], list[Fault]]]:
    size = 500
    if pool is None or len(paths) < size:
        yield read_batch(root, paths, rules)
        return
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    yield from pool.map(read_batch, [root] * len(chunks), chunks, [rules] * len(chunks))


def read_batch(
    root: Path, paths: list[str], rules: ReadingRules
) -> tuple[list[Document], list[Fault]]:
    """Read several files; the second value holds the faults of those that gave no document."""
    documents, faults = [], []
    zone = rules.zone
    for path in paths:
        read_one = read_document(root, PurePosixPath(path), rules, zone)
        if isinstance(read_one, Document):
            documents.append(read_one)
        else:
            faults.append(read_one)
    return documents, faults


def read_document(
    root: Path, path: PurePosixPath, rules: ReadingRules, zone: tzinfo
) -> Document | Fault:
    """Read one Markdown file; a fault where it gives no document at all."""
    try:
        size = os.stat(root / path).st_size  # noqa: PTH116 - the hot path of a cold build
        if size > rules.page_bytes:
            return Fault(
                "content/too-large",
                f"file is {size:,} bytes long; the limit is {rules.page_bytes:,}",
                Location(path),
                "divide it into several pages, or raise `limits.page_bytes` in site.yaml",
            )
        with open(root / path, "rb") as file:  # noqa: PTH123 - the hot path of a cold build
            data = file.read()
    except OSError as error:
        return _unreadable(path, error.strerror)
    text, faults = decode(data, path)
    if text is None:
        return faults[0]
    parsed = parse(text, path, taxonomies=rules.taxonomies, declared=rules.declared, timezone=zone)
    language, logical = _language(path, rules)
    return Document(
        path=path,
        kind=_kind(logical),
        language=language,
        logical=logical,
        front_matter=parsed.front_matter,
        body=parsed.body,
        body_line=parsed.body_line,
        digest=hashlib.blake2b(data, digest_size=16).hexdigest(),
        faults=faults + parsed.faults,
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
        entries = list(os.scandir(folder))
    except OSError as error:
        place = PurePosixPath(folder.relative_to(root).as_posix())
        fix = "create a folder `content`" if isinstance(error, FileNotFoundError) else ""
        message = f"folder cannot be read: {error.strerror}"
        faults.append(Fault("content/unreadable", message, Location(place), fix))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        place = PurePosixPath(folder.relative_to(root).as_posix()) / entry.name
        printable = place.as_posix().encode(errors="backslashreplace").decode()
        if printable != place.as_posix():
            message = "name is not UTF-8, so it cannot be part of an address; it is left out"
            at = Location(PurePosixPath(printable))
            faults.append(Fault("content/unreadable", message, at, "rename it"))
            continue
        target = None
        if entry.is_symlink():
            target = _target(entry, trail, place, faults)
            if target is None:
                continue
        if entry.is_dir():
            real = target or trail[-1] / entry.name
            yield from _walk(root, Path(entry.path), (*trail, real), faults)
        elif entry.is_file():
            yield place.as_posix()
        else:
            mode = entry.stat().st_mode
            kind = "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"
            message = f"this is a {kind} and no file; it is left out"
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
