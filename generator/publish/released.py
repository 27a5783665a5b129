"""What visitors see now: the pages of the current release."""

import datetime as dt
import os
from pathlib import Path

from generator.one_file import read_file, walk
from generator.publish.layout import RELEASES, current_id, moment_of
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
    folder = target / RELEASES / current
    return Released(folder, moment.date(), tuple(sorted(_pages(folder))))


def _pages(folder: Path) -> list[str]:
    found: list[str] = []
    start = len(str(folder)) + 1
    for place, _, names in walk(folder):
        found.extend(
            f"{place}{os.sep}{name}"[start:].replace(os.sep, "/")
            for name in names
            if name.endswith(".html")
        )
    return found
