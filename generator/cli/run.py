"""Run a command, and turn everything that can end it into words and an exit code."""

import os
import sys
import traceback
from collections.abc import Sequence

import click

from generator.cli.commands import proofpress
from generator.errors import GeneratorError

INTERRUPTED = 130


def run(arguments: Sequence[str]) -> int:
    """
    Run `proofpress` with *arguments*.

    Returns:
        0 clean; 1 findings at or above the threshold; 2 usage or settings; 3 the run failed;
        130 interrupted from the keyboard.
    """
    try:
        code = proofpress.main(args=list(arguments), prog_name="proofpress", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except GeneratorError as error:
        click.echo(f"error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  fix: {error.hint}", err=True)
        if "--verbose" in arguments or "-v" in arguments:
            traceback.print_exc()
        return error.exit_code
    except Exception:  # noqa: BLE001 - the last line of defence: our own bug, said as such
        traceback.print_exc()
        click.echo("\nthis is a bug in proofpress, not in your site; please report it", err=True)
        return 3
    return code if isinstance(code, int) else 0
