"""`proofpress check`."""

from pathlib import Path
from typing import Any

import click

from generator.cli.opening import SiteOptions, open_site
from generator.cli.options import jobs_option, report_options, site_options, threshold, today
from generator.errors import UsageError, WorkerError


@click.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@site_options
@report_options
@jobs_option
def command(
    folder: Path | None,
    form: str,
    fail_on: str | None,
    jobs: int | None,
    *,
    strict: bool,
    quiet: bool,
    verbose: bool,
    **site: Any,
) -> int:
    """
    Proof the site without writing it, or any FOLDER of built HTML.

    FOLDER may come from any generator; findings then name lines of the HTML.
    """
    from generator.cli.show import refuse_faults, show_report  # noqa: PLC0415 - `--help` stays quick

    options = SiteOptions(**site)
    if folder is not None:
        return _check_folder(folder, options, form, fail_on, strict=strict, verbose=verbose)
    from generator.cli.building import run_build  # noqa: PLC0415 - as above

    opened = open_site(options)
    refuse_faults(opened, form)
    result = run_build(opened, options, None, jobs, quiet=quiet)
    show_report(result.report, form, verbose=verbose)
    if result.lost:
        return WorkerError.exit_code
    return int(result.report.reaches(threshold(opened.settings, fail_on, strict=strict)))


def _check_folder(
    folder: Path,
    options: SiteOptions,
    form: str,
    fail_on: str | None,
    *,
    strict: bool,
    verbose: bool,
) -> int:
    from generator.checks.folder import check_folder  # noqa: PLC0415 - only this path needs it
    from generator.checks.ruleset import read_ruleset  # noqa: PLC0415 - the same
    from generator.cli.catalogue import all_kinds, all_rules  # noqa: PLC0415 - the same
    from generator.cli.show import refuse_faults, show_report  # noqa: PLC0415 - the same
    from generator.settings.schema import Settings  # noqa: PLC0415 - the same

    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder", "name a folder of built HTML, such as public/")
    settings = Settings(base_url=options.base_url or "")
    day = today()
    if (options.root / "site.yaml").is_file():
        opened = open_site(options)
        refuse_faults(opened, form)
        settings, day = opened.settings, opened.now.date()
    ruleset, _ = read_ruleset(settings.rules, all_rules(), all_kinds(), settings.positions)
    report = check_folder(folder, ruleset, today=day, base_url=options.base_url or "")
    show_report(report, form, verbose=verbose)
    return int(report.reaches(threshold(settings, fail_on, strict=strict)))
