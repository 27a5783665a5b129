"""What a release would change."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path

from generator.errors import PublishError
from generator.one_file import is_folder
from generator.publish.earlier_files import SHIPPED, Earlier, EarlierFile, Keeping, earlier_files
from generator.publish.layout import RELEASES, Release, current_id, releases, require_ours
from generator.publish.snapshot import Snapshot, list_files, same_bytes, snapshot
from generator.value import dataclass

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The difference between a built folder and the release that visitors see.

    Attributes:
        new: Paths that are in the built folder alone.
        changed: Paths in both, with other bytes.
        unchanged: Paths in both, with the same bytes.
        deleted: Paths in the current release alone.
        bytes: Sum of the sizes of *new* and *changed*.
        expired: Ids of old releases that are removed once the new one is seen.
        kept: Fingerprinted files of earlier releases that stay, by path.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    deleted: tuple[str, ...]
    bytes: int
    expired: tuple[str, ...]
    kept: Mapping[str, EarlierFile] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether visitors would see no difference."""
        return not (self.new or self.changed or self.deleted)

    @property
    def deleted_pages(self) -> int:
        """How many of *deleted* are pages."""
        return _pages(self.deleted)

    @property
    def old_pages(self) -> int:
        """How many pages the current release has."""
        return _pages(self.deleted) + _pages(self.changed) + _pages(self.unchanged)


def plan(
    built: Path,
    target: Path,
    keep: int = 5,
    *,
    earlier: Keeping = SHIPPED,
    files: Collection[str] | None = None,
    now: dt.datetime | None = None,
) -> Plan:
    """
    Work out what `release` would do, and change nothing.

    Args:
        built: Folder of the built site.
        target: Folder with `releases/` and the link `current`; need not exist.
        keep: Old releases that are kept besides the current one.
        earlier: How long fingerprinted files of earlier releases stay.
        files: Paths of the files that the build wrote; others in its folder are left out. None for
            every file.
        now: As for `release`.

    Raises:
        PublishError: The built folder has no pages or holds links, or the target is not ours.
    """
    content = read_built(built, target, files)
    kept = earlier_files(target, content.files, earlier, now or dt.datetime.now(dt.UTC))
    return compare(content, target, keep, kept)


def read_built(built: Path, target: Path, files: Collection[str] | None = None) -> Snapshot:
    """
    Read the built folder, and make sure that it and *target* can be used.

    Raises:
        PublishError: As for `plan`.
    """
    if not is_folder(built):
        raise PublishError(f"there is no folder {built} to publish", hint="build the site first")
    require_ours(target)
    one, other = built.resolve(), target.resolve()
    if one.is_relative_to(other) or other.is_relative_to(one):
        raise PublishError(
            f"{built} and {target} lie in each other, so one would be copied in itself"
        )
    content = snapshot(built, files)
    if not _pages(tuple(content.files)):
        raise PublishError(
            f"{built} holds no pages ({len(content.files)} files), so nothing is published",
            hint="build the site first",
        )
    return content


def compare(content: Snapshot, target: Path, keep: int, earlier: Earlier) -> Plan:
    """Compare *content* with the release that visitors see; it keeps files of *earlier* ones."""
    current = current_id(target)
    previous = target / RELEASES / current if current else None
    old = frozenset(list_files(previous)) if previous else frozenset[str]()
    new, changed, unchanged = list[str](), list[str](), list[str]()
    for path, state in content.files.items():
        if previous is None or path not in old:
            new.append(path)
        elif same_bytes(previous / path, state):
            unchanged.append(path)
        else:
            changed.append(path)
    return Plan(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        deleted=tuple(sorted(old - content.files.keys() - earlier.kept.keys() - earlier.noted)),
        bytes=sum(content.files[path].size for path in (*new, *changed)),
        # The release that is current now will be an old one.
        expired=tuple(release.id for release in expired(releases(target), keep)),
        kept=earlier.kept,
    )


def expired(all_releases: tuple[Release, ...], keep: int) -> tuple[Release, ...]:
    """Choose the old releases that go once a newer one than *all_releases* is current."""
    # The one that visitors see until then is kept whatever its age: it is the way back.
    current = [release for release in all_releases if release.current]
    others = [release for release in all_releases if not release.current]
    return tuple(others[max(keep - len(current), 0) :])


def _pages(paths: tuple[str, ...]) -> int:
    return sum(path.endswith(_PAGE_SUFFIXES) for path in paths)
