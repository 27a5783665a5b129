"""Print what came of a run."""

import os
import sys
from pathlib import Path

import click

from generator.cli.opening import OpenSite
from generator.errors import SettingsError, UsageError
from generator.model.finding import Report
from generator.plugins import reporters
from generator.reports import json as json_report
from generator.reports import text as text_report


def show_report(report: Report, form: str, *, verbose: bool = False) -> None:
    """
    Print *report* as text, as JSON, or by the reporter of a plug-in.

    Raises:
        UsageError: Nothing writes reports of this form.
    """
    if form == "json":
        click.echo(json_report.render(report), nl=False)
    elif form == "text":
        colour = text_report.wants_colour(sys.stdout, os.environ)
        click.echo(
            text_report.render(report, colour=colour, everything=verbose), nl=False, color=colour
        )
    else:
        write = reporters().get(form)
        if write is None:
            known = ", ".join(("text", "json", *reporters()))
            raise UsageError(f"there is no report format `{form}`", f"formats: {known}")
        click.echo(write(report), nl=False)


def refuse_faults(site: OpenSite, form: str) -> None:
    """
    Print what is wrong with the settings and stop, since nothing built on them could be trusted.

    Raises:
        SettingsError: There are such faults.
    """
    if not site.faults:
        return
    from generator.checks.assemble import assemble  # noqa: PLC0415 - a run without faults is quick
    from generator.checks.engine import from_fault  # noqa: PLC0415 - the same
    from generator.checks.ruleset import read_ruleset  # noqa: PLC0415 - the same
    from generator.cli.catalogue import all_kinds  # noqa: PLC0415 - the same
    from generator.stages.excerpts import Excerpts  # noqa: PLC0415 - the same

    ruleset, _ = read_ruleset({}, (), all_kinds())
    excerpts = Excerpts(site.root)
    findings = (from_fault(one, ruleset, excerpt=excerpts.line(one.at)) for one in site.faults)
    show_report(assemble((one for one in findings if one), ruleset, today=site.now.date()), form)
    number = len(site.faults)
    what = "fault" if number == 1 else "faults"
    raise SettingsError(f"site.yaml has {number} {what}; nothing was built")


def relative(path: Path) -> str:
    """*path* as a person in this folder would write it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
