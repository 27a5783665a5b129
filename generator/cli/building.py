"""Run a build for a command."""

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.asking import NOBODY, Asking
from generator.cli.opening import OpenSite, SiteOptions
from generator.cli.progress import Progress
from generator.publish.targets.folder.layout import current_id
from generator.settings.schema import Executor
from generator.stages.store.outcome import (
    Circumstances,
    Outcome,
    Past,
    circumstances,
    look_back,
    replay,
)

if TYPE_CHECKING:
    from generator.stages.plan.order import Order


def run_build(
    site: OpenSite,
    options: SiteOptions,
    output: Path | None,
    jobs: int | None,
    *,
    quiet: bool,
    clean: bool = False,
    asking: Asking = NOBODY,
    executor: Executor | None = None,
) -> Outcome:
    """
    Build, with progress on a terminal; where nothing changed, give the last outcome again.

    Args:
        site: The opened site.
        options: Of the command line.
        output: Where to; None to proof without writing.
        jobs: Number of processes; None for one on each core.
        quiet: Whether to show no progress.
        clean: Whether to forget what earlier builds left.
        asking: Who is asked besides; what they answer is never given again.
        executor: Who makes the pages; None for whom the settings name.
    """
    kept = past = None
    if output is not None:
        flags = (options.drafts, options.future, options.expired, bool(asking), _release(site))
        # No matter who makes a page, it is the same.
        decisive = replace(site.settings, executor=Executor())
        kept = circumstances(site.root, output, decisive, flags, site.now)
        if not clean and not asking:
            past = look_back(kept)
    if past is not None and not past.changed:
        return replay(past)
    # One build makes some million values that live until its end; looking for garbage among them
    # again and again would take a tenth of its time.
    collecting = gc.isenabled()
    gc.disable()
    progress = Progress(quiet=quiet)
    try:
        order = _order(site, options, output, jobs, executor, progress, clean=clean, asking=asking)
        outcome = _built(order, kept, past, progress)
    finally:
        if collecting:
            gc.enable()
        progress.end()
    for note in outcome.notes:
        click.echo(note, err=True)
    return outcome


def _order(
    site: OpenSite,
    options: SiteOptions,
    output: Path | None,
    jobs: int | None,
    executor: Executor | None,
    progress: Progress,
    *,
    clean: bool,
    asking: Asking,
) -> "Order":
    from generator.cli.executing import scheduler_of  # noqa: PLC0415 - replaying needs none of this
    from generator.cli.ordering import order_for  # noqa: PLC0415 - the same

    asked = None
    if asking:
        cache = site.root / ".cache"
        asked = asking.ask(site.settings, site.root, cache, output or cache, progress)
    scheduler = scheduler_of(executor or site.settings.executor)
    return order_for(site, options, output, jobs, scheduler=scheduler, clean=clean, ask=asked)


def _built(
    order: "Order", kept: Circumstances | None, past: Past | None, progress: Progress
) -> Outcome:
    """Bring the last build up to date where that will do; else build the whole."""
    if kept is not None and past is not None:
        from generator.stages.rebuild.quick_build import quick_build  # noqa: PLC0415 - as in _order

        outcome = quick_build(order, kept, past)
        if outcome is not None:
            return outcome
    from generator.build import build  # noqa: PLC0415 - a quick build needs none of this

    return build(order, kept, progress)


def _release(site: OpenSite) -> str | None:
    """Id of the release that visitors see: rules ask what became of its pages."""
    directory = site.settings.publish.directory
    return current_id(site.root / directory) if directory else None
