"""Run a build for a command."""

from pathlib import Path

from generator.build import Order, Result, build
from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.opening import OpenSite, SiteOptions
from generator.cli.show import Progress
from generator.site.publication import Day


def order_for(site: OpenSite, options: SiteOptions, output: Path | None, jobs: int | None) -> Order:
    """The order that the command line gives."""
    return Order(
        root=site.root,
        settings=site.settings,
        day=Day(site.now, drafts=options.drafts, future=options.future, expired=options.expired),
        rules=all_rules(),
        kinds=all_kinds(),
        output=output,
        jobs=jobs,
    )


def run_build(order: Order, *, quiet: bool) -> Result:
    """Build, with progress on a terminal."""
    progress = Progress(quiet=quiet)
    try:
        return build(order, progress)
    finally:
        progress.end()
