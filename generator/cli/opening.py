"""Open the site that the command line names."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.errors import UsageError
from generator.model.finding import Fault
from generator.settings.schema import Settings
from generator.value import dataclass


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

    @property
    def is_plain(self) -> bool:
        """Whether the site is asked for as visitors get it: today, and nothing that is held back."""
        return not (self.drafts or self.future or self.expired or self.as_of)


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
        refuse_address(options.base_url)
        settings = replace(settings, base_url=options.base_url)
    # A time zone that does not exist is among the faults.
    zone = dt.UTC if loaded.faults else ZoneInfo(settings.timezone)
    return OpenSite(root, settings, loaded.faults, _moment(options.as_of, zone))


def refuse_address(base_url: str) -> None:
    """
    Stop where what is given as the address of the site is none.

    Raises:
        UsageError: It cannot be read, or has parts that an address of a site has not.
    """
    from generator.settings.values import address_faults  # noqa: PLC0415 - `--help` needs no YAML

    for wrong in address_faults(base_url):
        raise UsageError(
            f"--base-url {base_url}: {wrong.replace('`base_url`', 'it')}",
            "write it like `https://www.example.com/`",
        )


def _moment(as_of: str | None, zone: dt.tzinfo) -> dt.datetime:
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
