"""Run a build for a command."""

import gc
from dataclasses import replace
from pathlib import Path

import click

from generator.cli.opening import OpenSite, SiteOptions
from generator.cli.progress import Progress
from generator.publish.layout import current_id
from generator.settings.schema import Executor
from generator.stages.outcome import Outcome, circumstances, look_back, replay


def run_build(
    site: OpenSite,
    options: SiteOptions,
    output: Path | None,
    jobs: int | None,
    *,
    quiet: bool,
    clean: bool = False,
    external: bool = False,
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
        external: Whether other sites are asked; what they answer is never given again.
        executor: Who makes the pages; None for whom the settings name.
    """
    now = past = None
    if output is not None:
        flags = (options.drafts, options.future, options.expired, external, _release(site))
        decisive = replace(
            site.settings, executor=Executor()
        )  # whoever makes a page makes the same
        now = circumstances(site.root, output, decisive, flags, site.now)
        if not clean and not external:
            past = look_back(now)
            outcome = replay(past) if past else None
            if outcome is not None:
                return outcome
    from generator.build import build  # noqa: PLC0415 - replaying needs none of this
    from generator.cli.executing import scheduler_of  # noqa: PLC0415 - the same
    from generator.cli.ordering import order_for  # noqa: PLC0415 - the same

    # One build makes some million values that live until its end; looking for garbage among them
    # again and again would take a tenth of its time.
    gc.disable()
    progress = Progress(quiet=quiet)
    ask = None
    if external:
        from generator.cli.external import asking  # noqa: PLC0415 - few builds need it

        ask = asking(site.settings, site.root / ".cache", progress)
    scheduler = scheduler_of(executor or site.settings.executor)
    order = order_for(site, options, output, jobs, scheduler=scheduler, clean=clean, ask=ask)
    try:
        outcome = build(order, now, past, progress)
    finally:
        gc.enable()
        progress.end()
    for note in outcome.notes:
        click.echo(note, err=True)
    return outcome


def _release(site: OpenSite) -> str | None:
    """Id of the release that visitors see: rules ask what became of its pages."""
    directory = site.settings.publish.directory
    return current_id(site.root / directory) if directory else None
