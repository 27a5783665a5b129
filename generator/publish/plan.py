"""What a release would change."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field

from generator.publish.snapshot import FileState, Snapshot
from generator.settings.publishing import EarlierFiles
from generator.value import dataclass

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """
    A file that the build of a release no longer has.

    Attributes:
        release: Id of a release that has it.
        since: When the first release came that had it no more.
        releases: How many releases have had it no more.
    """

    release: str
    since: dt.datetime
    releases: int

    def stays(self, keeping: EarlierFiles, now: dt.datetime) -> bool:
        """Whether it is kept in a release that is made *now*: one of the two has to say so."""
        days = (now - self.since).total_seconds() / 86_400
        return self.releases <= keeping.releases or days < keeping.days


@dataclass(frozen=True, slots=True)
class Plan:
    """
    The difference between a built folder and the release that visitors see.

    Attributes:
        current: Id of that release; None where there is none yet.
        new: Paths that are in the built folder alone.
        changed: Paths in both, with other bytes.
        unchanged: Paths in both, with the same bytes.
        deleted: Paths in the current release alone.
        bytes: Sum of the sizes of *new* and *changed*.
        expired: Ids of old releases that are removed once the new one is seen.
        kept: Fingerprinted files of earlier releases that stay, by path.
    """

    current: str | None
    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    deleted: tuple[str, ...]
    bytes: int
    expired: tuple[str, ...] = ()
    kept: Mapping[str, EarlierFile] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether visitors would see no difference."""
        return not (self.new or self.changed or self.deleted)

    @property
    def deleted_pages(self) -> int:
        """How many of *deleted* are pages."""
        return count_pages(self.deleted)

    @property
    def old_pages(self) -> int:
        """How many pages the current release has."""
        return sum(map(count_pages, (self.deleted, self.changed, self.unchanged)))


def compare(
    built: Snapshot,
    current: str | None,
    there: Collection[str],
    is_same: Callable[[str, FileState], bool],
    *,
    expired: Iterable[str] = (),
    kept: Mapping[str, EarlierFile] | None = None,
    earlier: Collection[str] = (),
) -> Plan:
    """
    Compare a build with a release.

    Args:
        built: What is to be seen.
        current: Id of the release that is seen; None where there is none yet.
        there: Paths of its files.
        is_same: Whether the file at a path of the release has this size and these bytes.
        expired: Ids of the releases that go.
        kept: Earlier files that stay, by path.
        earlier: Paths of *there* that were earlier files already; that they go is no change.
    """
    old = frozenset(there)
    new, changed, unchanged = list[str](), list[str](), list[str]()
    for path, state in built.files.items():
        if path not in old:
            new.append(path)
        elif is_same(path, state):
            unchanged.append(path)
        else:
            changed.append(path)
    stay = kept or {}
    return Plan(
        current=current,
        new=tuple(new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        deleted=tuple(sorted(old.difference(built.files, stay, earlier))),
        bytes=sum(built.files[path].size for path in (*new, *changed)),
        expired=tuple(expired),
        kept=stay,
    )


def count_pages(paths: Iterable[str]) -> int:
    """How many of *paths* are pages."""
    return sum(path.endswith(_PAGE_SUFFIXES) for path in paths)
