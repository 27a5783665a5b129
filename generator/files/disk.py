"""What the operating system refused, in words."""

import errno
import shutil
from pathlib import Path

from generator.one_file import is_there, too_deep

_FULL = (errno.ENOSPC, errno.EDQUOT)


def refusal(error: OSError, place: Path | None) -> tuple[str, str]:
    """
    Tell *error* in a message and a hint, the hint empty where nothing helps.

    Args:
        error: What was raised.
        place: What was being written, where *error* does not say; None where it is not known.
    """
    path = Path(error.filename) if isinstance(error.filename, str) else place
    if path is None:
        return f"the system refused: {(error.strerror or str(error)).lower()}", ""
    if error.errno in _FULL:
        return f"the disk is full at {path}: {free_bytes(path):,} bytes are free", "make room on it"
    return f"cannot read or write {path}: {(error.strerror or str(error)).lower()}", ""


def remove_tree(folder: Path) -> None:
    """
    Remove a folder with everything in it.

    Raises:
        OSError: Something cannot be removed, or lies deeper than can be reached.
    """
    try:
        shutil.rmtree(folder)
    except RecursionError as error:  # Python before 3.13 goes down by calling itself
        raise too_deep(folder) from error


def free_bytes(path: Path) -> int:
    """Bytes that are free where *path* is, or will be."""
    existing = next(each for each in (path, *path.absolute().parents) if is_there(each))
    return shutil.disk_usage(existing).free
