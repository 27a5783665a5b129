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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path

from generator.errors import PublishError
from generator.files.disk import free_bytes, remove_tree
from generator.files.lock import BusyError, exclusive
from generator.publish.plan import Plan, compare
from generator.publish.snapshot import Snapshot, copy_file, list_files, same_bytes
from generator.publish.target import Difference, Kind, Release
from generator.publish.targets.folder import layout
from generator.publish.targets.folder.earlier_files import (
    earlier_files,
    lend,
    read_notes,
    remove_notes,
    sweep_notes,
    write_notes,
)
from generator.publish.targets.folder.incoming import bring_in, disk_faults, flush, link
from generator.publish.targets.folder.layout import RELEASES, current_id, folder_of, releases
from generator.publish.targets.folder.seen import differences
from generator.settings.publishing import Publish
from generator.value import dataclass


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """
    A folder of this machine; the promises of `generator.publish.target` hold for it.

    Attributes:
        folder: With `releases/` and the link `current`; made by the first release.
        settings: How many old releases are kept, and how long files of earlier ones.
        clock: Gives the time, with time zone, that stands in a release's id.
    """

    folder: Path
    settings: Publish = field(default_factory=Publish)
    clock: Callable[[], dt.datetime] = _now

    @property
    def place(self) -> str:
        """The folder, with forward slashes."""
        return f"{self.folder.as_posix()}/"

    def check(self, built: Path) -> None:
        """Make sure that the folder is ours, and that neither lies in the other."""
        layout.require_ours(self.folder)
        one, other = built.resolve(), self.folder.resolve()
        if one.is_relative_to(other) or other.is_relative_to(one):
            raise PublishError(
                f"{built} and {self.folder} lie in each other, so one would be copied in itself"
            )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder's lock, and clear away what an interrupted release left."""
        with _held(self.folder):
            _sweep(self.folder)
            yield

    def plan(self, built: Snapshot) -> Plan:
        """Compare *built* with the current release, and say what goes and what stays."""
        earlier = earlier_files(self.folder, built.files, self.settings.earlier_files, self.clock())
        current = current_id(self.folder)
        previous = folder_of(self.folder, current) if current else self.folder
        return compare(
            built,
            current,
            list_files(previous) if current else (),
            lambda path, state: same_bytes(previous / path, state),
            # The release that is current now will be an old one.
            expired=(one.id for one in _expired(releases(self.folder), self.settings.keep)),
            kept=earlier.kept,
            earlier=earlier.noted,
        )

    def apply(self, built: Snapshot, plan: Plan) -> Release:
        """Copy *built* beside the old releases, switch the link, and remove what has expired."""
        _require_space(self.folder, plan)
        new_id = _new_id(built, self.folder, self.clock())
        bring_in(built, plan, self.folder, new_id)
        _switch(self.folder, new_id)
        _remove(self.folder, plan.expired)
        return Release(1, new_id, current=True)

    def verify(self, built: Snapshot, plan: Plan) -> tuple[Difference, ...]:
        """Read what changed by way of the link, as a web server does."""
        return tuple(differences(self.folder / layout.CURRENT, built, plan))

    def releases(self) -> tuple[Release, ...]:
        """List the complete releases; none where there is no folder."""
        return releases(self.folder)

    def rollback(self, to: str | None) -> Release:
        """Switch the link to another release."""
        layout.require_ours(self.folder)
        if not releases(self.folder):
            raise PublishError(f"{self.folder} holds no releases")
        with _held(self.folder):
            chosen = _choose(releases(self.folder), to)
            if not chosen.current:
                _lend(self.folder, chosen, self.clock())
                _switch(self.folder, chosen.id)
        return Release(chosen.number, chosen.id, current=True)


def _configured(root: Path, settings: Publish) -> FolderTarget:
    return FolderTarget(root / (settings.directory or ""), settings)


KIND = Kind("directory", _configured)


@contextmanager
def _held(target: Path) -> Iterator[None]:
    with disk_faults(target):
        target.mkdir(parents=True, exist_ok=True)
        # First of all: from now on the folder is known as ours, even after a crash.
        (target / layout.MARKER).touch()
        (target / RELEASES).mkdir(exist_ok=True)
    try:
        with exclusive(target / layout.LOCK), disk_faults(target):
            yield
    except BusyError as error:
        raise PublishError(
            f"{target} is being released to by {error.holder}", hint="try again when it is done"
        ) from error


def _expired(all_releases: tuple[Release, ...], keep: int) -> tuple[Release, ...]:
    """Choose the old releases that go once a newer one than *all_releases* is current."""
    # The one that visitors see until then is kept whatever its age: it is the way back.
    current = [release for release in all_releases if release.current]
    others = [release for release in all_releases if not release.current]
    return tuple(others[max(keep - len(current), 0) :])


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


def _lend(target: Path, chosen: Release, now: dt.datetime) -> None:
    """
    Give a release that is shown again what pages need that visitors have seen meanwhile.

    Such files have names of their own, so nothing of the release changes.
    """
    lent = lend(target, chosen, now)
    write_notes(target, chosen.id, {**lent, **read_notes(target, chosen.id)})
    for path, one in lent.items():
        destination = folder_of(target, chosen.id) / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        source = folder_of(target, one.release) / path
        if not link(source, destination):
            copy_file(source, destination)


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


def _switch(target: Path, new_id: str) -> None:
    new_link = target / layout.NEW_LINK
    with suppress(FileNotFoundError):
        new_link.unlink()
    new_link.symlink_to(Path(RELEASES) / new_id, target_is_directory=True)
    new_link.replace(target / layout.CURRENT)
    with disk_faults(target, f"visitors see release {new_id}, and a power cut may undo that"):
        flush(target)


def _remove(target: Path, ids: tuple[str, ...]) -> None:
    """Remove old releases; the new one is seen already, so failures are left for next time."""
    for id_ in ids:
        hidden = target / RELEASES / f"{layout.REMOVING}{id_}"
        with suppress(OSError):
            folder_of(target, id_).rename(hidden)
            remove_tree(hidden)
            remove_notes(target, id_)


def _sweep(target: Path) -> None:
    """Clear away what a release left that was not finished."""
    for path in (target / RELEASES).iterdir():
        if path.name.startswith((layout.INCOMING, layout.REMOVING)):
            with suppress(OSError):
                remove_tree(path)
    sweep_notes(target)
