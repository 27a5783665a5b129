"""The order for a build that the command line gives."""

from pathlib import Path

from generator import plugins
from generator.checks.whole_site.site_index import Ask
from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.opening import OpenSite, SiteOptions
from generator.site.publication import Day
from generator.stages.plan.order import Order
from generator.stages.store.outcome import program


def order_for(
    site: OpenSite,
    options: SiteOptions,
    output: Path | None,
    jobs: int | None,
    *,
    scheduler: str | None = None,
    clean: bool = False,
    ask: Ask | None = None,
) -> Order:
    """Make the order."""
    return Order(
        root=site.root,
        settings=site.settings,
        day=Day(site.now, drafts=options.drafts, future=options.future, expired=options.expired),
        rules=all_rules(),
        kinds=all_kinds(),
        output=output,
        jobs=jobs,
        scheduler=scheduler,
        program=repr((program(), plugins.fingerprint())),
        clean=clean,
        ask=ask,
    )
