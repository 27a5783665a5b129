"""
Read one file, or walk one folder, whatever stands in its place.

A pipe, a socket, a device, a link that leads to one, a name that no file can have, a file that has
no end, folders that lie thousands deep: for all of them there is an `OSError` whose ``strerror`` is
fit for a person, and never a hang. So anyone who reads needs one ``except OSError``.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

#: Bytes. What a person writes, or what is read as a whole, is smaller.
LARGEST = 256 * 1024 * 1024
#: Bytes of a file that is published as it is, a film say. It is held in memory while it is.
LARGEST_PUBLISHED = 1024 * 1024 * 1024
#: Folders in folders below a site's own. A path has at most some 4,000 characters on most systems.
DEEPEST = 100

_PIECE = 64 * 1024
#: A pipe must not be waited for, and a terminal not become ours.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


class TooLongError(OSError):
    """
    A file has more bytes than may be read.

    Attributes:
        size: Bytes that it has at least.
        limit: Bytes that it may have.
    """

    def __init__(self, path: Path | str, size: int, limit: int) -> None:
        message = f"it is {size:,} bytes long; the limit is {limit:,}"
        super().__init__(errno.EFBIG, message, os.fspath(path))
        self.size = size
        self.limit = limit


def read_file(path: Path | str, limit: int = LARGEST) -> bytes:
    """
    Read a file as a whole.

    Args:
        path: A link is followed.
        limit: Bytes; a longer file is not read.

    Raises:
        TooLongError: It is longer.
        OSError: It is no regular file, or cannot be read.
    """
    with _opened(path, limit) as (descriptor, size):
        # Files in /proc say that they are empty, and tell what they hold to the first reading alone.
        data = os.read(descriptor, size + 1 if size else _PIECE)
        if len(data) == size:
            return data
        # It has grown since, comes in pieces, or does not know how long it is.
        parts: list[bytes] = []
        total = 0
        while data:
            parts.append(data)
            total += len(data)
            if total > limit:
                raise TooLongError(path, total, limit)
            data = os.read(descriptor, _PIECE)
        return b"".join(parts)


@contextmanager
def open_file(path: Path | str) -> Iterator[BinaryIO]:
    """
    Open a file of any length, to read parts of it.

    Raises:
        OSError: It is no regular file, or cannot be opened.
    """
    with _opened(path, None) as (descriptor, _), os.fdopen(descriptor, "rb", closefd=False) as file:
        yield file


def is_file(path: Path | str) -> bool:
    """
    Whether a regular file, or a link to one, is at *path*.

    So are `is_folder` and `is_there`: they are false where the system refuses to tell, which the
    methods of `Path` answer with an exception.
    """
    return os.path.isfile(path)  # noqa: PTH113 - see above


def is_folder(path: Path | str) -> bool:
    """Whether a folder, or a link to one, is at *path*."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def is_there(path: Path | str) -> bool:
    """Whether anything that can be looked at is at *path*."""
    return os.path.exists(path)  # noqa: PTH110 - see above


def real(path: Path | str) -> Path:
    """Resolve links; a link in a circle stays as it is."""
    return Path(os.path.realpath(path))


def kind_of(mode: int) -> str:
    """Say what *mode* is that of, where it is not that of a regular file."""
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"


def printable(name: str) -> str:
    r"""Give *name* as it can be printed: what is not UTF-8 in it as ``\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace") if not name.isascii() else name


def walk(
    folder: Path | str, failed: Callable[[OSError], object] = lambda _: None
) -> Iterator[tuple[str, list[str], list[str]]]:
    """
    Walk as `os.walk` does, from the top, links to folders not followed, and to no endless depth.

    Args:
        folder: What is below it is walked.
        failed: Is given an error with a ``filename`` for each folder that is left out: those that
            cannot be read, and those that lie too deep.

    Yields:
        A folder, the names of the folders in it, which the caller may sort or take out, and the
        names of everything else in it.
    """
    pending = [(os.fspath(folder), 0)]
    while pending:
        place, depth = pending.pop()
        folders: list[str] = []
        names: list[str] = []
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    (folders if _is_folder(entry) else names).append(entry.name)
        except OSError as error:
            failed(OSError(error.errno, error.strerror, place))
            continue
        yield place, folders, names
        below = [os.path.join(place, name) for name in reversed(folders)]  # noqa: PTH118 - plain text
        inner = [one for one in below if not os.path.islink(one)]  # noqa: PTH114 - the same
        if depth >= DEEPEST:
            for one in inner:
                failed(too_deep(one))
        else:
            pending += [(one, depth + 1) for one in inner]


def too_deep(folder: Path | str) -> OSError:
    """The error for a folder that lies below too many others."""
    message = f"it lies more than {DEEPEST} folders deep"
    return OSError(errno.ELOOP, message, os.fspath(folder))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle
        return False


@contextmanager
def _opened(path: Path | str, limit: int | None) -> Iterator[tuple[int, int]]:
    """Give a descriptor, and how many bytes the file seems to have."""
    try:
        state = os.stat(path)  # noqa: PTH116 - the hot path of a cold build
        if not stat.S_ISREG(state.st_mode):
            message = f"it is a {kind_of(state.st_mode)} and not a file"
            raise OSError(errno.EINVAL, message, os.fspath(path))
        if limit is not None and state.st_size > limit:
            raise TooLongError(path, state.st_size, limit)
        descriptor = os.open(path, _FLAGS)
    except ValueError as error:  # NUL, or half of a pair of surrogates
        message = "no file can have such a name"
        raise OSError(errno.EINVAL, message, repr(os.fspath(path))) from error
    try:
        yield descriptor, state.st_size
    finally:
        os.close(descriptor)
