"""`proofpress clean`."""

from pathlib import Path

import click

from generator.cli.options import root_option
from generator.errors import GeneratorError
from generator.files.disk import remove_tree
from generator.files.output_folder import claim, complete
from generator.model.counted import counted
from generator.one_file import is_folder
from generator.settings.load import load


@click.command("clean")
@root_option
def command(root: Path) -> int:
    """Delete what builds have written, and the cache. Files from elsewhere are kept."""
    root = root.resolve()
    settings = load(root).settings
    cache = root / ".cache"
    output = root / settings.output
    if is_folder(output):
        deleted = complete(claim(output, root, cache), ())
        click.echo(f"{counted(len(deleted), 'file')} deleted from {settings.output}/")
        if not any(output.iterdir()):
            output.rmdir()
    if cache.is_symlink():
        raise GeneratorError(f"{cache} is a link; it is left alone")
    if is_folder(cache):
        remove_tree(cache)
        click.echo("cache deleted")
    return 0
