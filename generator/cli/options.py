"""Options that several commands share."""

import datetime as dt
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.browser.chromium import refuse_without_driver
from generator.errors import UsageError
from generator.model.finding import Severity
from generator.reports.forms import FORMS
from generator.settings.schema import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


root_option = click.option(
    "-s",
    "--site",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default=True,
    help="Folder of the site, with site.yaml in it.",
)


def site_options(command: Command) -> Command:
    """Add the options that say which site, which day and which pages."""
    for option in reversed(
        (
            root_option,
            click.option(
                "-e",
                "--environment",
                default="production",
                show_default=True,
                help="Which of `environments:` in site.yaml overrides the rest.",
            ),
            click.option(
                "-b",
                "--base-url",
                help="Address of the site, its path included, instead of `base_url:`.",
            ),
            click.option("-D", "--drafts", is_flag=True, help="Build drafts too."),
            click.option(
                "-F", "--future", is_flag=True, help="Build pages that are due in the future, too."
            ),
            click.option(
                "-E", "--expired", is_flag=True, help="Build pages that have expired, too."
            ),
            click.option(
                "--as-of", metavar="DATE", help="Build the site as of this day (2027-01-31)."
            ),
        )
    ):
        command = option(command)
    return command


def _report_files(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    files = []
    for one in given:
        form, equals, file = one.partition("=")
        if not (form and equals and file):
            raise click.BadParameter(f"`{one}` does not look like FORMAT=FILE")
        files.append((form, Path(file)))
    return tuple(files)


def report_options(command: Command) -> Command:
    """Add the options that say how findings are shown, and which of them stop a build."""
    for option in reversed(
        (
            click.option(
                "--format",
                "form",
                default="text",
                show_default=True,
                metavar="FORMAT",
                help=f"How findings are printed: {', '.join(FORMS)}, or the reporter of a plug-in.",
            ),
            click.option(
                "--report",
                "files",
                multiple=True,
                metavar="FORMAT=FILE",
                callback=_report_files,
                help="Also write findings to a file, in any of the formats; may be repeated.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice([one.value for one in Severity]),
                help="Lowest severity that leads to exit code 1, instead of `fail_on:`.",
            ),
            click.option("--strict", is_flag=True, help="The same as --fail-on warning."),
            click.option("-q", "--quiet", is_flag=True, help="Print findings and nothing else."),
            click.option(
                "-v",
                "--verbose",
                is_flag=True,
                help="List every notice, and show where an error was raised.",
            ),
        )
    ):
        command = option(command)
    return command


def jobs_option(command: Command) -> Command:
    """Add the option for the number of processes."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        help="Number of processes, one for each core where it is missing; of batches of pages "
        "under way, on a cluster.",
    )(command)


def executor_options(command: Command) -> Command:
    """Add the options that say who makes the pages."""
    for option in reversed(
        (
            click.option(
                "--executor",
                type=click.Choice(("processes", "dask")),
                help="Who makes the pages, instead of `executor:` of site.yaml.",
            ),
            click.option(
                "--scheduler",
                metavar="ADDRESS",
                help="Scheduler of the Dask cluster that makes the pages (tcp://127.0.0.1:8786).",
            ),
        )
    ):
        command = option(command)
    return command


def _with_client(_context: click.Context, _parameter: click.Parameter, given: bool) -> bool:
    if given and find_spec("aiohttp") is None:
        raise UsageError(
            "`--external` needs the package `aiohttp`",
            "install it with `pip install 'proofpress[external]'`",
        )
    return given


def external_option(command: Command) -> Command:
    """Add the option that asks other sites."""
    return click.option(
        "--external",
        is_flag=True,
        callback=_with_client,
        help="Also check links to other sites, as `external:` of site.yaml says.",
    )(command)


def _with_driver(_context: click.Context, _parameter: click.Parameter, given: bool) -> bool:
    if given:
        refuse_without_driver()
    return given


def browser_options(command: Command) -> Command:
    """Add the options that open pages in a browser."""
    command = click.option(
        "--browser-all",
        is_flag=True,
        callback=_with_driver,
        help="As --browser, but open every page.",
    )(command)
    return click.option(
        "--browser",
        is_flag=True,
        callback=_with_driver,
        help="Also open pages in Chromium, for what needs layout and scripts: a sample that shows "
        "every kind of element. Runs axe-core where npm has installed it.",
    )(command)


def today() -> dt.date:
    """The day, for commands that work without a site's time zone."""
    return dt.datetime.now(dt.UTC).date()


def threshold(settings: Settings, fail_on: str | None, *, strict: bool) -> Severity:
    """Lowest severity that leads to exit code 1."""
    if strict:
        return Severity.WARNING
    return Severity(fail_on or settings.fail_on)
