"""The copy for a staging host that `build --preview` writes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from generator.cli.opening import OpenSite, SiteOptions
from generator.stages.store.outcome import Outcome

#: Where the copy is written, relative to the site, where no other folder is named.
STAGED = ".cache/preview"
#: Where the site is built from which the copy is made.
BUILT_FOR_STAGING = ".cache/preview-build"


def staged_options(given: Mapping[str, Any]) -> SiteOptions:
    """Options of the command line, with the environment `preview` where none is named."""
    source = click.get_current_context().get_parameter_source("environment")
    if source is ParameterSource.DEFAULT:
        given = {**given, "environment": "preview"}
    return SiteOptions(**given)


def stage(site: OpenSite, outcome: Outcome, built: Path, output: Path | None) -> Path:
    """
    Write the copy.

    Args:
        site: The opened site.
        outcome: Of the build.
        built: Folder of the built site.
        output: Folder of the copy; None for the usual one.

    Returns:
        The folder of the copy.
    """
    from generator.preview.staging import Staging  # noqa: PLC0415 - few builds need it
    from generator.site.urls import BaseUrl  # noqa: PLC0415 - the same

    target = output or site.root / STAGED
    prefix = BaseUrl.of(site.settings.base_url).prefix
    headers = "netlify" in site.settings.redirect_files
    Staging(built, target, site.root, prefix, site.now.date(), headers).copy(outcome.written)
    return target
