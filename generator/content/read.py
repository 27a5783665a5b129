"""Read the content folder: every Markdown file as a typed document, every other file as it is."""

import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import tzinfo
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zoneinfo import ZoneInfo

from generator.boundary import Boundary, refused
from generator.content.decode_text import decode
from generator.content.front_matter import parse
from generator.incremental.file_clock import UNKNOWN, Clock
from generator.incremental.in_two import in_two
from generator.incremental.stamps import Stamp, digest, holds, look
from generator.leftovers import Leftovers
from generator.model.document import Document, DocumentKind
from generator.model.failure import failure
from generator.model.finding import Fault, Location, Owner
from generator.one_file import DEEPEST, TooLongError, kind_of, printable, read_file, too_deep
from generator.settings.schema import Settings
from generator.value import dataclass

FOLDER = "content"
_TEXTS = (".md", ".markdown")
_OUTSIDE = "content/link-outside"
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
    root: Path,
    rules: ReadingRules,
    known: Known | None = None,
    processes: int = 1,
    clock: Clock = UNKNOWN,
    boundary: Boundary | None = None,
    allowed: Collection[str] = (),
) -> Content:
    """
    Read every file below ``content/``.

    Args:
        root: The site's folder.
        rules: How files are read.
        known: What was read before by the same rules; files with the same stamp are not read
            again.
        processes: How many may read; the second is worth its start where much is to be read.
        clock: That of the site's file system, read before.
        boundary: Where links may lead; None for the site's folder.
        allowed: Names, or patterns of names, that are published whatever they look like.

    Returns:
        Documents and files in the order of their paths. A file that cannot be read is a fault.
    """
    known = known or {}
    faults: list[Fault] = []
    files: list[PurePosixPath] = []
    stamps: dict[str, Stamp] = {}
    unproved: set[str] = set()
    again: dict[str, Document | Fault] = {}
    unread: list[str] = []
    tree = _Tree(root, boundary or Boundary.of(root), Leftovers(allowed), faults)
    for path in sorted(tree.paths()):
        if not path.endswith(_TEXTS):
            if os.access(root / path, os.R_OK, effective_ids=_EFFECTIVE):
                files.append(PurePosixPath(path))
            else:
                faults.append(_unreadable(PurePosixPath(path), "Permission denied"))
            continue
        # The stamp is taken first: a file that changes in between is read again the next time.
        now, proved = look(f"{root}/{path}", clock)
        before = known.get(path)
        if before is not None and holds(before[0], f"{root}/{path}", now):
            stamps[path], again[path] = before
            continue
        stamps[path] = now
        unread.append(path)
        if not proved:
            unproved.add(path)
    outcomes = again | in_two(partial(_read_some, root, rules), unread, processes)
    documents = []
    for path in tuple(stamps):
        one = outcomes[path]
        if not isinstance(one, Document):
            faults.append(one)
            del stamps[path]
            continue
        documents.append(one)
        if path in unproved:
            stamps[path] = (*stamps[path][:3], one.digest)
    faults += tree.leftovers.faults(Owner.CONTENT)
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
    return _Text(text, faults, digest(data))


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


@dataclass(frozen=True, slots=True)
class _Tree:
    """The files of the content folder; what is skipped on the way is added to *faults*."""

    root: Path
    boundary: Boundary
    leftovers: Leftovers
    faults: list[Fault]

    def paths(self) -> Iterator[str]:
        """Paths of regular files, relative to the site."""
        folder = self.root / FOLDER
        target = self.boundary.beyond(folder)
        if target is None:
            yield from self._walk(folder, self.boundary.above(folder))
        else:
            self.faults.append(refused(_OUTSIDE, PurePosixPath(FOLDER), target))

    def _walk(self, folder: Path, trail: tuple[Path, ...]) -> Iterator[str]:
        """
        Walk a folder.

        Args:
            folder: Where to look.
            trail: The real folders above, from the site's to *folder*, for links in a circle.
        """
        shown = folder.relative_to(self.root).as_posix()
        try:
            if len(trail) > DEEPEST:
                raise too_deep(folder)
            entries = list(os.scandir(folder))
        except OSError as error:
            fix = "create a folder `content`" if isinstance(error, FileNotFoundError) else ""
            message = f"folder cannot be read: {error.strerror}"
            self._fault("content/unreadable", message, PurePosixPath(shown), fix)
            return
        for entry in entries:
            own = entry.name
            name = f"{shown}/{own}"
            if own.endswith(_TEXTS) and own[0] != "." and own.isascii():
                if entry.is_file(follow_symlinks=False):
                    yield name  # nearly every entry; the rest is looked at closely
                    continue
            elif self._is_left_out(own, name):
                continue
            yield from self._enter(entry, name, trail)

    def _is_left_out(self, own: str, name: str) -> bool:
        """Whether nobody means to publish a file; what begins with a dot is private in any case."""
        if self.leftovers.take(own, PurePosixPath(printable(name))):
            return True
        return own.startswith(".") and not self.leftovers.allows(own)

    def _enter(self, entry: os.DirEntry[str], name: str, trail: tuple[Path, ...]) -> Iterator[str]:
        place = PurePosixPath(printable(name))
        if str(place) != name:
            message = "name is not UTF-8, so it cannot be part of an address; it is left out"
            self._fault("content/unreadable", message, place, "rename it")
            return
        inner = trail[-1] / entry.name
        if entry.is_symlink():
            target = self._target(entry, trail, place)
            if target is None or self._is_left_out(target.name, name):
                return
            inner = target
        try:
            mode = entry.stat().st_mode
        except OSError as error:
            self.faults.append(_unreadable(place, error.strerror))
            return
        if stat.S_ISDIR(mode):
            yield from self._walk(Path(entry.path), (*trail, inner))
        elif stat.S_ISREG(mode):
            yield name
        else:
            message = f"this is a {kind_of(mode)} and no file; it is left out"
            self._fault("content/not-a-file", message, place)

    def _target(
        self, entry: os.DirEntry[str], trail: tuple[Path, ...], place: PurePosixPath
    ) -> Path | None:
        """Where a link leads; None where it leads nowhere, out, or to what holds it."""
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            message = "this link leads nowhere or in a circle; it is left out"
            self._fault("content/dangling-link", message, place)
            return None
        if target in trail:
            message = "this link leads to a folder that it lies in; it is left out"
            self._fault("content/dangling-link", message, place, "remove it")
            return None
        beyond = self.boundary.beyond(target)
        if beyond is not None:
            self.faults.append(refused(_OUTSIDE, place, beyond))
            return None
        return target

    def _fault(self, rule: str, message: str, place: PurePosixPath, fix: str = "") -> None:
        self.faults.append(Fault(rule, message, Location(place), fix))
