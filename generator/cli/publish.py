"""`proofpress publish`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.building import run_build
from generator.cli.judging import judge_site
from generator.cli.opening import OpenSite, SiteOptions, open_site
from generator.cli.options import jobs_option, report_options, site_options, threshold
from generator.cli.selection import Selection, baseline_options
from generator.cli.show import refuse_faults, show_report
from generator.cli.surroundings import around_site
from generator.errors import UsageError, WorkerError
from generator.model.counted import counted
from generator.publish.catalogue import configured
from generator.publish.release import plan, release
from generator.publish.targets.folder.target import FolderTarget
from generator.reports import published as last_published

if TYPE_CHECKING:
    from generator.publish.target import Target


@click.command("publish")
@site_options
@report_options
@baseline_options
@jobs_option
@click.option(
    "-t",
    "--target",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that holds the releases, instead of `publish.directory:`.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--allow-mass-deletion",
    is_flag=True,
    help="Publish even if more than half of the pages would be deleted.",
)
def command(
    target: Path | None,
    form: str,
    files: tuple[tuple[str, Path], ...],
    fail_on: str | None,
    jobs: int | None,
    *,
    selection: Selection,
    strict: bool,
    quiet: bool,
    verbose: bool,
    dry_run: bool,
    allow_mass_deletion: bool,
    **site: Any,
) -> int:
    """
    Build, proof, and release the site if no finding stops it.

    The site is built into a folder of its own in `.cache/`. A finding at or above the threshold
    stops the release. Otherwise the release is copied beside the old ones, and visitors see it
    when one link is replaced.
    """
    options = SiteOptions(**site)
    opened = open_site(options)
    refuse_faults(opened, form, files)
    to = _target(target, opened)
    built = opened.root / ".cache" / "publish"
    result = run_build(opened, options, built, jobs, quiet=quiet)
    least = threshold(opened.settings, fail_on, strict=strict)
    report = judge_site(result.report, opened, selection)
    if report.findings or form != "text" or files:
        around = around_site(opened, least, built, result.facts)
        show_report(report, form, verbose=verbose, files=files, around=around)
    if result.lost:
        click.echo("nothing was published: pages are missing", err=True)
        return WorkerError.exit_code
    if report.reaches(least):
        click.echo(f"nothing was published: there are findings at or above `{least}`", err=True)
        return 1
    if dry_run:
        changes = plan(built, to, result.written)
        done = "would be published"
    else:
        published = release(built, to, result.written, allow_mass_deletion=allow_mass_deletion)
        changes = published.plan
        last_published.remember(opened.root / ".cache" / last_published.FILE, report)
        done = (
            f"release {published.id}"
            if published.made
            else "nothing changed since the last release"
        )
    if not quiet:
        here = f"{Path.cwd().as_posix()}/"
        click.echo(
            f"{done}: {len(changes.new):,} new, {len(changes.changed):,} changed, "
            f"{len(changes.deleted):,} deleted, {counted(len(changes.unchanged), 'unchanged file')} "
            f"in {to.place.removeprefix(here) or './'}{_staying(len(changes.kept))}",
            err=form != "text",
        )
    return 0


def _staying(number: int) -> str:
    """Say how many files of earlier releases stay."""
    if not number:
        return ""
    what = "file of an earlier release stays" if number == 1 else "files of earlier releases stay"
    return f"; {number:,} {what} for pages in caches"


def _target(folder: Path | None, site: OpenSite) -> "Target":
    """Make the target in *folder*, or the one that settings ask for where it is None."""
    settings = site.settings.publish
    target = FolderTarget(folder, settings) if folder else configured(site.root, settings)
    if target is None:
        raise UsageError(
            "no publishing target is set",
            "set `publish: {directory: …}` in site.yaml, or give --target",
        )
    return target
