"""`proofpress build`."""

import time
from pathlib import Path
from typing import Any

import click

from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import jobs_option, report_options, site_options, threshold
from generator.errors import WorkerError


@click.command("build")
@site_options
@report_options
@jobs_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to, instead of `output:` of site.yaml.",
)
@click.option("--clean", is_flag=True, help="Forget what earlier builds left in the cache.")
def command(
    output: Path | None,
    form: str,
    fail_on: str | None,
    jobs: int | None,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
    clean: bool,
    **site: Any,
) -> int:
    """
    Build the site and proof every page.

    Every page is rendered and checked; what is wrong is listed with the line that mends it. The
    site is written even so: only `publish` holds it back.
    """
    from generator.cli.building import run_build  # noqa: PLC0415 - `--help` stays quick
    from generator.cli.show import refuse_faults, relative, show_report  # noqa: PLC0415 - the same

    started = time.monotonic()
    options = SiteOptions(**site)
    opened = open_site(options)
    refuse_faults(opened, form)
    target = output or opened.root / opened.settings.output
    result = run_build(opened, options, target, jobs, quiet=quiet, clean=clean)
    show_report(result.report, form, verbose=verbose)
    if form == "text" and not quiet:
        seconds = time.monotonic() - started
        click.echo(f"{result.pages:,} pages written to {relative(target)}/ in {seconds:.1f} s")
    if result.lost:
        return WorkerError.exit_code
    return int(result.report.reaches(threshold(opened.settings, fail_on, strict=strict)))
