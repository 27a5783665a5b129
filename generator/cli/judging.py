"""
From everything that was found to what counts and what is shown.

None of this is part of a build: a build's outcome is kept for the next one as it was found, and
is judged again each time.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.boundary import Boundary, words_on
from generator.checks.findings.baseline import FILE, OUTDATED, Compared, Entry, compare, parse
from generator.checks.findings.fingerprint import Subject, fingerprint
from generator.checks.findings.known_rules import KnownRules, known_rules, with_new_checks
from generator.checks.findings.report_filter import Part, filtered, is_owned
from generator.cli.opening import OpenSite, SiteOptions
from generator.cli.selection import Selection
from generator.errors import BaselineError, UsageError
from generator.model.finding import Finding, Location, Owner, Report, Severity
from generator.one_file import is_there, read_file
from generator.settings.schema import Settings
from generator.stages.check.owners import owned
from generator.typed_yaml.suggest import nearest, nearest_id
from generator.value import dataclass

if TYPE_CHECKING:
    from generator.checks.folder.check_folder import FolderProof


@dataclass(frozen=True, slots=True)
class Baseline:
    """
    A baseline on the disk.

    Attributes:
        path: Of the file.
        root: Folder that the paths of its findings are relative to.
        entries: None where there is no such file yet.
        rules: What the file knows; None where there is none.
    """

    path: Path
    root: Path
    entries: tuple[Entry, ...] | None
    rules: KnownRules | None = None

    @property
    def name(self) -> str:
        """How a person in this folder would write it."""
        try:
            return self.path.absolute().relative_to(Path.cwd()).as_posix()
        except ValueError:
            return self.path.as_posix()

    def compare(self, report: Report, *, today: dt.date, count_from: dt.date | None) -> Compared:
        """
        Mark what is known in *report*; what was not looked for this time is not gone.

        Args:
            report: Of the whole site.
            today: The day of the run.
            count_from: Day from which checks count that the baseline does not know.
        """
        compared = compare(report, self.entries or (), lambda path: is_there(self.root / path))
        unasked = _unasked(report, {entry.rule for entry in compared.gone})
        gone = tuple(entry for entry in compared.gone if entry.rule not in unasked)
        if self.rules is not None:
            report = with_new_checks(
                compared.report, self.rules, _of_plugins, today=today, count_from=count_from
            )
            compared = replace(compared, report=report)
        return replace(compared, gone=gone)


def _of_plugins() -> set[str]:
    from generator import plugins  # noqa: PLC0415 - few runs need it

    return {rule.id for rule in plugins.rules()}


def _unasked(report: Report, rules: set[str]) -> set[str]:
    """Which of *rules* did not run because other sites were not asked."""
    doubtful = rules - {record.id for record in report.rules}
    if not doubtful:
        return set()
    from generator.rules.stage_faults import kinds  # noqa: PLC0415 - few runs need it

    doubtful -= {kind.id for kind in kinds()}
    if not doubtful:
        return set()
    from generator.cli.catalogue import all_rules  # noqa: PLC0415 - the same; and it is heavy

    return doubtful & {rule.id for rule in all_rules() if rule.asks}


def read_baseline(path: Path, root: Path) -> Baseline:
    """
    Read a baseline.

    Raises:
        BaselineError: It is damaged, or cannot be read.
    """
    found = Baseline(path, root, None)
    target = Boundary.of(root).beyond(path) if path.is_symlink() and path.parent == root else None
    if target is not None:
        raise BaselineError(f"{found.name}: {words_on(target)}", "put a copy in its place")
    try:
        text = read_file(path).decode("utf-8-sig")
    except FileNotFoundError:
        return found
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BaselineError(
            f"{found.name}:{line}: this is not UTF-8 text", "restore the file from your repository"
        ) from error
    except OSError as error:
        raise BaselineError(f"{found.name} cannot be read: {error.strerror}") from error
    return replace(found, entries=parse(text, found.name), rules=known_rules(text))


def judge_site(report: Report, site: OpenSite, selection: Selection) -> Report:
    """
    Name who owns what, and mark what the site's baseline knows.

    Raises:
        BaselineError: The baseline is damaged.
        UsageError: The baseline that was named does not exist.
    """
    report = owned(report, site.settings, site.root)
    today = site.now.date()
    return _judge(report, selection, site.root / FILE, site.root, site.settings, today)


def judge_folder(
    proof: "FolderProof", folder: Path, selection: Selection, settings: Settings, today: dt.date
) -> Report:
    """
    Mark what a baseline knows in a report on a folder of HTML, and join what recurs.

    Raises:
        BaselineError: The baseline is damaged.
        UsageError: The baseline that was named does not exist.
    """
    from generator.checks.findings.recurring import merge_recurring  # noqa: PLC0415 - only for these

    judged = _judge(proof.report, selection, None, folder, settings, today)
    return merge_recurring(judged, {page.path for page in proof.pages})


def _judge(
    report: Report,
    selection: Selection,
    usual: Path | None,
    root: Path,
    settings: Settings,
    today: dt.date,
) -> Report:
    path = selection.baseline or usual
    if selection.no_baseline or path is None:
        return report
    baseline = read_baseline(path, root)
    if baseline.entries is None:
        if selection.baseline is not None:
            raise UsageError(
                f"there is no baseline {baseline.name}", "`proofpress baseline` makes one"
            )
        return report
    compared = baseline.compare(report, today=today, count_from=settings.new_checks_from)
    if not compared.gone:
        return compared.report
    outdated = _outdated(baseline, compared, settings)
    found = compared.report.findings
    return replace(compared.report, findings=(*found, outdated) if outdated else found)


def _outdated(baseline: Baseline, compared: Compared, settings: Settings) -> Finding | None:
    """Say that entries of the baseline no longer occur; None where the settings want it not."""
    severity = _severity(settings)
    if severity is Severity.OFF:
        return None
    number = len(compared.gone)
    path = PurePosixPath(baseline.name)
    return Finding(
        OUTDATED,
        severity,
        "1 entry no longer occurs" if number == 1 else f"{number:,} entries no longer occur",
        owner=Owner.SETTINGS,
        fix="run `proofpress baseline`; it removes them",
        fingerprint=fingerprint(OUTDATED, str(path), Subject("")),
        source=Location(path, min(entry.line for entry in compared.gone)),
    )


def _severity(settings: Settings) -> Severity:
    """How much an outdated baseline weighs, without reading all the rules for it."""
    given = settings.rules.get(OUTDATED, settings.rules.get("suppression/*"))
    if isinstance(given, Mapping):
        given = given.get("severity")
    if given is False:
        return Severity.OFF
    return Severity(given) if given in list(Severity) else Severity.NOTICE


def refuse_selection(selection: Selection, root: Path) -> None:
    """
    Stop before any work is done where what is asked for does not exist.

    Raises:
        UsageError: There is no rule of a name that was given, no git repository, or no such
            revision.
    """
    if selection.rules:
        _refuse_unknown_rules(selection.rules)
    if selection.since is not None:
        from generator.history.repository import repository_of  # noqa: PLC0415 - few runs need it

        repository = repository_of(root)
        repository.fork(repository.commit(selection.since))


def part_of(selection: Selection, report: Report, settings: Settings) -> Part:
    """Say which part of *report* is asked for; an owner who owns nothing is pointed out."""
    for owner in selection.owners:
        known = {*Owner, *settings.owners.values()}
        if owner not in known and not any(is_owned(one, owner) for one in report.findings):
            teams = sorted({one.team for one in report.findings if one.team} | known)
            close = nearest(owner, teams)
            hint = f"; did you mean `{close}`?" if close else ""
            click.echo(f"no finding belongs to `{owner}`{hint}", err=True)
    return Part(selection.owners, selection.rules, selection.paths)


def _refuse_unknown_rules(names: tuple[str, ...]) -> None:
    from generator.cli.catalogue import all_kinds, all_rules  # noqa: PLC0415 - only where one is named

    ids = {rule.id for rule in all_rules()} | {kind.id for kind in all_kinds()}
    known = ids | {f"{one.partition('/')[0]}/*" for one in ids}
    for name in names:
        if name not in known:
            close = nearest_id(name, known)
            hint = f"did you mean `{close}`?" if close else "`proofpress explain` lists all rules"
            raise UsageError(f"there is no rule `{name}`", hint)


def select(
    report: Report,
    selection: Selection,
    settings: Settings,
    is_caused: Callable[[Finding], bool] | None = None,
) -> Report:
    """
    Show the part of *report* that is asked for; the rest is counted as hidden.

    Args:
        report: Of the whole site, judged.
        selection: Of the command line.
        settings: Of the site.
        is_caused: Whether a finding came with the change that is checked; None for all.
    """
    part = part_of(selection, report, settings)
    if is_caused is not None:
        report = filtered(report, is_caused)
    return filtered(report, part.holds) if part else report


def select_site(
    report: Report,
    selection: Selection,
    site: OpenSite,
    options: SiteOptions,
    jobs: int | None,
    *,
    quiet: bool,
) -> Report:
    """Show the part of a site's report that is asked for; the rest is counted as hidden."""
    if selection.since is None:
        return select(report, selection, site.settings)
    from generator.cli.since import caused_since  # noqa: PLC0415 - few runs need it

    is_caused = caused_since(selection.since, site, options, jobs, quiet=quiet)
    return select(report, selection, site.settings, is_caused)
