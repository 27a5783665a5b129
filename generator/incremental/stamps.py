"""Stamps: a quick look at many files, to see which of them need to be read again."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.one_file import DEEPEST

#: Size in bytes and time of the last change in nanoseconds.
Stamp = tuple[int, int]
#: A file that is not there.
ABSENT: Stamp = (-1, -1)


def stamps(folders: Iterable[Path], files: Iterable[Path] = ()) -> dict[str, Stamp]:
    """
    Look at every file below *folders*, and at *files*.

    Args:
        folders: Those that do not exist are empty.
        files: Those that do not exist are `ABSENT`.

    Returns:
        Path to stamp. Links are followed; a folder that a link leads to is looked into once.
    """
    found: dict[str, Stamp] = {}
    for folder in folders:
        found.update(_below(str(folder), set()))
    for file in files:
        found[str(file)] = stamp(str(file))
    return found


def stamp(path: str) -> Stamp:
    """Look at one file."""
    try:
        state = os.stat(path)  # noqa: PTH116 - ten thousand times a build
    except OSError:
        return ABSENT
    return state.st_size, state.st_mtime_ns


def _below(folder: str, seen: set[tuple[int, int]], depth: int = 0) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
        state = os.stat(folder)  # noqa: PTH116 - as above
    except OSError:
        return
    if (state.st_dev, state.st_ino) in seen:
        return
    seen.add((state.st_dev, state.st_ino))
    for entry in entries:
        try:
            if entry.is_dir():
                if depth < DEEPEST:  # nothing below is read
                    yield from _below(entry.path, seen, depth + 1)
            else:
                state = entry.stat()
                yield entry.path, (state.st_size, state.st_mtime_ns)
        except OSError:
            yield entry.path, ABSENT
