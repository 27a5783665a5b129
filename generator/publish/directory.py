"""
Releases in a folder of this machine, from which a web server serves `TARGET/current/`.

A release is copied beside the old ones, and becomes visible when one link is replaced, which the
operating system does in one step. Whatever happens before, visitors see the old site.

Files that did not change are hard links to those of the release before: they cost no space, and
keep their time stamp, so a web server's `Last-Modified` and `ETag` stay the same and visitors'
caches stay good. Nothing ever writes into a release once it is complete. Where the file system
has no hard links, files are copied.
"""

import datetime as dt
import os
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import PublishError
from generator.one_file import is_folder
from generator.publish import layout
from generator.publish.disk import free_bytes, refusal, remove_tree
from generator.publish.earlier_files import (
    SHIPPED,
    Keeping,
    earlier_files,
    lend,
    read_notes,
    remove_notes,
    sweep_notes,
    write_notes,
)
from generator.publish.layout import RELEASES, Release, current_id, releases, require_ours
from generator.publish.lock import BusyError, exclusive
from generator.publish.plan import Plan, compare, plan, read_built
from generator.publish.snapshot import Snapshot, copy_file
from generator.value import dataclass

__all__ = ["Plan", "Published", "Release", "plan", "release", "releases", "rollback"]


@dataclass(frozen=True, slots=True)
class Published:
    """
    What a release did.

    Attributes:
        id: Of the release that visitors see now.
        made: False where the built folder equals that release, so that no new one was made.
    """

    id: str
    plan: Plan
    made: bool


def release(
    built: Path,
    target: Path,
    keep: int = 5,
    *,
    earlier: Keeping = SHIPPED,
    files: Collection[str] | None = None,
    allow_mass_deletion: bool = False,
    now: dt.datetime | None = None,
) -> Published:
    """
    Publish *built*.

    Args:
        built: Folder of the built site.
        target: Folder with `releases/` and the link `current`; made where it does not exist.
        keep: Old releases that are kept besides the current one.
        earlier: How long fingerprinted files of earlier releases stay.
        files: Paths of the files that the build wrote; others in its folder are left out. None for
            every file.
        allow_mass_deletion: Whether more than half of the pages may go.
        now: Time in the release's id, with time zone; the clock's where it is missing.

    Raises:
        PublishError: The release was not made; visitors see the same as before.
    """
    content = read_built(built, target, files)
    now = now or dt.datetime.now(dt.UTC)
    with _locked(target), _disk_faults(target):
        _sweep(target)
        kept = earlier_files(target, content.files, earlier, now)
        changes = compare(content, target, keep, kept)
        current = current_id(target)
        if changes.is_empty and current is not None:
            return Published(current, changes, made=False)
        if not allow_mass_deletion and changes.deleted_pages * 2 > changes.old_pages:
            raise PublishError(
                f"{changes.deleted_pages:,} of {changes.old_pages:,} pages would be deleted, "
                "which is more than half",
                hint="look at the plan, and allow it with --allow-mass-deletion if it is right",
            )
        _require_space(target, changes)
        new_id = _new_id(content, target, now)
        _bring_in(content, changes, target, new_id)
        _switch(target, new_id)
        _remove(target, changes.expired)
    return Published(new_id, changes, made=True)


def rollback(target: Path, to: str | None = None) -> Release:
    """
    Show visitors another release.

    Args:
        target: Folder with `releases/` and the link `current`.
        to: An id, or a number as `releases` gives it; the release before the current one where it
            is missing.

    Raises:
        PublishError: There is no such release; visitors see the same as before.
    """
    require_ours(target)
    if not releases(target):
        raise PublishError(f"{target} holds no releases")
    with _locked(target), _disk_faults(target):
        chosen = _choose(releases(target), to)
        if not chosen.current:
            _lend(target, chosen, dt.datetime.now(dt.UTC))
            _switch(target, chosen.id)
    return Release(chosen.number, chosen.id, chosen.path, current=True)


def _lend(target: Path, chosen: Release, now: dt.datetime) -> None:
    """
    Give a release that is shown again what pages need that visitors have seen meanwhile.

    Such files have names of their own, so nothing of the release changes.
    """
    lent = lend(target, chosen, now)
    write_notes(target, chosen.id, {**lent, **read_notes(target, chosen.id)})
    for path, one in lent.items():
        destination = chosen.path / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        source = target / RELEASES / one.release / path
        if not _link(source, destination):
            copy_file(source, destination)


def _choose(available: tuple[Release, ...], to: str | None) -> Release:
    if to is None:
        current = next((each.id for each in available if each.current), None)
        chosen = next((each for each in available if current is None or each.id < current), None)
        wanted = "release before the current one"
    else:
        chosen = next((each for each in available if to in (each.id, str(each.number))), None)
        wanted = f"release {to}"
    if chosen is None:
        listed = ", ".join(
            f"{each.number}: {each.id}{' (current)' if each.current else ''}" for each in available
        )
        raise PublishError(f"there is no {wanted}", hint=f"there are {listed}")
    return chosen


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    with _disk_faults(target):
        target.mkdir(parents=True, exist_ok=True)
        # First of all: from now on the folder is known as ours, even after a crash.
        (target / layout.MARKER).touch()
        (target / RELEASES).mkdir(exist_ok=True)
    try:
        with exclusive(target / layout.LOCK):
            yield
    except BusyError as error:
        raise PublishError(
            f"{target} is being released to by {error.holder}", hint="try again when it is done"
        ) from error


@contextmanager
def _disk_faults(place: Path) -> Iterator[None]:
    """Tell what the operating system refused, and where."""
    try:
        yield
    except OSError as error:
        message, hint = refusal(error, place)
        raise PublishError(f"{message}; visitors see what they saw before", hint) from error


def _require_space(target: Path, changes: Plan) -> None:
    free = free_bytes(target)
    if changes.bytes > free:
        raise PublishError(
            f"the release needs {changes.bytes:,} bytes at {target}, and {free:,} are free",
            hint="make room, or lower `publish.keep`",
        )


def _new_id(content: Snapshot, target: Path, now: dt.datetime) -> str:
    """Name the release so that it sorts after all others, even when the clock went back."""
    now = now.astimezone(dt.UTC).replace(microsecond=0)
    newest = next(iter(releases(target)), None)
    if newest is not None:
        last = layout.moment_of(newest.id)
        assert last is not None  # it is listed, so its name is an id
        now = max(now, last + dt.timedelta(seconds=1))
    return f"{now:%Y%m%dT%H%M%SZ}-{content.digest[:8]}"


def _bring_in(content: Snapshot, changes: Plan, target: Path, new_id: str) -> None:
    """Make the release complete on disk under a hidden name, then give it its own."""
    incoming = target / RELEASES / f"{layout.INCOMING}{new_id}"
    current = current_id(target)
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
                and _link(target / RELEASES / current / path, destination)
            ):
                continue
            _copy(content, path, destination)
            copied.append(destination)
        for path, one in changes.kept.items():
            destination = incoming / path
            destination.parent.mkdir(parents=True, exist_ok=True)
            folders.update(incoming / parent for parent in Path(path).parents)
            if not _link(target / RELEASES / one.release / path, destination):
                copy_file(target / RELEASES / one.release / path, destination)
                copied.append(destination)
        write_notes(target, new_id, changes.kept)
        _make_durable(copied, folders)
        incoming.rename(target / RELEASES / new_id)
        _flush(target / RELEASES)
    except BaseException:
        with suppress(OSError):
            remove_tree(incoming)
        with suppress(OSError):
            remove_notes(target, new_id)
        raise


def _copy(content: Snapshot, path: str, destination: Path) -> None:
    """Copy a file, and make sure that it is still the one that was compared."""
    source = content.folder / path
    with _disk_faults(destination):
        copied = copy_file(source, destination)
    if copied != content.files[path]:
        raise PublishError(
            f"{source} changed while it was published", hint="publish again when the build is done"
        )


def _link(source: Path, destination: Path) -> bool:
    try:
        os.link(source, destination)
    except OSError:
        return False  # no hard links here, too many of this file, or another owner: copy it
    return True


def _make_durable(files: list[Path], folders: set[Path]) -> None:
    """Wait until the disk has everything, so that a power cut after the switch loses nothing."""
    # Side by side the file system gathers the waits; linked files are on the disk already.
    with ThreadPoolExecutor(16) as pool:
        for _ in pool.map(_flush, [*files, *folders]):
            pass


def _flush(path: Path) -> None:
    if os.name == "nt" and is_folder(path):
        return  # Windows cannot open folders
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _switch(target: Path, new_id: str) -> None:
    new_link = target / layout.NEW_LINK
    with suppress(FileNotFoundError):
        new_link.unlink()
    new_link.symlink_to(Path(RELEASES) / new_id, target_is_directory=True)
    new_link.replace(target / layout.CURRENT)
    _flush(target)


def _remove(target: Path, ids: tuple[str, ...]) -> None:
    """Remove old releases; the new one is seen already, so what resists is left for next time."""
    for id_ in ids:
        hidden = target / RELEASES / f"{layout.REMOVING}{id_}"
        with suppress(OSError):
            (target / RELEASES / id_).rename(hidden)
            remove_tree(hidden)
            remove_notes(target, id_)


def _sweep(target: Path) -> None:
    """Clear away what a release left that did not come to its end."""
    for path in (target / RELEASES).iterdir():
        if path.name.startswith((layout.INCOMING, layout.REMOVING)):
            with suppress(OSError):
                remove_tree(path)
    sweep_notes(target)
