"""Assemble a release on disk, under a hidden name until it is complete."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import PublishError
from generator.files.disk import refusal, remove_tree
from generator.one_file import is_folder
from generator.publish.plan import Plan
from generator.publish.snapshot import Snapshot, copy_file
from generator.publish.targets.folder.earlier_files import remove_notes, write_notes
from generator.publish.targets.folder.layout import INCOMING, RELEASES


def bring_in(content: Snapshot, changes: Plan, target: Path, new_id: str) -> None:
    """
    Make the release complete on disk under a hidden name, then give it its own.

    Args:
        content: The files that were built.
        changes: Those that it shares with the release that visitors see, and earlier ones.
        target: Folder with `releases/`.
        new_id: The release's id.

    Raises:
        PublishError: A file has changed since it was compared.
        OSError: Something cannot be written. After either error nothing of the release is left.
    """
    incoming = target / RELEASES / f"{INCOMING}{new_id}"
    current = changes.current
    unchanged = frozenset(changes.unchanged)
    try:
        incoming.mkdir()
        folders = {incoming}
        copied: list[Path] = []
        for path in content.files:
            destination = incoming / path
            if destination.parent not in folders:
                destination.parent.mkdir(parents=True, exist_ok=True)
                folders.update(incoming / parent for parent in Path(path).parents)
            if (
                path in unchanged
                and current
                and link(target / RELEASES / current / path, destination)
            ):
                continue
            _copy(content, path, destination)
            copied.append(destination)
        for path, one in changes.kept.items():
            destination = incoming / path
            destination.parent.mkdir(parents=True, exist_ok=True)
            folders.update(incoming / parent for parent in Path(path).parents)
            if not link(target / RELEASES / one.release / path, destination):
                copy_file(target / RELEASES / one.release / path, destination)
                copied.append(destination)
        write_notes(target, new_id, changes.kept)
        _make_durable(copied, folders)
        incoming.rename(target / RELEASES / new_id)
        flush(target / RELEASES)
    except BaseException:
        with suppress(OSError):
            remove_tree(incoming)
        with suppress(OSError):
            remove_notes(target, new_id)
        raise


def _copy(content: Snapshot, path: str, destination: Path) -> None:
    """Copy a file, and make sure that it is still the one that was compared."""
    source = content.folder / path
    with disk_faults(destination):
        copied = copy_file(source, destination)
    if copied != content.files[path]:
        raise PublishError(
            f"{source} changed while it was published", hint="publish again when the build is done"
        )


def link(source: Path, destination: Path) -> bool:
    """Make *destination* the same file as *source*; False where that cannot be."""
    try:
        os.link(source, destination)
    except OSError:
        return False  # no hard links here, too many of this file, or another owner: copy it
    return True


def _make_durable(files: list[Path], folders: set[Path]) -> None:
    """Wait until the disk has everything, so that a power cut after the switch loses nothing."""
    # Side by side the file system gathers the waits; linked files are on the disk already.
    with ThreadPoolExecutor(16) as pool:
        for _ in pool.map(flush, [*files, *folders]):
            pass


def flush(path: Path) -> None:
    """Wait until the disk has a file, or the names in a folder."""
    if os.name == "nt" and is_folder(path):
        return  # Windows cannot open folders
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def disk_faults(place: Path, seen: str = "visitors see what they saw before") -> Iterator[None]:
    """Say what the operating system refused, and where, and what visitors see now."""
    try:
        yield
    except OSError as error:
        message, hint = refusal(error, place)
        raise PublishError(f"{message}; {seen}", hint) from error
