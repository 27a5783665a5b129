"""Write a baseline, and say what changed in it."""

from collections.abc import Iterable

import click

from generator import __version__
from generator.checks.findings.baseline import Compared, Entry, entry_of, render
from generator.checks.findings.known_rules import foot
from generator.checks.findings.report_filter import Part
from generator.cli.catalogue import shipped_ids
from generator.cli.judging import Baseline
from generator.errors import OutputFolderError
from generator.files.disk import refusal
from generator.model.counted import counted
from generator.one_file import is_file, read_file
from generator.reports.frame import printable

_LISTED = 20  # changes of one kind that are listed one by one


def record(
    baseline: Baseline, compared: Compared, part: Part, *, accept: bool, dry_run: bool
) -> None:
    """
    Bring a baseline up to date.

    What no longer occurs goes. What is new comes in where the baseline is made, or where it is
    asked for.

    Args:
        baseline: As it is.
        compared: It, beside everything that was found.
        part: Which of the new findings may come in.
        accept: Whether they may where there is a baseline already.
        dry_run: Whether only to say so.

    Raises:
        OutputFolderError: The file cannot be written.
    """
    is_made = baseline.entries is None
    new = [one for one in compared.report.findings if not one.known]
    taken = [one for one in new if part.holds(one)] if is_made or accept else []
    gone = set(compared.gone)
    kept = [
        compared.moved.get(entry, entry) for entry in baseline.entries or () if entry not in gone
    ]
    added = [entry_of(one) for one in taken]
    if not dry_run:
        _write(baseline, [*kept, *added])
    would = "would be " if dry_run else ""
    if is_made:
        click.echo(f"{counted(len(added), 'finding')} {would}recorded in {baseline.name}")
    else:
        _tell(f"{would}removed, no longer found", compared.gone)
        _tell(f"{would}moved with their files", compared.moved.values())
        _tell(f"{would}accepted", added)
        click.echo(f"{counted(len(kept) + len(added), 'finding')} in {baseline.name}")
    how = "" if accept or is_made else "; `proofpress baseline --accept` records them"
    recorded = {id(one) for one in taken}
    left = [one for one in new if id(one) not in recorded]
    fresh = sum(one.new_check for one in left)
    if fresh:
        since = compared.report.checks_since
        what = f"new checks since {since}: {counted(fresh, 'finding')}"
        click.echo(f"{what}, {'which would count' if dry_run else 'counted'} from now on{how}")
    if len(left) > fresh:
        click.echo(f"{counted(len(left) - fresh, 'new finding')} not recorded{how}")


def _tell(what: str, entries: Iterable[Entry]) -> None:
    """List what happened to some entries."""
    entries = list(entries)
    for entry in entries[:_LISTED]:
        click.echo(f"{what}: {printable(str(entry))}")
    if len(entries) > _LISTED:
        click.echo(f"{what}: {len(entries) - _LISTED:,} more")


def _write(baseline: Baseline, entries: list[Entry]) -> None:
    text = render(entries, foot(__version__, shipped_ids()))
    fresh = baseline.path.with_name(f".{baseline.path.name}.new")
    try:
        if is_file(baseline.path) and read_file(baseline.path) == text.encode():
            return
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(baseline.path)
    except OSError as error:
        raise OutputFolderError(*refusal(error, baseline.path)) from error
