"""
The folder that a build writes into.

We write only where nobody else's files are, and delete only what we wrote. What we wrote is
recorded beside the cache and not in the folder itself, so that nothing of ours is published. The
record is written before the first file is, so a build that is killed leaves no file that the next
one does not know.
"""

import os
import unicodedata
from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path

from generator.errors import OutputFolderError
from generator.files.atomic_file import TEMPORARY
from generator.files.disk import refusal
from generator.files.output_record import read_record, record_path, write_record
from generator.files.writer import Writer, leads_out
from generator.one_file import is_folder, is_there, real, walk
from generator.value import dataclass

__all__ = [
    "OutputFolder",
    "Writer",
    "announce",
    "claim",
    "complete",
    "delete_stale",
    "refuse_foreign",
]

#: What a person writes. `.cache` itself is ours, but a preview's output may lie in it.
_SOURCES = (
    "archetypes", "content", "data", "i18n", "static", "templates", "themes", ".git",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutputFolder:
    """
    A folder that we may write into.

    Attributes:
        path: Resolved.
        record: File that lists what we wrote there.
        written: Paths of files that earlier builds wrote, relative, with forward slashes.
    """

    path: Path
    record: Path
    written: frozenset[str]


def claim(output: Path, root: Path, cache: Path) -> OutputFolder:
    """
    Make sure that *output* is ours to write, and make the folder.

    Args:
        output: The folder; need not exist.
        root: The site's folder.
        cache: The site's `.cache/`, where the record lies.

    Raises:
        OutputFolderError: It is a source folder, holds the site or the user's home, or holds files
            of which we have no record.
    """
    refuse_foreign(output, root, cache)
    path = real(output)
    record = record_path(cache, path, real(root))
    recorded = read_record(record)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputFolderError(*refusal(error, path)) from error
    if recorded is None:
        return OutputFolder(path, record, frozenset())
    written, finished = recorded
    if not finished:
        _sweep(path)
    return OutputFolder(path, record, written)


def refuse_foreign(output: Path, root: Path, cache: Path) -> None:
    """
    Make sure that a build may write into *output*, without touching it.

    Args:
        output: The folder; need not exist.
        root: The site's folder.
        cache: The site's `.cache/`, where the record lies.

    Raises:
        OutputFolderError: As in `claim`.
    """
    path = real(output)
    _refuse_sources(path, output, real(root), real(cache))
    if is_there(path) and not is_folder(path):
        raise OutputFolderError(f"{output} is a file, not a folder")
    unknown = read_record(record_path(cache, path, real(root))) is None
    if unknown and is_folder(path) and any(path.iterdir()):
        raise OutputFolderError(
            f"{output} holds files of which there is no record that a build wrote them",
            hint="empty the folder yourself if nothing in it is needed, or choose another one",
        )


def announce(folder: OutputFolder, planned: Collection[str]) -> OutputFolder:
    """
    Record what is about to be written, on top of what is there already.

    An old file where there will be a folder, and the other way round, is deleted.

    Args:
        folder: As claimed.
        planned: Paths of all files that the site is to have.
    """
    written = folder.written.union(planned)
    write_record(folder.record, written, finished=False)
    delete_stale(folder.path, _in_the_way(folder.written, frozenset(planned)), ())
    return OutputFolder(folder.path, folder.record, written)


def complete(folder: OutputFolder, current: Collection[str]) -> tuple[str, ...]:
    """
    Delete what is no longer produced, and record what is.

    Args:
        folder: As announced.
        current: Paths of all files that the site has now, written by this build or before.

    Returns:
        The paths that were deleted, sorted.
    """
    deleted = delete_stale(folder.path, folder.written, current)
    write_record(folder.record, current, finished=True)
    return deleted


def delete_stale(
    folder: Path, previous: Collection[str], current: Collection[str]
) -> tuple[str, ...]:
    """
    Delete the files in *previous* that are not in *current*, and folders that are empty then.

    A file that is in neither is somebody else's, and stays.

    Returns:
        The paths that were deleted, sorted.
    """
    root = real(folder)
    stale = sorted(frozenset(previous).difference(current))
    folded = {_folded(path): path for path in current} if stale else {}
    deleted: list[str] = []
    emptied: set[Path] = set()
    for path in stale:
        if leads_out(path):
            continue
        file = root / path
        twin = folded.get(_folded(path))
        if twin is not None and is_there(file) and _same(file, root / twin):
            continue  # renamed in upper and lower case only, on a file system that has one of it
        # Resolved is the parent only: a link in the file's place is deleted, not its target.
        if not real(file.parent).is_relative_to(root):
            continue
        try:
            file.unlink()
        except OSError as error:
            if not is_folder(file) and os.path.lexists(file):
                raise OutputFolderError(*refusal(error, file)) from error
            continue  # gone already, or somebody put a folder in its place
        deleted.append(path)
        emptied.add(file.parent)
    _remove_empty(emptied, root)
    return tuple(deleted)


def _refuse_sources(path: Path, shown: Path, root: Path, cache: Path) -> None:
    home = real(Path.home())
    if path == root or _holds(path, root):
        raise OutputFolderError(
            f"{shown} is the site's own folder, or lies above it",
            hint="choose a folder of its own, such as `public`",
        )
    if path == home or _holds(path, home):
        raise OutputFolderError(
            f"{shown} is your home folder, or lies above it",
            hint="choose a folder of its own, such as `public`",
        )
    if _same(path, cache):
        raise OutputFolderError(f"{shown} is the cache", hint="choose another folder")
    for name in _SOURCES:
        source = root / name
        if any(_same(each, source) for each in (path, *path.parents)):
            raise OutputFolderError(
                f"{shown} is in `{name}/`, and a build would put its files among yours",
                hint="choose a folder of its own, such as `public`",
            )


def _holds(folder: Path, other: Path) -> bool:
    return any(_same(folder, parent) for parent in other.parents)


def _same(one: Path, other: Path) -> bool:
    """Whether both are one folder, whatever the file system thinks of upper and lower case."""
    return one == other or (is_there(one) and is_there(other) and one.samefile(other))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _in_the_way(written: frozenset[str], planned: frozenset[str]) -> frozenset[str]:
    """Choose the old files that lie where a planned file needs a folder, or below a planned file."""
    others = written - planned
    folders = {parent for path in planned for parent in _parents(path)} if others else set()
    return frozenset(
        path for path in others if path in folders or not planned.isdisjoint(_parents(path))
    )


def _parents(path: str) -> Iterator[str]:
    return accumulate(path.split("/")[:-1], "{}/{}".format)


def _sweep(folder: Path) -> None:
    """Remove temporary files of a build that was killed."""
    for place, _, names in walk(folder):
        for name in names:
            if name.startswith(".") and name.endswith(TEMPORARY):
                Path(place, name).unlink(missing_ok=True)


def _remove_empty(folders: set[Path], root: Path) -> None:
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        for each in (folder, *folder.parents):
            if each == root or not each.is_relative_to(root):
                break
            try:
                each.rmdir()
            except OSError:
                break  # not empty
