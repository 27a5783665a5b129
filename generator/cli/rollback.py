"""`proofpress rollback`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import root_option
from generator.errors import UsageError
from generator.publish.catalogue import configured
from generator.publish.targets.folder.target import FolderTarget
from generator.settings.load import load

if TYPE_CHECKING:
    from generator.publish.target import Target


@click.command("rollback")
@click.argument("release", required=False)
@root_option
@click.option(
    "-t",
    "--target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that holds the releases, instead of `publish.directory:`.",
)
@click.option("--list", "listing", is_flag=True, help="List the releases, and change nothing.")
def command(release: str | None, root: Path, target: Path | None, *, listing: bool) -> int:
    """
    Go back to an earlier RELEASE: an id, or its number in the list.

    Without RELEASE it is the one before the current.
    """
    if target is not None:
        place: Target | None = FolderTarget(target)
    else:
        place = configured(root.resolve(), load(root.resolve()).settings.publish)
    if place is None:
        raise UsageError("no folder of releases is set", "give --target")
    if listing:
        for one in place.releases():
            click.echo(f"{one.number:3}  {one.id}{'  (current)' if one.current else ''}")
        return 0
    now = place.rollback(release)
    click.echo(f"visitors see release {now.id} now")
    return 0
