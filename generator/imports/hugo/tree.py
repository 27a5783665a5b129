"""Which files of a Hugo site go where."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from generator.imports.hugo.config import HugoConfig, lowered
from generator.model.finding import Fault, Location
from generator.one_file import DEEPEST, is_folder, too_deep
from generator.value import dataclass

_COMPONENTS = ("content", "data", "static")
_SKIPPED = frozenset({".git", ".hg", ".svn", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder of the source, and the folder of the new site into which its files go."""

    origin: PurePosixPath
    target: PurePosixPath


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


def mounts(source: Path, config: HugoConfig) -> tuple[Mount, ...]:
    """
    Say which folders hold content, data and static files.

    A source without settings and without a folder `content` is content throughout.
    """
    if not config.files and not is_folder(source / "content"):
        return (Mount(PurePosixPath(), PurePosixPath("content")),)
    found = [
        Mount(PurePosixPath(folder), PurePosixPath(component))
        for component in _COMPONENTS
        for folder in _folders(config.values.get(f"{component}dir"), component)
    ]
    for code, language in config.table("languages").items():
        own = lowered(language).get("contentdir")
        if isinstance(own, str):
            found.append(Mount(PurePosixPath(own), PurePosixPath("content", code)))
    for entry in config.table("module").get("mounts") or ():
        mount = lowered(entry)
        target = PurePosixPath(str(mount.get("target") or ""))
        if mount.get("source") and target.parts and target.parts[0] in _COMPONENTS:
            found.append(Mount(PurePosixPath(str(mount["source"])), target))
    # The deepest folder decides, so that `content/de` is not read a second time as `content`.
    unique = {mount.origin: mount for mount in found}
    return tuple(sorted(unique.values(), key=lambda mount: mount.origin.as_posix()))


def files(source: Path, wanted: Sequence[Mount], faults: list[Fault]) -> Iterator[SourceFile]:
    """List the files of *wanted* folders in order; what is left out on the way is a fault."""
    others = {mount.origin for mount in wanted}
    taken: dict[PurePosixPath, PurePosixPath] = {}
    for mount in wanted:
        if _outside(mount.origin) or _outside(mount.target):
            message = f"folder `{mount.origin}` lies outside the site, or would; it is left out"
            faults.append(
                Fault("imports/link-outside", message, Location(PurePosixPath(mount.origin.name)))
            )
            continue
        for origin in _walk(source, mount.origin, others - {mount.origin}, faults):
            target = mount.target / origin.relative_to(mount.origin)
            earlier = taken.setdefault(target, origin)
            if earlier != origin:
                message = (
                    f"this file and `{earlier}` both go to `{target}`; only that one was copied"
                )
                fix = "rename one of them, then import again"
                faults.append(Fault("imports/same-place", message, Location(origin), fix))
                continue
            yield SourceFile(origin, target, source / origin)


def _folders(value: Any, default: str) -> list[str]:
    if isinstance(value, str) and value:
        return [value]
    if isinstance(value, list) and value:
        return [str(item) for item in value]
    return [default]


def _outside(folder: PurePosixPath) -> bool:
    return folder.is_absolute() or ".." in folder.parts


def _walk(
    source: Path, folder: PurePosixPath, others: set[PurePosixPath], faults: list[Fault]
) -> Iterator[PurePosixPath]:
    try:
        if len(folder.parts) > DEEPEST:
            raise too_deep(source / folder)
        entries = sorted(os.scandir(source / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        message = f"folder cannot be read: {error.strerror}"
        faults.append(
            Fault("imports/unreadable", message, Location(folder), "check its permissions")
        )
        return
    for entry in entries:
        place = folder / entry.name
        if entry.name in _SKIPPED or place in others:
            continue
        if entry.is_symlink() and not _followed(source, entry, place, faults):
            continue
        if entry.is_dir():
            yield from _walk(source, place, others, faults)
        elif entry.is_file():
            yield place
        else:
            message = "this is neither a file nor a folder; it is left out"
            faults.append(Fault("imports/not-a-file", message, Location(place)))


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
