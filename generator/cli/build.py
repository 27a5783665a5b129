"""`proofpress build`."""

import time
from pathlib import Path
from typing import Any

import click

from generator.cli.asking import Asking
from generator.cli.building import run_build
from generator.cli.executing import chosen
from generator.cli.judging import judge_site, refuse_selection, select_site
from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import (
    executor_options,
    external_option,
    jobs_option,
    report_options,
    site_options,
    threshold,
)
from generator.cli.selection import Selection, selection_options
from generator.cli.show import refuse_faults, relative, show_report
from generator.cli.staging import BUILT_FOR_STAGING, stage, staged_options
from generator.cli.surroundings import around_site
from generator.errors import WorkerError
from generator.model.counted import counted
from generator.reports import history


@click.command("build")
@site_options
@report_options
@jobs_option
@selection_options
@external_option
@executor_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to, instead of `output:` of site.yaml.",
)
@click.option("--clean", is_flag=True, help="Forget what earlier builds left in the cache.")
@click.option(
    "--preview",
    is_flag=True,
    help="Write a marked copy for a staging host, kept out of search engines, to .cache/preview/.",
)
def command(
    output: Path | None,
    form: str,
    files: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    jobs: int | None,
    *,
    selection: Selection,
    strict: bool,
    quiet: bool,
    verbose: bool,
    clean: bool,
    external: bool,
    preview: bool,
    executor: str | None,
    scheduler: str | None,
    **site: Any,
) -> int:
    """
    Build the site and proof every page.

    Every page is rendered and checked; what is wrong is listed with the line that fixes it. The
    site is written even so: only `publish` holds it back.

    With --owner, --rule, --path or --changed-since, only what is shown counts for the exit code.
    """
    started = time.monotonic()
    options = staged_options(site) if preview else SiteOptions(**site)
    opened = open_site(options)
    refuse_faults(opened, form, files)
    refuse_selection(selection, opened.root)
    target = output or opened.root / opened.settings.output
    if preview:
        target = opened.root / BUILT_FOR_STAGING
    result = run_build(
        opened,
        options,
        target,
        jobs,
        quiet=quiet,
        clean=clean,
        asking=Asking(external),
        executor=chosen(opened.settings.executor, executor, scheduler),
    )
    if preview:
        target = stage(opened, result, target, output)
    least = threshold(opened.settings, fail_on, strict=strict)
    around = around_site(opened, least, target, result.facts)
    judged = judge_site(result.report, opened, selection)
    if options.is_plain and not external and not preview:
        history.remember(opened.root / ".cache" / history.FILE, judged, opened.now)
    report = select_site(judged, selection, opened, options, jobs, quiet=quiet)
    show_report(report, form, verbose=verbose, files=files, around=around)
    if form == "text" and not quiet:
        seconds = time.monotonic() - started
        click.echo(
            f"{counted(result.pages, 'page')} written to {relative(target)}/ in {seconds:.1f} s"
        )
    if result.lost:
        return WorkerError.exit_code
    return int(report.reaches(least))
