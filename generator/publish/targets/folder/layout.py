"""
How a target folder is laid out.

::

    TARGET/.proofpress            says that the folder is ours
    TARGET/.proofpress.lock       held while a release or a rollback is under way
    TARGET/current                a link to the release that visitors see
    TARGET/releases/ID/           one complete release
    TARGET/releases/.earlier-ID.json  which of its files are those of earlier releases
    TARGET/releases/.incoming-ID  one that is not complete; swept the next time
    TARGET/releases/.removing-ID  one that is being removed; swept the next time

A name without a dot in `releases/` is a promise that the release is complete.
"""

import datetime as dt
import re
from pathlib import Path

from generator.errors import PublishError
from generator.one_file import is_file, is_folder, is_there
from generator.publish.target import Release

MARKER = ".proofpress"
LOCK = ".proofpress.lock"
CURRENT = "current"
RELEASES = "releases"
INCOMING = ".incoming-"
EARLIER = ".earlier-"
REMOVING = ".removing-"
NEW_LINK = ".current-new"

#: UTC time and the first eight digits of the content's digest; sorting by name sorts by age.
_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}")


def releases(target: Path) -> tuple[Release, ...]:
    """
    List the complete releases in *target*, the newest first; empty where there is no folder.

    Whatever else lies there is somebody else's, and is passed over.
    """
    current = current_id(target)
    try:
        found = list((target / RELEASES).iterdir())
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = f"{target / RELEASES} cannot be read: {error.strerror}"
        raise PublishError(message, "releases stand in it; put it right") from error
    ids = sorted(
        (path.name for path in found if moment_of(path.name) and is_folder(path)), reverse=True
    )
    return tuple(
        Release(number, id_, current=id_ == current) for number, id_ in enumerate(ids, start=1)
    )


def folder_of(target: Path, id_: str) -> Path:
    """Folder of a release."""
    return target / RELEASES / id_


def moment_of(name: str) -> dt.datetime | None:
    """Read the time in a release's id; None for a name that is no id."""
    if not _ID.fullmatch(name):
        return None
    try:
        moment = dt.datetime.strptime(name[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    except ValueError:
        return None  # the 99th of a month
    return moment if moment.year < dt.MAXYEAR else None  # there would be no later one


def current_id(target: Path) -> str | None:
    """Id of the release that visitors see; None where there is none yet."""
    try:
        link = (target / CURRENT).readlink()
    except OSError:
        return None
    if link.parent != Path(RELEASES) or moment_of(link.name) is None:
        return None
    return link.name if is_folder(target / RELEASES / link.name) else None


def require_ours(target: Path) -> None:
    """
    Refuse a target that somebody else uses.

    Raises:
        PublishError: It is not a folder, or holds files and no marker of ours.
    """
    if not is_there(target):
        if target.is_symlink():
            raise PublishError(f"{target} is a link that leads nowhere")
        return
    if not is_folder(target):
        raise PublishError(f"{target} is not a folder")
    if not is_file(target / MARKER) and any(target.iterdir()):
        raise PublishError(
            f"{target} holds files that are not ours, and no `{MARKER}` file",
            hint="choose an empty or new folder for `publish.directory`",
        )
    current = target / CURRENT
    if is_there(current) and not current.is_symlink():
        raise PublishError(
            f"{current} is not a link, so the release cannot be switched in one step",
            hint="move it away; releases stand in `releases/`",
        )
