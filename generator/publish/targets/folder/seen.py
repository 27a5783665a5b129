"""What visitors see now: the pages of the current release, and whether its files are as built."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

from generator.one_file import read_file, walk
from generator.publish.plan import Plan
from generator.publish.snapshot import FileState, Snapshot, same_bytes
from generator.publish.target import Difference
from generator.publish.targets.folder.layout import current_id, folder_of, moment_of
from generator.value import dataclass

_MOST_BYTES = 4 * 1024 * 1024  # of a page; a larger one is not read


@dataclass(frozen=True, slots=True)
class Released:
    """
    The pages of a release.

    Attributes:
        folder: In which they lie.
        day: On which it was published, in UTC.
        pages: Their paths in the folder, with forward slashes, sorted.
    """

    folder: Path
    day: dt.date
    pages: tuple[str, ...]

    def html(self, path: str) -> str:
        """Give a page as published; empty where it cannot be read."""
        try:
            return read_file(self.folder / path, _MOST_BYTES).decode("utf-8", "replace")
        except OSError:
            return ""


def released(target: Path) -> Released | None:
    """
    List the pages that visitors see.

    Args:
        target: Folder with `releases/` and the link `current`.

    Returns:
        None where nothing has been released yet, or where the folder cannot be read.
    """
    current = current_id(target)
    moment = moment_of(current) if current else None
    if current is None or moment is None:
        return None
    folder = folder_of(target, current)
    return Released(
        folder,
        moment.date(),
        tuple(sorted(path for path in _files(folder) if path.endswith(".html"))),
    )


def differences(folder: Path, built: Snapshot, plan: Plan) -> Iterator[Difference]:
    """
    Compare a released folder with what was built, and yield what differs, sorted by path.

    New and changed files are read; the others are those of the release before, which *plan* has
    compared, and it is enough that they are there.

    Args:
        folder: As the web server opens it; it may be a link.
        built: What was released.
        plan: By which it was released.
    """
    there = frozenset(_files(folder))
    expected = plan.kept.keys() | built.files.keys()
    found = dict.fromkeys(expected - there, "is missing")
    found |= dict.fromkeys(there - expected, "was not built")
    for path in (*plan.new, *plan.changed):
        if path in there and (what := _unlike(folder / path, built.files[path])):
            found[path] = what
    for path, what in sorted(found.items()):
        yield Difference(path, what)


def _unlike(path: Path, state: FileState) -> str:
    """What is wrong with a file; empty where it is as built."""
    try:
        if same_bytes(path, state):
            return ""
        size = path.lstat().st_size
    except OSError as error:
        return f"cannot be read: {(error.strerror or str(error)).lower()}"
    if size != state.size:
        return f"has {size:,} bytes instead of {state.size:,}"
    return "has other bytes"


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files below *folder*, with forward slashes."""
    start = len(str(folder)) + 1
    for place, _, names in walk(folder):
        for name in names:
            yield f"{place}{os.sep}{name}"[start:].replace(os.sep, "/")
