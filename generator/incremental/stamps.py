"""
Stamps: a quick look at many files, to see which of them need to be read again.

A stamp holds the time of the last *change*, which the system keeps, and not that of the last
modification, which anybody can set: `touch -d`, `cp -p`, archives and build servers do. With the
file's number it also tells two files that were swapped. Where these prove nothing, a stamp holds a
digest of the content besides, and the content decides: see `Clock.stamp`.

Source:
    POSIX.1-2017, `sys/stat.h` (st_ctim, st_ino); the racy entries of Git's index.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.boundary import Boundary
from generator.incremental import file_clock
from generator.incremental.file_clock import Clock
from generator.one_file import DEEPEST, LARGEST_PUBLISHED, read_file

#: Size in bytes, time of the last change in nanoseconds, number of the file; and a digest of the
#: content, which is empty where the other three are enough.
Stamp = tuple[int, int, int, str]
#: A file that is not there.
ABSENT: Stamp = (-1, -1, -1, "")


def stamps(
    folders: Iterable[Path],
    files: Iterable[Path] = (),
    clock: Clock | None = None,
    boundary: Boundary | None = None,
) -> dict[str, Stamp]:
    """
    Look at every file below *folders*, and at *files*.

    Args:
        folders: Those that do not exist are empty.
        files: Those that do not exist are `ABSENT`.
        clock: As in `stamp`.
        boundary: Of links that lead beyond, the links themselves are looked at, since nobody reads
            what is there; None to follow all.

    Returns:
        Path to stamp. Links are followed; a folder that a link leads to is looked into once.
    """
    found: dict[str, Stamp] = {}
    for folder in folders:
        found.update(_Look(clock, boundary).below(str(folder)))
    for file in files:
        found[str(file)] = stamp(str(file), clock)
    return found


def stamp(path: str, clock: Clock | None = None) -> Stamp:
    """
    Look at one file.

    Args:
        path: The file.
        clock: Says whether a look is enough, for a stamp that is kept; it must have been read
            before. None for one that is only to be compared with a kept one, by `holds`.
    """
    try:
        state = os.stat(path)  # noqa: PTH116 - ten thousand times a build
    except OSError:
        return ABSENT
    return _of(path, state, clock)


def look(path: str, clock: Clock) -> tuple[Stamp, bool]:
    """
    Look at a file that is read next, so that its digest will be known without reading it twice.

    Returns:
        A stamp without digest, and whether it can be kept as it is.
    """
    try:
        state = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return ABSENT, False
    return _of(path, state, None), clock.vouches_for(state)


def holds(kept: Stamp, path: str, now: Stamp | None = None) -> bool:
    """
    Whether the file at *path* is what it was when it got the stamp *kept*.

    Args:
        kept: Was made with a clock.
        path: The file.
        now: What a look at the file gives, where somebody has looked already.
    """
    now = stamp(path) if now is None else now
    if now[:3] != kept[:3]:
        return False
    return not kept[3] or kept[3] == digest_of(path)


def changed(kept: Mapping[str, Stamp], now: Mapping[str, Stamp], root: str) -> set[str]:
    """
    Paths of the files that are not as they were, those that came and went included.

    Args:
        kept: Path to stamp, made with a clock.
        now: Path to what a look gives, made without one.
        root: What the paths are relative to.
    """
    differ = {path for path, _ in kept.items() ^ now.items()}
    return {
        path
        for path in differ
        if path not in kept
        or path not in now
        or not holds(kept[path], f"{root}{os.sep}{path}", now[path])
    }


def digest(data: bytes) -> str:
    """What tells the content of a file from another one."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def digest_of(path: str) -> str:
    """Read the file at *path* for its digest; that of no file is empty, that of an unreadable one `-`."""
    try:
        return digest(read_file(path, LARGEST_PUBLISHED))
    except FileNotFoundError:
        return ""
    except OSError:
        return "-"


def _of(path: str, state: os.stat_result, clock: Clock | None) -> Stamp:
    wanted = clock is not None and not clock.vouches_for(state) and stat.S_ISREG(state.st_mode)
    own = digest_of(path) if wanted else ""
    return state.st_size, file_clock.change_time(state), state.st_ino, own


class _Look:
    """A look at everything below a folder."""

    def __init__(self, clock: Clock | None, boundary: Boundary | None) -> None:
        self._clock = clock
        self._boundary = boundary
        self._seen: set[tuple[int, int]] = set()

    def below(self, folder: str) -> Iterator[tuple[str, Stamp]]:
        """Path to stamp of each file."""
        if os.path.islink(folder) and self._is_beyond(folder):  # noqa: PTH114 - plain text
            yield folder, _of_link(folder)
            return
        yield from self._below(folder, 0)

    def _below(self, folder: str, depth: int) -> Iterator[tuple[str, Stamp]]:
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
            state = os.stat(folder)  # noqa: PTH116 - as above
        except OSError:
            return
        if (state.st_dev, state.st_ino) in self._seen:
            return
        self._seen.add((state.st_dev, state.st_ino))
        for entry in entries:
            path = entry.path
            try:
                if entry.is_symlink() and self._is_beyond(path):
                    yield path, _of_link(path)
                elif entry.is_dir():
                    if depth < DEEPEST:  # nothing below is read
                        yield from self._below(path, depth + 1)
                else:
                    yield path, _of(path, entry.stat(), self._clock)
            except OSError:
                yield path, ABSENT

    def _is_beyond(self, path: str) -> bool:
        return self._boundary is not None and self._boundary.beyond(Path(path)) is not None


def _of_link(path: str) -> Stamp:
    """Stamp of a link itself, and not of what it leads to."""
    state = os.lstat(path)
    return state.st_size, file_clock.change_time(state), state.st_ino, os.readlink(path)  # noqa: PTH115 - plain text
