"""
A lock that a dead process cannot keep.

The operating system holds the lock for as long as the process lives, so there is no stale lock to
recognise after a crash, and none to steal by mistake. The text in the file only says who holds it.

Forked workers share the lock of the process that took it. Where that one is killed they end too, a
moment later, and for this moment we wait.
"""

import datetime as dt
import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: Seconds in which the workers of a process that was killed have noticed.
_PATIENCE = 5.0


class BusyError(Exception):
    """Another process holds the lock; *holder* says which, in words that follow "held by"."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"held by {holder}")
        self.holder = holder


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """
    Hold the lock file *path*, which stays behind as an ordinary file.

    Raises:
        BusyError: Another process holds it.
        OSError: The file cannot be made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        if not _acquire(descriptor) and not _inherited(descriptor):
            raise BusyError(_holder(descriptor))
        started = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"process {os.getpid()}, since {started}\n".encode())
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


def _inherited(descriptor: int) -> bool:
    """Acquire the lock when the workers of a dead holder have let go of it."""
    end = time.monotonic() + _PATIENCE
    while not _lives(_holder(descriptor)) and time.monotonic() < end:
        time.sleep(0.02)
        if _acquire(descriptor):
            return True
    return False


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    text = os.read(descriptor, 200).decode(errors="replace").strip()
    return text or "a process that has just begun"


if sys.platform == "win32":
    import msvcrt

    #: Windows lets nobody read locked bytes, so the locked one lies behind the text.
    _LOCKED_BYTE = 1_000

    def _acquire(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _lives(_holder: str) -> bool:
        """Windows forks no process, so nobody but the holder can have the lock."""
        return True

else:
    import fcntl

    def _acquire(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _lives(holder: str) -> bool:
        """Whether the process that *holder* names is there, as far as can be told."""
        number = re.match(r"process (\d+)", holder)
        if number is None:
            return True
        try:
            os.kill(int(number[1]), 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):
            return True  # it is somebody else's
        return True
