"""What may stand in the place of a file or a folder, that is neither or that nobody can read."""

import os
import random
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    one = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    try:
        os.chdir(path.parent)  # a socket's path is short
        one.bind(path.name)
    finally:
        os.chdir(here)
        one.close()


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _terminal(path: Path) -> None:
    path.symlink_to("/dev/tty")


def _full(path: Path) -> None:
    path.symlink_to("/dev/full")


def _memory(path: Path) -> None:
    path.symlink_to("/proc/self/mem")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _nowhere(path: Path) -> None:
    path.symlink_to("nothing/here")


def _upwards(path: Path) -> None:
    path.symlink_to("..")


def _elsewhere(path: Path) -> None:
    path.symlink_to("/etc")


def _folder(path: Path) -> None:
    (path / "inner").mkdir(parents=True)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(6 << 30)


def _closed_file(path: Path) -> None:
    path.write_bytes(b"x: 1\n")
    path.chmod(0)


def _closed_folder(path: Path) -> None:
    path.mkdir()
    (path / "file.md").write_bytes(b"x\n")
    path.chmod(0)


def _deep(path: Path) -> None:
    """Make folders in folders, deeper than Python's recursion and than a path may be long."""
    path.mkdir()
    here = os.open(path, os.O_RDONLY)
    for _ in range(1200):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(os.open("page.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


STRANGE: tuple[Callable[[Path], None], ...] = (
    _pipe,
    _socket,
    _endless,
    _terminal,
    _full,
    _memory,
    _circle,
    _nowhere,
    _upwards,
    _elsewhere,
    _folder,
    _empty,
    _huge,
    _closed_file,
    _closed_folder,
    _deep,
)
NAMES = (b"caf\xe9", b"a\nb", b"a\xed\xa0\x80", b"-x", b" x", b"x ", b"%2e%2e", b"con", b"x" * 250,
         "İß\u202e".encode(), b"a:b", b"a?b", b"a#b", b"{{x}}", b"<x>", b"*", b"'\"")  # fmt: skip


def put(path: Path, rng: random.Random) -> str:
    """Put something strange in the place of *path*; say what."""
    remove(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = rng.choice(STRANGE)
    made(path)
    return made.__name__.lstrip("_")


def rename(path: Path, rng: random.Random) -> str:
    """Give the file or folder at *path* a strange name with the same ending; say which."""
    name = rng.choice(NAMES)
    new = os.fsencode(path.parent) + b"/" + name + os.fsencode(path.suffix)[:5]
    path.rename(os.fsdecode(new))
    return f"named {name!r}"


def remove(path: Path) -> None:
    """Take away whatever is at *path*."""
    subprocess.run(["rm", "-rf", str(path)], check=True)
