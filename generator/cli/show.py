"""Print the result of a run, and write it to files."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.cli.opening import OpenSite
from generator.cli.surroundings import Surroundings, dossier_of
from generator.errors import OutputFolderError, SettingsError, UsageError
from generator.files.disk import refusal
from generator.model.finding import Report
from generator.plugins import reporters
from generator.reports import text as text_report
from generator.reports.dossier import Written
from generator.reports.forms import FORMS, write

#: Form of a report, and the file that it goes to.
Files = Sequence[tuple[str, Path]]


def show_report(
    report: Report,
    form: str,
    *,
    verbose: bool = False,
    files: Files = (),
    around: Surroundings | None = None,
) -> None:
    """
    Write *report* to *files*, and print it, in forms of ours or by reporters of plug-ins.

    What a form leaves out because its reader takes no more is said on standard error.

    Args:
        report: The result of the run.
        form: How it is printed.
        verbose: Whether every notice is listed in what is printed as text.
        files: Where else it goes.
        around: What is known besides the report.

    Raises:
        UsageError: Nothing writes reports of a form.
        OutputFolderError: A file cannot be written.
    """
    refuse_unknown_forms(form, files)
    dossier = dossier_of(report, around or Surroundings(), {form, *(name for name, _ in files)})

    def written(name: str) -> Written:
        return write(name, dossier) if name in FORMS else Written(reporters()[name](report))

    for name, file in files:
        done = written(name)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(done.text, encoding="utf-8", errors="replace", newline="\n")
        except OSError as error:
            raise OutputFolderError(*refusal(error, file)) from error
        _say(f"{cut} ({relative(file)})" for cut in done.cut)
    if form == "text":
        colour = text_report.wants_colour(sys.stdout, os.environ)
        click.echo(
            text_report.render(report, colour=colour, everything=verbose), nl=False, color=colour
        )
        return
    done = written(form)
    click.echo(done.text, nl=False)
    _say(done.cut)


def _say(sentences: Iterable[str]) -> None:
    for one in sentences:
        click.echo(one, err=True)


def refuse_unknown_forms(form: str, files: Files = ()) -> None:
    """
    Stop before any work is done where a report could not be written.

    Raises:
        UsageError: Nothing writes reports of a form, or two would go to one file.
    """
    for name in (form, *(name for name, _ in files)):
        if name not in FORMS and name not in reporters():
            known = ", ".join((*FORMS, *reporters()))
            raise UsageError(f"there is no report format `{name}`", f"formats: {known}")
    places = [file.absolute() for _, file in files]
    for place in places:
        if places.count(place) > 1:
            raise UsageError(f"two reports would go to {relative(place)}", "give each its own file")


def refuse_faults(site: OpenSite, form: str, files: Files = ()) -> None:
    """
    Print what is wrong with the settings and stop, since nothing built on them could be trusted.

    Raises:
        SettingsError: There are such faults.
        UsageError: Nothing writes reports of a form.
    """
    refuse_unknown_forms(form, files)
    if not site.faults:
        return
    from generator.checks.engine.report_assembly import assemble  # noqa: PLC0415 - a run without faults is quick
    from generator.checks.engine.rule_runner import from_fault  # noqa: PLC0415 - the same
    from generator.checks.engine.ruleset import read_ruleset  # noqa: PLC0415 - the same
    from generator.cli.catalogue import all_kinds  # noqa: PLC0415 - the same
    from generator.stages.render.source_lines import SourceLines  # noqa: PLC0415 - the same

    ruleset, _ = read_ruleset({}, (), all_kinds())
    source_lines = SourceLines(site.root)
    findings = (from_fault(one, ruleset, excerpt=source_lines.line(one.at)) for one in site.faults)
    report = assemble((one for one in findings if one), ruleset, today=site.now.date())
    show_report(report, form, files=files, around=Surroundings(root=site.root, now=site.now))
    number = len(site.faults)
    what = "fault" if number == 1 else "faults"
    raise SettingsError(f"site.yaml has {number} {what}; nothing was built")


def relative(path: Path) -> str:
    """*path* as a person in this folder would write it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
