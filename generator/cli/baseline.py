"""`proofpress baseline`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.checks.findings.baseline import FILE
from generator.checks.findings.recurring import merge_same
from generator.cli.asking import Asking
from generator.cli.building import run_build
from generator.cli.judging import part_of, read_baseline, refuse_selection
from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import browser_options, external_option, jobs_option, site_options
from generator.cli.progress import Progress
from generator.cli.recording import record
from generator.cli.selection import Selection, acceptance_options
from generator.cli.show import refuse_faults
from generator.errors import UsageError, WorkerError
from generator.stages.check.owners import owned


@click.command("baseline")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@site_options
@acceptance_options
@click.option(
    "--accept", is_flag=True, help="Record new findings too; with --rule and so on, only those."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@jobs_option
@external_option
@browser_options
def command(
    folder: Path | None,
    jobs: int | None,
    *,
    selection: Selection,
    accept: bool,
    dry_run: bool,
    external: bool,
    browser: bool,
    browser_all: bool,
    **site: Any,
) -> int:
    """
    Record today's findings, so that only new ones count from now on.

    The first run writes proofpress-baseline.txt beside site.yaml. Every other run takes away
    what no longer occurs; new findings come in only with --accept.

    The file also lists the rules that the program has. After an upgrade, what new rules find is
    shown apart, and counts once this command has written the file again.

    FOLDER holds the built HTML of any generator; its baseline is named with --baseline.
    """
    options = SiteOptions(**site)
    asking = Asking(external, browser or browser_all, browser_all)
    refuse_selection(selection, options.root)
    if folder is not None:
        if selection.baseline is None:
            raise UsageError("no baseline was named for this folder", "give --baseline FILE")
        from generator.cli.folders import proofed_folder  # noqa: PLC0415 - a site needs none of this

        baseline = read_baseline(selection.baseline, folder)
        progress = Progress(quiet=False)
        proofed = proofed_folder(folder, options, "text", (), asking, progress)
        settings = proofed.settings
        compared = baseline.compare(proofed.proof.report, today=proofed.today, count_from=None)
        pages = {page.path for page in proofed.proof.pages}
        compared = replace(compared, report=merge_same(compared.report, pages))
    else:
        opened = open_site(options)
        refuse_faults(opened, "text")
        baseline = read_baseline(selection.baseline or opened.root / FILE, opened.root)
        output = asking.output(opened.root)
        built = run_build(opened, options, output, jobs, quiet=False, asking=asking)
        if built.lost:
            click.echo("nothing was recorded: pages are missing", err=True)
            return WorkerError.exit_code
        settings = opened.settings
        report = owned(built.report, settings, opened.root)
        compared = baseline.compare(report, today=opened.now.date(), count_from=None)
    part = part_of(selection, compared.report, settings)
    record(baseline, compared, part, accept=accept, dry_run=dry_run)
    return 0
