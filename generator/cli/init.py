"""`proofpress init`."""

from pathlib import Path

import click


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
    from generator.scaffold.site import init  # noqa: PLC0415 - `--help` stays quick

    files = init(folder, preset)
    click.echo(f"{len(files)} files written to {folder}/")
    click.echo(f"next: cd {folder} && proofpress build")
    return 0
