"""`proofpress init`."""

from pathlib import Path

import click

from generator.scaffold.site import init


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-p",
    "--preset",
    type=click.Choice(["marketing", "blog", "docs"]),
    default="marketing",
    show_default=True,
    help="What kind of site.",
)
def command(folder: Path, preset: str) -> int:
    """
    Start a new site in FOLDER.

    The site is small and whole: it builds as it is, and proofs clean.
    """
    files = init(folder, preset)
    click.echo(f"{len(files)} files written to {folder}/")
    click.echo(f"next: cd {folder} && proofpress build")
    return 0
