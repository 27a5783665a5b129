"""Data files, read."""

from pathlib import PurePosixPath
from typing import Any

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class DataFile:
    """
    A data file that was read.

    Attributes:
        path: Relative to the site's root.
        value: What it holds, as plain values.
        rows: Line of each item, where *value* is a list.
    """

    path: PurePosixPath
    value: Any
    rows: tuple[int, ...] = ()
