"""Files that are there whole or not at all."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.one_file import is_file, read_file

#: End of the names of files that are not complete.
TEMPORARY = ".proofpress-tmp"


def write_new(path: Path | str, data: bytes) -> bool:
    """
    Create the file in one go; False where there is something already.

    This is the fast way for a fresh folder. A crash may leave a part of the file, which the next
    write compares and fixes.
    """
    try:
        _create(path, [data])
    except FileExistsError:
        return False
    return True


def _create(path: Path | str, parts: Iterable[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor has no path
        for part in parts:
            _write_all(file.fileno(), part)


def write_if_changed(path: Path, data: bytes) -> bool:
    """
    Write *data* where it differs from what is there, by way of a temporary file.

    A link in the file's place is replaced, never followed.

    Returns:
        Whether anything was written.

    Raises:
        OSError: The file cannot be written; what was there is still there.
    """
    if not path.is_symlink() and _holds(path, data):
        return False
    temporary = temporary_file(path, [data])
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True


def temporary_file(path: Path, parts: Iterable[bytes]) -> Path:
    """
    Write *parts*, one after the other, into a file beside *path* that is to take its place.

    Returns:
        Where it is; to put it in its place, or to delete it, is up to the caller.

    Raises:
        OSError: It cannot be written; nothing is left of it.
    """
    temporary = path.with_name(f".{path.name[:200]}.{os.getpid()}{TEMPORARY}")
    with suppress(FileNotFoundError):
        temporary.unlink()  # of a process with our number that was killed
    try:
        _create(temporary, parts)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


#: Windows opens files as text unless it is told.
_BINARY = getattr(os, "O_BINARY", 0)


def _holds(path: Path, data: bytes) -> bool:
    try:
        if not is_file(path) or path.stat().st_size != len(data):
            return False
        return read_file(path) == data
    except OSError:
        return False


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
