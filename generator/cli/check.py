"""`proofpress check`."""

from pathlib import Path
from typing import Any

import click

from generator.cli.asking import Asking
from generator.cli.building import run_build
from generator.cli.judging import judge_folder, judge_site, refuse_selection, select, select_site
from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import (
    browser_options,
    external_option,
    jobs_option,
    report_options,
    site_options,
    threshold,
)
from generator.cli.progress import Progress
from generator.cli.selection import Selection, selection_options
from generator.cli.show import refuse_faults, show_report
from generator.cli.surroundings import Surroundings, around_site
from generator.errors import UsageError, WorkerError


@click.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@site_options
@report_options
@jobs_option
@selection_options
@external_option
@browser_options
def command(
    folder: Path | None,
    form: str,
    files: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    jobs: int | None,
    *,
    selection: Selection,
    strict: bool,
    quiet: bool,
    verbose: bool,
    external: bool,
    browser: bool,
    browser_all: bool,
    **site: Any,
) -> int:
    """
    Proof the site without writing it, or any FOLDER of built HTML.

    FOLDER may come from any generator; findings then name lines of the HTML. Where the site is
    published is worked out from its pages, and the report says so; --base-url, with the path
    below which it is published, says otherwise.

    With --owner, --rule, --path or --changed-since, only what is shown counts for the exit code.
    """
    options = SiteOptions(**site)
    asking = Asking(external, browser or browser_all, browser_all)
    if folder is not None:
        return _check_folder(
            folder,
            options,
            form,
            files,
            fail_on,
            selection=selection,
            strict=strict,
            verbose=verbose,
            asking=asking,
            progress=Progress(quiet=quiet),
        )

    opened = open_site(options)
    refuse_faults(opened, form, files)
    refuse_selection(selection, opened.root)
    output = asking.output(opened.root)
    result = run_build(opened, options, output, jobs, quiet=quiet, asking=asking)
    least = threshold(opened.settings, fail_on, strict=strict)
    around = around_site(opened, least, facts=result.facts)
    judged = judge_site(result.report, opened, selection)
    report = select_site(judged, selection, opened, options, jobs, quiet=quiet)
    show_report(report, form, verbose=verbose, files=files, around=around)
    if result.lost:
        return WorkerError.exit_code
    return int(report.reaches(least))


def _check_folder(
    folder: Path,
    options: SiteOptions,
    form: str,
    files: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    *,
    selection: Selection,
    strict: bool,
    verbose: bool,
    asking: Asking,
    progress: Progress,
) -> int:
    if selection.since is not None:
        raise UsageError(
            "`--changed-since` needs the sources of a site; a folder of HTML has none",
            "compare it with a baseline: `proofpress baseline FOLDER --baseline FILE`",
        )
    from generator.cli.folders import proofed_folder  # noqa: PLC0415 - a site needs none of this

    refuse_selection(selection, options.root)
    proofed = proofed_folder(folder, options, form, files, asking, progress)
    proof, settings = proofed.proof, proofed.settings
    judged = judge_folder(proof, folder, selection, settings, proofed.today)
    report = select(judged, selection, settings)
    least = threshold(settings, fail_on, strict=strict)
    around = Surroundings(
        least, folder, base_url=proof.base_url, output=folder, facts=lambda: proof.pages
    )
    show_report(report, form, verbose=verbose, files=files, around=around)
    return int(report.reaches(least))
