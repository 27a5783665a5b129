"""
Files of earlier releases that a new one keeps, for pages that caches still hold.

A page in a browser or at a network of caches names the style sheet by the fingerprint that it had
then, and so does what a social network knows of a page name its drawn card. Where that file is
gone, the page loses its styles until the cache asks again. Such a name means one content for good,
so the file can stand beside those of the new release. It belongs to the release and not to the
build, whose bytes stay the same.

Which files of a release are earlier ones is noted beside it, in `releases/.earlier-ID.json`.
"""

import datetime as dt
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

from generator.files.atomic_file import write_if_changed
from generator.one_file import is_folder, read_file
from generator.publish.plan import EarlierFile
from generator.publish.snapshot import list_files, state_of
from generator.publish.target import Release
from generator.publish.targets.folder.layout import (
    EARLIER,
    RELEASES,
    current_id,
    folder_of,
    releases,
)
from generator.settings.publishing import EarlierFiles
from generator.value import dataclass

#: The name of a file with the first eight digits of its SHA-256, as builds write it.
_FINGERPRINTED = re.compile(r"\.([0-9a-f]{8})(?:\.[^./]+)?\Z")
#: A drawn picture for shared links; its name changes with everything that shows on it.
_CARD = re.compile(r"social-cards/[0-9a-f]{16}\.png\Z")


@dataclass(frozen=True, slots=True)
class Earlier:
    """
    What a new release has to do with files of earlier ones.

    Attributes:
        kept: Path to file, of those that stay.
        noted: Paths in the current release that were earlier files in it already.
    """

    kept: Mapping[str, EarlierFile] = field(default_factory=dict)
    noted: frozenset[str] = frozenset()


def earlier_files(
    target: Path, files: Collection[str], keeping: EarlierFiles, now: dt.datetime
) -> Earlier:
    """
    Say which earlier files a release of *files* keeps.

    Args:
        target: Folder with `releases/` and the link `current`.
        files: Paths of the new build.
        keeping: How long they stay.
        now: When the release is made, with time zone.
    """
    current = current_id(target)
    if current is None:
        return Earlier()
    found: dict[str, EarlierFile] = {}
    # After a rollback there are newer ones, whose pages visitors have seen as well.
    for release in releases(target):
        if release.id >= current:
            for path, one in _candidates(target, release, now):
                before = found.get(path)
                if before is None or before.releases > one.releases:
                    found[path] = one
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    kept = {
        path: one
        for path, one in found.items()
        if one.stays(keeping, now) and _has_room(path, files, folders)
    }
    return Earlier(dict(sorted(kept.items())), frozenset(read_notes(target, current)))


def lend(target: Path, to: Release, now: dt.datetime) -> Mapping[str, EarlierFile]:
    """Say which files of the current release one needs that takes its place by a rollback."""
    there = frozenset(list_files(folder_of(target, to.id)))
    current = current_id(target)
    folders = {str(parent) for path in there for parent in PurePosixPath(path).parents}
    return {
        path: one
        for release in releases(target)
        if release.id == current
        for path, one in _candidates(target, release, now)
        if _has_room(path, there, folders)
    }


def _candidates(
    target: Path, release: Release, now: dt.datetime
) -> Iterator[tuple[str, EarlierFile]]:
    """Files of *release* whose names mean one content, as they are once it is replaced."""
    notes = read_notes(target, release.id)
    folder = folder_of(target, release.id)
    for path in list_files(folder):
        if not _means_one_content(folder, path):
            continue
        before = notes.get(path)
        since, number = (before.since, before.releases) if before else (now, 0)
        yield path, EarlierFile(release.id, since, number + 1)


def _means_one_content(folder: Path, path: str) -> bool:
    match = _FINGERPRINTED.search(path)
    if match is None:
        return _CARD.match(path) is not None
    return state_of(folder / path).digest.startswith(match[1])


def _has_room(path: str, files: Collection[str], folders: Collection[str]) -> bool:
    """Whether nothing of the new release stands in the place of *path*, or of a folder above it."""
    above = (str(parent) for parent in PurePosixPath(path).parents)
    return path not in files and path not in folders and not any(one in files for one in above)


def read_notes(target: Path, release: str) -> dict[str, EarlierFile]:
    """Which files of a release are earlier ones; none where that cannot be read."""
    try:
        noted = json.loads(read_file(_notes(target, release)))
        return {path: _understood(release, one) for path, one in noted.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _understood(release: str, noted: Mapping[str, Any]) -> EarlierFile:
    since = dt.datetime.fromisoformat(noted["since"])
    if since.tzinfo is None:
        raise ValueError("a time without zone")
    return EarlierFile(release, since, int(noted["releases"]))


def write_notes(target: Path, release: str, files: Mapping[str, EarlierFile]) -> None:
    """
    Note which files of a release are earlier ones.

    Raises:
        OSError: It cannot be written.
    """
    noted = {
        path: {"since": one.since.astimezone(dt.UTC).isoformat(), "releases": one.releases}
        for path, one in sorted(files.items())
    }
    file = _notes(target, release)
    if noted:
        write_if_changed(file, json.dumps(noted, indent=1).encode())
    else:
        file.unlink(missing_ok=True)


def sweep_notes(target: Path) -> None:
    """Clear away notes of releases that were never completed, or are gone."""
    for file in (target / RELEASES).glob(f"{EARLIER}*.json"):
        if not is_folder(folder_of(target, file.name[len(EARLIER) : -len(".json")])):
            file.unlink(missing_ok=True)


def remove_notes(target: Path, release: str) -> None:
    """Forget what was noted of a release that is gone."""
    _notes(target, release).unlink(missing_ok=True)


def _notes(target: Path, release: str) -> Path:
    return target / RELEASES / f"{EARLIER}{release}.json"
