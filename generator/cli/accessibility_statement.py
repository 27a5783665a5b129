"""`proofpress accessibility-statement`."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.checks.findings.report_filter import is_of_rule
from generator.cli.asking import Asking
from generator.cli.building import run_build
from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.opening import OpenSite, SiteOptions, open_site
from generator.cli.options import browser_options, jobs_option, site_options
from generator.cli.show import refuse_faults, show_report
from generator.cli.surroundings import Surroundings
from generator.errors import (
    GeneratorError,
    OutputFolderError,
    SettingsError,
    UsageError,
    WorkerError,
)
from generator.files.disk import refusal
from generator.history.repository import repository_of
from generator.model.counted import counted
from generator.one_file import is_there, read_file
from generator.reports.wording import writable
from generator.settings.boundary import boundary_of
from generator.settings.schema import Settings
from generator.statement import html, markdown, text
from generator.statement.answers import FILE
from generator.statement.conformance import Conformance, Opened, Verdict, conformance
from generator.statement.read_answers import ReadEvaluation, read_evaluation
from generator.statement.report_values import as_value
from generator.statement.words import ENGLISH, languages, words
from generator.themes.theme import load_theme

_FORMS = ("markdown", "html", "json", "text")


@click.command("accessibility-statement")
@site_options
@jobs_option
@browser_options
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="markdown",
    show_default=True,
    help="A page for content/, or the conformance report by criterion in one of three forms.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write to, such as content/accessibility.md; else it is printed.",
)
@click.option(
    "--language",
    type=click.Choice(languages()),
    help="Language of the page, instead of that of the site.",
)
def command(
    jobs: int | None,
    form: str,
    output: Path | None,
    language: str | None,
    *,
    browser: bool,
    browser_all: bool,
    **site: Any,
) -> int:
    """
    Write an accessibility statement, or a report on each criterion.

    The site is proofed, and what rules find is put beside what people have answered in
    data/accessibility.yaml. Only what was found out is claimed: a criterion without an answer
    says so, and so does one whose answer is older than the theme's last change.

    The page has the parts of the European Union's model statement; the reports (html, json, text)
    list each criterion with its clause of EN 301 549, the rules that looked, what a person
    answered, and what is left to look at.
    """
    if language is not None and form != "markdown":
        raise UsageError(
            f"`--language` is about the page; the {form} report is in English",
            "leave it out, or take `--format markdown`",
        )
    options = SiteOptions(**site)
    opened = open_site(options)
    refuse_faults(opened, "text")
    if output is not None:
        _refuse_foreign(output, form)
    today = opened.now.date()
    read = read_evaluation(opened.root, boundary_of(opened.root, opened.settings), today)
    _refuse_answers(opened, read)
    asking = Asking(browser=browser or browser_all, every_page=browser_all)
    target = asking.output(opened.root)
    built = run_build(opened, options, target, jobs, quiet=False, asking=asking)
    if built.lost:
        click.echo("nothing was written: pages are missing", err=True)
        return WorkerError.exit_code
    settings = opened.settings
    made = conformance(
        built.report,
        read.evaluation,
        organization=settings.organization.name or settings.title,
        scope=settings.base_url,
        day=today,
        version=__version__,
        theme_changed=_theme_changed(opened.root, settings, today),
        is_narrowed=_is_narrowed(settings),
        opened=Opened.ALL if browser_all else Opened.SAMPLE if browser else Opened.NONE,
    )
    _write(_written(made, form, language, settings), output)
    for note in _notes(made, read):
        click.echo(note, err=True)
    return 0


def _written(made: Conformance, form: str, language: str | None, settings: Settings) -> str:
    if form == "html":
        return html.render(made)
    if form == "json":
        return writable(json.dumps(as_value(made), ensure_ascii=False, indent=2)) + "\n"
    if form == "text":
        return writable(text.render(made))
    return writable(markdown.render(made, words(language or _language(settings))))


def _language(settings: Settings) -> str:
    """The site's language, where there are words for it."""
    primary = settings.language.partition("-")[0].lower()
    if primary in languages():
        return primary
    known = ", ".join(languages())
    note = f"there are no words for `{settings.language}` ({known}); the page is in English"
    click.echo(note, err=True)
    return ENGLISH


def _refuse_foreign(output: Path, form: str) -> None:
    """
    Stop before any work is done where a page that somebody wrote would be lost.

    Raises:
        UsageError: There is such a page.
        OutputFolderError: What is there cannot be read.
    """
    if form != "markdown" or not is_there(output):
        return
    try:
        own = markdown.MARK.encode() in read_file(output)
    except OSError as error:
        raise OutputFolderError(*refusal(error, output)) from error
    if not own:
        raise UsageError(
            f"{output} is there, and this command did not write it",
            "choose another name, or remove the file",
        )


def _refuse_answers(site: OpenSite, read: ReadEvaluation) -> None:
    """
    Print what is wrong with the answers and stop, since no statement could be trusted.

    Raises:
        SettingsError: There are such faults.
    """
    if not read.faults:
        return
    from generator.checks.engine.report_assembly import assemble  # noqa: PLC0415 - only for faults
    from generator.checks.engine.rule_runner import from_fault  # noqa: PLC0415 - the same
    from generator.checks.engine.ruleset import read_ruleset  # noqa: PLC0415 - the same
    from generator.stages.render.source_lines import SourceLines  # noqa: PLC0415 - the same

    ruleset, _ = read_ruleset({}, (), all_kinds())
    source_lines = SourceLines(site.root)
    findings = (from_fault(one, ruleset, excerpt=source_lines.line(one.at)) for one in read.faults)
    report = assemble((one for one in findings if one), ruleset, today=site.now.date())
    show_report(report, "text", around=Surroundings(root=site.root, now=site.now))
    number = counted(len(read.faults), "fault")
    raise SettingsError(f"{FILE} has {number}; no statement was written")


def _is_narrowed(settings: Settings) -> bool:
    """Whether a rule on a criterion is turned off for some paths."""
    of_criteria = [rule.id for rule in all_rules() if rule.criteria]
    off = {
        name
        for rules in settings.rules_for.values()
        for name, given in rules.items()
        if (given.get("severity") if isinstance(given, Mapping) else given) in ("off", False)
    }
    return any(is_of_rule(rule, name) for rule in of_criteria for name in off)


def _theme_changed(root: Path, settings: Settings, today: dt.date) -> dt.date | None:
    """
    Day of the last change of the site's templates, its theme, and the themes that this extends.

    Returns:
        None where it is not known. The theme that comes with the program has no history here.
    """
    theme, _ = load_theme(root, settings)
    folders = {
        (layer.shown.parent if layer.name else layer.shown).as_posix()
        for layer in theme.search.layers
        if layer.folder.is_relative_to(root)
    }
    try:
        return repository_of(root).last_change(sorted(folders), today)
    except GeneratorError:
        return None  # there is no history to ask


def _write(written: str, output: Path | None) -> None:
    if output is None:
        click.echo(written, nl=False)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(written, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputFolderError(*refusal(error, output)) from error
    click.echo(f"written to {output.as_posix()}", err=True)


def _notes(made: Conformance, read: ReadEvaluation) -> list[str]:
    """What a person should know who publishes the statement."""
    notes = []
    if not read.is_there:
        notes.append(f"there is no {FILE}: no criterion has an answer of a person")
    else:
        unanswered, old = made.counts[Verdict.OPEN], made.counts[Verdict.OLD]
        if unanswered:
            what = counted(unanswered, "criterion has", "criteria have")
            notes.append(f"{what} no answer of a person in {FILE}")
        if old:
            notes.append(f"{counted(old, 'answer is', 'answers are')} old: look again")
    feedback, body = read.evaluation.feedback, read.evaluation.enforcement
    if not any((feedback.email, feedback.phone, feedback.url, feedback.address)):
        notes.append(f"no contact is named: add `feedback:` to {FILE}")
    if not any((body.name, body.url, body.email, body.phone, body.text)):
        notes.append(f"no enforcement procedure is named: add `enforcement:` to {FILE}")
    return notes
