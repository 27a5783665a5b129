"""`proofpress new`."""

from pathlib import Path

import click

from generator.cli.options import root_option, today
from generator.cli.show import relative
from generator.scaffold.page import new
from generator.settings.boundary import boundary_of
from generator.settings.load import load


@click.command("new")
@click.argument("path")
@click.option(
    "-t", "--title", help="Title of the page; made of the file's name where it is missing."
)
@root_option
def command(path: str, title: str | None, root: Path) -> int:
    """
    Start a new page at PATH, such as blog/spades.md.

    It is made from the archetype of its section, and is a draft until you say otherwise.
    """
    root = root.resolve()
    settings = load(root).settings  # says so where this is no site
    file = new(root, path, today(), title, boundary_of(root, settings))
    click.echo(f"{relative(file)} written")
    return 0
