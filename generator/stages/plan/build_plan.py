"""The plan of a build: everything a worker needs, and nothing that changes."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from generator.assets.table import AssetTable
from generator.checks.engine.ruleset import Ruleset
from generator.model.site import Site
from generator.settings.schema import Settings
from generator.themes.theme import Theme
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """
    What is to be built.

    Attributes:
        root: The site's folder.
        output: Where pages are written; None where nothing is written.
        today: The day that the build stands for.
        teams: Page id to the person or team that `owner:` of its front matter names.
    """

    root: Path
    output: Path | None
    settings: Settings
    site: Site
    theme: Theme
    assets: AssetTable
    ruleset: Ruleset
    today: dt.date
    version: str
    teams: Mapping[str, str]
