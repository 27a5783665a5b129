"""Release a built site to a target: compare, refuse what looks like an accident, send, verify."""

from collections.abc import Collection
from pathlib import Path

from generator.errors import PublishError
from generator.model.counted import counted
from generator.one_file import is_folder
from generator.publish.plan import Plan, count_pages
from generator.publish.snapshot import Snapshot, snapshot
from generator.publish.target import Difference, Target
from generator.value import dataclass


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


def plan(built: Path, target: Target, files: Collection[str] | None = None) -> Plan:
    """
    Work out what `release` would do, and change nothing.

    Args:
        built: Folder of the built site.
        target: Where to.
        files: Paths of the files that the build wrote; others in its folder are left out. None for
            every file.

    Raises:
        PublishError: The built folder has no pages or holds links, or the target refuses.
    """
    return target.plan(_read(built, target, files))


def release(
    built: Path,
    target: Target,
    files: Collection[str] | None = None,
    *,
    allow_mass_deletion: bool = False,
) -> Published:
    """
    Publish *built*, and make sure that visitors get it.

    Args:
        built: Folder of the built site.
        target: Where to.
        files: As for `plan`.
        allow_mass_deletion: Whether more than half of the pages may go.

    Raises:
        PublishError: The release was not made, and visitors see the same as before; or it was
            made, and visitors do not get what was built. The message says which.
    """
    content = _read(built, target, files)
    with target.locked():
        changes = target.plan(content)
        if changes.is_empty and changes.current is not None:
            return Published(changes.current, changes, made=False)
        if not allow_mass_deletion and changes.deleted_pages * 2 > changes.old_pages:
            raise PublishError(
                f"{changes.deleted_pages:,} of {changes.old_pages:,} pages would be deleted, "
                "which is more than half",
                hint="look at the plan, and allow it with --allow-mass-deletion if it is right",
            )
        made = target.apply(content, changes)
        different = target.verify(content, changes)
    if different:
        raise _difference(made.id, different, len(content.files))
    return Published(made.id, changes, made=True)


def _read(built: Path, target: Target, files: Collection[str] | None) -> Snapshot:
    """Read the built folder, once it is known that it and *target* can be used."""
    if not is_folder(built):
        raise PublishError(f"there is no folder {built} to publish", hint="build the site first")
    target.check(built)
    content = snapshot(built, files)
    if not count_pages(content.files):
        raise PublishError(
            f"{built} holds no pages ({counted(len(content.files), 'file')}), so nothing is published",
            hint="build the site first",
        )
    return content


#: Differences that are named; of more there is only the number.
_NAMED = 5


def _difference(made: str, different: tuple[Difference, ...], built: int) -> PublishError:
    named = "; ".join(f"`{one.path}` {one.what}" for one in different[:_NAMED])
    more = f"; and {len(different) - _NAMED:,} more" if len(different) > _NAMED else ""
    differ = "1 file differs" if len(different) == 1 else f"{len(different):,} files differ"
    return PublishError(
        f"release {made} is out, but visitors do not get what was built: "
        f"{differ}, and {built:,} were built: {named}{more}",
        hint="publish again to send what differs, or go back with `proofpress rollback`",
    )
