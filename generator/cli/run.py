"""Run a command, and turn everything that can end it into words and an exit code."""

import sys
import traceback
from collections.abc import Sequence

import click

from generator.cli.commands import proofpress
from generator.errors import GeneratorError
from generator.files.disk import refusal

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
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except KeyboardInterrupt:
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return 2
    except GeneratorError as error:
        return _stopped(error, arguments)
    except OSError as error:
        # Nothing that a run does with files may fail for a reason that is not said in words.
        return _stopped(GeneratorError(*refusal(error, None)), arguments)
    except Exception:  # noqa: BLE001 - the last line of defence: our own bug, said as such
        traceback.print_exc()
        click.echo("\nthis is a bug in proofpress, not in your site; please report it", err=True)
        return 3
    return code if isinstance(code, int) else 0


def _stopped(error: GeneratorError, arguments: Sequence[str]) -> int:
    click.echo(f"error: {error.message}", err=True)
    if error.hint:
        click.echo(f"  fix: {error.hint}", err=True)
    if "--verbose" in arguments or "-v" in arguments:
        traceback.print_exc()
    return error.exit_code
