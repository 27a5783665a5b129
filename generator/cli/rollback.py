"""`proofpress rollback`."""

from pathlib import Path

import click

from generator.cli.options import root_option
from generator.errors import UsageError


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
    from generator.publish.directory import releases, rollback  # noqa: PLC0415 - `--help` stays quick
    from generator.settings.load import load  # noqa: PLC0415 - the same

    folder = target
    if folder is None:
        configured = load(root.resolve()).settings.publish.directory
        if not configured:
            raise UsageError("no folder of releases is set", "give --target")
        folder = root.resolve() / configured
    if listing:
        for one in releases(folder):
            click.echo(f"{one.number:3}  {one.id}{'  (current)' if one.current else ''}")
        return 0
    now = rollback(folder, release)
    click.echo(f"visitors see release {now.id} now")
    return 0
