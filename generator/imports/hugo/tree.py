"""Which files of a Hugo site go where."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.imports.hugo.config import HugoConfig
from generator.imports.hugo.mounts import Mount, disabled_languages, ignored, languages
from generator.model.finding import Fault, Location
from generator.one_file import DEEPEST, is_file, is_folder, too_deep
from generator.value import dataclass

_SKIPPED = frozenset({".git", ".hg", ".svn", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """
    A file to carry over.

    Attributes:
        origin: Relative to the source's root.
        target: Relative to the new site's root; begins with `content`, `data` or `static`.
        path: Where it can be read.
    """

    origin: PurePosixPath
    target: PurePosixPath
    path: Path


class Keeper:
    """Files that Hugo keeps out of the old site, for each reason the first of them and their number."""

    def __init__(self, config: HugoConfig) -> None:
        self._expressions = ignored(config)[0]
        self._off = disabled_languages(config)
        self._codes = languages(config)
        self._first: dict[str, PurePosixPath] = {}
        self._counts: Counter[str] = Counter()

    def keeps_out(self, mount: Mount, origin: PurePosixPath, *, folder: bool) -> bool:
        """Whether *origin*, a file or folder of *mount*, is kept out; it is counted then."""
        if mount.keeps_out(origin) if folder else not mount.lets_in(origin):
            return self._note("`files:` of its mount leaves it out", origin)
        if mount.target.parts[0] != "content":
            return False
        name = origin.name
        if name.startswith("#"):
            # Names that begin with a dot or end in `~` are passed over by the build as well.
            return self._note("its name begins with `#`", origin)
        if any(one.search(f"/{origin}") for one in self._expressions):
            return self._note("`ignoreFiles` leaves it out", origin)
        mark = origin.stem.rpartition(".")[2] if "." in origin.stem else ""
        if mark.lower() in self._off and not folder:
            return self._note(f"language `{mark}` is disabled", origin)
        return False

    def in_one_language(self, target: PurePosixPath) -> PurePosixPath:
        """A file whose folder and name both say a language is in the folder of the one in its name."""
        top, *rest = target.parts
        mark = target.stem.rpartition(".")[2] if "." in target.stem else ""
        in_folder = top == "content" and len(rest) > 1 and rest[0] in self._codes
        if not in_folder or mark not in self._codes:
            return target
        name = target.stem.removesuffix(f".{mark}") + target.suffix
        return PurePosixPath(top, mark, *rest[1:-1], name)

    def faults(self) -> Iterator[Fault]:
        """One fault for each reason."""
        for why, first in self._first.items():
            count = self._counts[why]
            more = f", and {count - 1:,} more for the same reason" if count > 1 else ""
            message = f"this is left out, as Hugo does not publish it either: {why}{more}"
            yield Fault("imports/left-out", message, Location(first))

    def _note(self, why: str, origin: PurePosixPath) -> bool:
        self._first.setdefault(why, origin)
        self._counts[why] += 1
        return True


def files(
    source: Path, wanted: Sequence[Mount], keeper: Keeper, faults: list[Fault]
) -> Iterator[SourceFile]:
    """List the files of *wanted* folders in order; what is left out on the way is a fault."""
    origins = frozenset(mount.origin for mount in wanted)
    taken: dict[PurePosixPath, PurePosixPath] = {}
    for mount in wanted:
        if _outside(mount.origin) or _outside(mount.target):
            message = f"folder `{mount.origin}` lies outside the site, or would; it is left out"
            faults.append(
                Fault("imports/link-outside", message, Location(PurePosixPath(mount.origin.name)))
            )
            continue
        if mount.refusal:
            continue
        walk = _Walk(source, mount, origins - {mount.origin}, keeper, faults)
        for origin in walk.files():
            target = keeper.in_one_language(mount.target / origin.relative_to(mount.origin))
            earlier = taken.setdefault(target, origin)
            if earlier != origin:
                message = (
                    f"this file and `{earlier}` both go to `{target}`; only that one was copied"
                )
                fix = "rename one of them, then import again"
                faults.append(Fault("imports/same-place", message, Location(origin), fix))
                continue
            yield SourceFile(origin, target, source / origin)


def _outside(folder: PurePosixPath) -> bool:
    return folder.is_absolute() or ".." in folder.parts


@dataclass(frozen=True, slots=True)
class _Walk:
    """One mount's files; folders in *others* are walked on their own."""

    source: Path
    mount: Mount
    others: frozenset[PurePosixPath]
    keeper: Keeper
    faults: list[Fault]

    def files(self) -> Iterator[PurePosixPath]:
        origin = self.mount.origin
        if is_file(self.source / origin) and _within(self.source, origin):
            yield origin
        else:
            yield from self._below(origin)

    def _below(self, folder: PurePosixPath) -> Iterator[PurePosixPath]:
        try:
            if len(folder.parts) > DEEPEST:
                raise too_deep(self.source / folder)
            entries = sorted(os.scandir(self.source / folder), key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            message = f"folder cannot be read: {error.strerror}"
            self.faults.append(
                Fault("imports/unreadable", message, Location(folder), "check its permissions")
            )
            return
        for entry in entries:
            place = folder / entry.name
            if entry.name in _SKIPPED or place in self.others:
                continue
            if entry.is_symlink() and not _followed(self.source, entry, place, self.faults):
                continue
            if self.keeper.keeps_out(self.mount, place, folder=entry.is_dir()):
                continue
            if entry.is_dir():
                yield from self._below(place)
            elif entry.is_file():
                yield place
            else:
                message = "this is neither a file nor a folder; it is left out"
                self.faults.append(Fault("imports/not-a-file", message, Location(place)))


def _within(source: Path, origin: PurePosixPath) -> bool:
    return (source / origin).resolve().is_relative_to(source.resolve())


def _followed(
    source: Path, entry: os.DirEntry[str], place: PurePosixPath, faults: list[Fault]
) -> bool:
    """Whether a symbolic link is followed: it must stay inside the source and not run in a circle."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        message = "this link leads nowhere or in a circle; it is left out"
        faults.append(Fault("imports/not-a-file", message, Location(place)))
        return False
    root = source.resolve()
    if not target.is_relative_to(root):
        message = "this link leads out of the site; it is left out"
        fix = "copy what it leads to into the site, then import again"
        faults.append(Fault("imports/link-outside", message, Location(place), fix))
        return False
    if is_folder(target) and Path(entry.path).parent.resolve().is_relative_to(target):
        message = "this link leads to a folder around it; it is left out"
        faults.append(Fault("imports/not-a-file", message, Location(place)))
        return False
    return True
