"""The lock as Windows has it, on a stand-in for the one function that Windows alone has."""

import errno
import importlib.util
import os
import sys
from types import ModuleType

import pytest

from generator.files import lock


class FakeMsvcrt(ModuleType):
    """
    Locks bytes as `msvcrt.locking` does: from the current place on, until the file is closed.

    Source: Python's documentation of `msvcrt`; Microsoft, `_locking`.
    """

    LK_NBLCK = 2

    def __init__(self):
        super().__init__("msvcrt")
        self.held = {}

    def locking(self, descriptor, mode, number):
        assert (mode, number) == (self.LK_NBLCK, 1)
        state = os.fstat(descriptor)
        byte = state.st_ino, os.lseek(descriptor, 0, os.SEEK_CUR)
        if self.held.get(byte, descriptor) != descriptor:
            raise OSError(errno.EACCES, "Permission denied")
        self.held[byte] = descriptor

    def closed(self, descriptor):
        self.held = {byte: one for byte, one in self.held.items() if one != descriptor}


@pytest.fixture
def windows(monkeypatch):
    """Load a copy of the module as if on Windows, without what its `os` lacks."""
    fake, close = FakeMsvcrt(), os.close

    def closing(descriptor):
        fake.closed(descriptor)
        close(descriptor)

    with monkeypatch.context() as faked:
        faked.setattr(sys, "platform", "win32")
        faked.setitem(sys.modules, "msvcrt", fake)
        faked.setattr(os, "close", closing)
        for name in ("pread", "pwrite", "O_NOFOLLOW"):
            faked.delattr(os, name)
        spec = importlib.util.spec_from_file_location("lock_on_windows", lock.__file__)
        copy = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(copy)
        yield copy


def test_second_one_is_told_who_holds_it(windows, tmp_path):
    path = tmp_path / "lock"
    with windows.exclusive(path), pytest.raises(windows.BusyError) as caught:  # noqa: SIM117
        with windows.exclusive(path):
            pass
    assert caught.value.holder.startswith(f"process {os.getpid()}, since 20")


def test_it_is_free_again_afterwards(windows, tmp_path):
    path = tmp_path / "lock"
    for _ in range(2):
        with windows.exclusive(path):
            assert path.read_text().startswith(f"process {os.getpid()}, since")


def test_locked_byte_lies_behind_the_text(windows, tmp_path):
    # Windows lets nobody read a locked byte, not even to say who holds it.
    path = tmp_path / "lock"
    with windows.exclusive(path):
        assert path.stat().st_size < windows._LOCKED_BYTE
