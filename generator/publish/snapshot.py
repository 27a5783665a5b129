"""What a folder of files holds: paths, sizes and digests."""

import hashlib
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.errors import PublishError
from generator.one_file import is_file, open_file
from generator.value import dataclass

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileState:
    """Size in bytes, and SHA-256 of the bytes, in hexadecimal."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder and its files, by path with forward slashes, sorted."""

    folder: Path
    files: Mapping[str, FileState]

    @property
    def digest(self) -> str:
        """SHA-256 over all paths and digests, in hexadecimal."""
        total = hashlib.sha256()
        for path, state in self.files.items():
            total.update(f"{path}\0{state.digest}\n".encode(errors="surrogateescape"))
        return total.hexdigest()


def snapshot(folder: Path, only: Collection[str] | None = None) -> Snapshot:
    """
    Read every file of *folder*.

    Args:
        folder: With files and folders in it.
        only: Paths of the files that count; None for all.

    Raises:
        PublishError: There is something else than files and folders. A link might lead out of the
            folder, and leaving it out would publish half a site.
    """
    counted = None if only is None else frozenset(only)
    paths = sorted(list_files(folder))
    files = {path: state_of(folder / path) for path in paths if counted is None or path in counted}
    return Snapshot(folder, files)


def list_files(folder: Path) -> list[str]:
    """
    List the files of *folder* and its subfolders, relative to it, with forward slashes.

    Raises:
        PublishError: As for `snapshot`.
    """
    found: list[str] = []
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    found.append(path)
                else:
                    kind = "a symbolic link" if entry.is_symlink() else "not a regular file"
                    raise PublishError(
                        f"{entry.path} is {kind}; only files and folders are published",
                        hint="remove it, or put a copy of the file in its place",
                    )
    return found


def state_of(path: Path) -> FileState:
    """Read the file at *path* for its size and digest."""
    total = hashlib.sha256()
    size = 0
    with open_file(path) as file:
        while chunk := file.read(_CHUNK):
            total.update(chunk)
            size += len(chunk)
    return FileState(size, total.hexdigest())


def same_bytes(path: Path, state: FileState) -> bool:
    """Whether the file at *path* is a regular file with the size and digest of *state*."""
    if path.is_symlink() or not is_file(path) or path.stat().st_size != state.size:
        return False
    return state_of(path) == state


def copy_file(source: Path, destination: Path) -> FileState:
    """Copy bytes, and nothing else, to a new file; return what was read."""
    total = hashlib.sha256()
    size = 0
    with open_file(source) as reader, destination.open("xb") as writer:
        while chunk := reader.read(_CHUNK):
            total.update(chunk)
            size += len(chunk)
            writer.write(chunk)
    return FileState(size, total.hexdigest())
