"""
Patterns of names, as `site.yaml` and options of commands give them.

All are those of Python's `fnmatch`: `*` stands for any characters, slashes among them, `?` for one,
`[…]` for one of several; capital letters are told from small ones. CODEOWNERS has patterns of
another kind (`checks/formats/codeowners.py`).
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath


def fits(name: str, pattern: str) -> bool:
    """Whether *pattern* matches the whole of *name*: a path, an address, a host."""
    return fnmatchcase(name, pattern)


def fits_one(name: str, patterns: Iterable[str]) -> bool:
    """Whether any of *patterns* matches the whole of *name*."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def fits_or_is_below(name: str, pattern: str) -> bool:
    """Whether *pattern* matches *name*, or is a folder that *name* lies in, to the letter."""
    return fnmatchcase(name, pattern) or name.startswith(pattern.rstrip("/") + "/")


def fits_or_is_within(path: PurePosixPath, pattern: str) -> bool:
    """Whether *pattern* matches *path*, or names it or a folder of it, `./` and `//` left out."""
    return fnmatchcase(path.as_posix(), pattern) or path.is_relative_to(pattern.rstrip("/"))
