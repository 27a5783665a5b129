"""Options that several commands share."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from generator.errors import SettingsError, UsageError
from generator.model.finding import Fault, Severity
from generator.settings.schema import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def site_options(command: Command) -> Command:
    """Add the options that say which site, which day and which pages."""
    for option in reversed(
        (
            click.option(
                "-s",
                "--site",
                "root",
                type=click.Path(path_type=Path, file_okay=False),
                default=".",
                show_default=True,
                help="Folder of the site, with site.yaml in it.",
            ),
            click.option(
                "-e",
                "--environment",
                default="production",
                show_default=True,
                help="Which of `environments:` in site.yaml overrides the rest.",
            ),
            click.option("-b", "--base-url", help="Address of the site, instead of `base_url:`."),
            click.option("-D", "--drafts", is_flag=True, help="Build drafts too."),
            click.option(
                "-F", "--future", is_flag=True, help="Build pages whose day has not come."
            ),
            click.option("-E", "--expired", is_flag=True, help="Build pages whose day has passed."),
            click.option(
                "--as-of", metavar="DATE", help="Build the site as of this day (2027-01-31)."
            ),
        )
    ):
        command = option(command)
    return command


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
                help="How findings are printed: text, json, or the reporter of a plug-in.",
            ),
            click.option(
                "--fail-on",
                type=click.Choice([one.value for one in Severity]),
                help="Least severity that gives exit code 1, instead of `fail_on:`.",
            ),
            click.option("--strict", is_flag=True, help="The same as --fail-on warning."),
            click.option("-q", "--quiet", is_flag=True, help="Print findings and nothing else."),
            click.option("-v", "--verbose", is_flag=True, help="Show where an error was raised."),
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
        help="Number of processes; one for each core where it is missing.",
    )(command)


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What `site_options` gave."""

    root: Path
    environment: str
    base_url: str | None
    drafts: bool
    future: bool
    expired: bool
    as_of: str | None


@dataclass(frozen=True, slots=True)
class OpenSite:
    """A site whose settings were read, and the moment that the build stands for."""

    root: Path
    settings: Settings
    faults: tuple[Fault, ...]
    now: dt.datetime


def open_site(options: SiteOptions) -> OpenSite:
    """
    Read the settings.

    Raises:
        SettingsError: They are missing or unusable.
        UsageError: A date or an address of the command line cannot be read.
    """
    from generator.settings.load import load  # noqa: PLC0415 - `--help` needs no YAML

    root = options.root.resolve()
    loaded = load(root, options.environment)
    settings = loaded.settings
    if options.base_url:
        if not options.base_url.startswith(("http://", "https://")):
            raise UsageError(
                f"--base-url {options.base_url}: an address begins with https:// or http://"
            )
        settings = replace(settings, base_url=options.base_url)
    return OpenSite(root, settings, loaded.faults, _moment(options.as_of, settings))


def refuse_faults(site: OpenSite, form: str) -> None:
    """
    Print what is wrong with the settings and stop, since nothing built on them could be trusted.

    Raises:
        SettingsError: There are such faults.
    """
    if not site.faults:
        return
    from generator.cli.show import show_faults  # noqa: PLC0415 - only for the faults

    show_faults(site, form)
    number = len(site.faults)
    what = "fault" if number == 1 else "faults"
    raise SettingsError(f"site.yaml has {number} {what}; nothing was built")


def _moment(as_of: str | None, settings: Settings) -> dt.datetime:
    zone = ZoneInfo(settings.timezone)
    if as_of:
        try:
            moment = dt.datetime.fromisoformat(as_of)
        except ValueError as error:
            raise UsageError(f"--as-of {as_of}: a date looks like 2027-01-31") from error
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), zone)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH={epoch} is not a number of seconds") from error
    return dt.datetime.now(zone)


def today() -> dt.date:
    """The day, for commands that work without a site's time zone."""
    return dt.datetime.now(dt.UTC).date()


def threshold(settings: Settings, fail_on: str | None, *, strict: bool) -> Severity:
    """Least severity that gives exit code 1."""
    if strict:
        return Severity.WARNING
    return Severity(fail_on or settings.fail_on)
