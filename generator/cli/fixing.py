"""Fix a site: proof it, edit its sources, and proof it again."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

import click

from generator.checks.engine.report_assembly import assemble
from generator.checks.engine.rule_runner import from_fault
from generator.checks.engine.ruleset import read_ruleset
from generator.cli.building import run_build
from generator.cli.catalogue import all_kinds, all_rules
from generator.cli.judging import part_of, refuse_selection
from generator.cli.opening import OpenSite, SiteOptions, open_site
from generator.cli.selection import Selection
from generator.cli.show import refuse_faults
from generator.errors import WorkerError
from generator.mending.diff import unified_diff
from generator.mending.files import LeftAloneError, SourceFiles
from generator.mending.plan import Left, MendedFile, MendingPlan, plan_mending
from generator.model.counted import counted
from generator.model.finding import Finding, Mend, Outcome, Report, Severity
from generator.reports.frame import printable
from generator.reports.text import wants_colour
from generator.stages.check.owners import owned
from generator.stages.render.source_lines import SourceLines
from generator.value import dataclass

#: What is fixed may bring to light what can be fixed next; one file rarely needs three rounds.
MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Proof:
    """
    What proofing found.

    Attributes:
        is_whole: Whether the site was built; faults in its settings come first.
    """

    site: OpenSite
    report: Report
    is_whole: bool


@dataclass(slots=True)
class _Done:
    """What was written so far; *refused* in the last round."""

    mended: list[Finding] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    refused: list[Left] = field(default_factory=list)

    def write(self, plan: MendingPlan, sources: SourceFiles) -> None:
        """Write the files of *plan*."""
        self.refused = []
        for file in plan.files:
            try:
                sources.write(file.path, file.before, file.after)
            except LeftAloneError as error:
                self.refused += [Left(finding, str(error)) for finding in file.findings]
            else:
                self.files.add(str(file.path))
                self.mended += file.findings


@dataclass(frozen=True, slots=True)
class Fixing:
    """
    A request to fix a site.

    Attributes:
        selection: Which findings are meant.
        jobs: Number of processes; None for one on each core.
    """

    options: SiteOptions
    selection: Selection
    jobs: int | None
    quiet: bool

    def show(self) -> int:
        """Show what would change; 1 where something would."""
        proof = self._proof()
        plan = self._plan(proof)
        self._print(plan)
        _print_left(plan.refused)
        if not plan.files:
            if not proof.is_whole:
                refuse_faults(proof.site, "text")
            click.echo(f"nothing {'was fixed' if plan.refused else 'to fix'}{_by_hand(plan)}")
            return int(bool(plan.refused))
        files = counted(len(plan.files), "file")
        findings = counted(len(plan.mended) + len(plan.waiting), "finding")
        verb = "writes it" if len(plan.files) == 1 else "writes them"
        click.echo(
            f"{findings} can be fixed in {files}: `proofpress fix --apply` {verb}{_by_hand(plan)}"
        )
        return 1

    def apply(self) -> int:
        """Mend, build again, and say what remains; 1 where the work is not done."""
        before: Report | None = None
        done = _Done()
        seen: set[tuple[MendedFile, ...]] = set()
        for _ in range(MOST_ROUNDS):
            proof = self._proof()
            if proof.is_whole and before is None:
                before = proof.report
            plan = self._plan(proof)
            if not plan.files or plan.files in seen:
                break
            seen.add(plan.files)
            self._print(plan)
            done.write(plan, self._sources(proof.site))
            if any(one.rule.endswith("/syntax") for one in plan.mended):
                before = None  # what a file says only counts from when it can be read
        # What could not be written since it had changed was read again in the next round.
        refused = (*(done.refused if plan.files else ()), *plan.refused)
        _print_left(refused)
        if not proof.is_whole:
            refuse_faults(proof.site, "text")
        if not done.mended:
            click.echo(f"nothing {'was fixed' if refused else 'to fix'}{_by_hand(plan)}")
            return int(bool(refused))
        still = _still(before, proof.report, done.mended)
        click.echo(
            f"{counted(len(done.mended), 'finding')} fixed in {counted(len(done.files), 'file')}; "
            f"built again: {still.total() or 'none'} of them {_is_or_are(still.total())} left, "
            f"{counted(len(proof.report.findings), 'finding')} in all{_by_hand(plan)}"
        )
        fresh = () if before is None else _fresh(before, proof.report)
        for one in fresh:
            place = one.source or (one.output.path if one.output else "site")
            click.echo(f"new: {printable(str(place))}: {one.rule}: {printable(one.message)}")
        return int(bool(still or fresh or refused))

    def _proof(self) -> Proof:
        site = open_site(self.options)
        refuse_selection(self.selection, site.root)
        if site.faults:
            return Proof(site, _settings_report(site), is_whole=False)
        outcome = run_build(site, self.options, None, self.jobs, quiet=self.quiet)
        if outcome.lost:
            raise WorkerError("the process that made a page died", "try again with `--jobs 1`")
        return Proof(site, owned(outcome.report, site.settings, site.root), is_whole=True)

    def _plan(self, proof: Proof) -> MendingPlan:
        part = part_of(self.selection, proof.report, proof.site.settings)
        wanted = (one for one in proof.report.findings if part.holds(one))
        return plan_mending(wanted, mends(), self._sources(proof.site))

    @staticmethod
    def _sources(site: OpenSite) -> SourceFiles:
        closed = (site.root / ".cache", (site.root / site.settings.output).resolve())
        return SourceFiles(site.root, closed)

    def _print(self, plan: MendingPlan) -> None:
        if self.quiet:
            return
        colour = wants_colour(sys.stdout, os.environ)
        for file in plan.files:
            for one in file.findings:
                click.echo(f"{printable(str(one.source))}: {one.rule}: {printable(one.message)}")
            for line in unified_diff(file, colour=colour):
                click.echo(line, color=colour)
            click.echo()


def mends() -> dict[str, Mend | None]:
    """Rule or kind of fault to how its correction is written."""
    rules = {rule.id: rule.mend for rule in all_rules()}
    return {**rules, **{kind.id: kind.mend for kind in all_kinds()}}


def _settings_report(site: OpenSite) -> Report:
    """Report what is wrong with the settings; nothing else can be known yet."""
    ruleset, _ = read_ruleset({}, (), all_kinds())
    source_lines = SourceLines(site.root)
    found = (from_fault(one, ruleset, excerpt=source_lines.line(one.at)) for one in site.faults)
    return assemble((one for one in found if one), ruleset, today=site.now.date())


def _print_left(left: Iterable[Left]) -> None:
    for path, why in dict.fromkeys(
        (str(one.finding.source.path if one.finding.source else ""), one.why) for one in left
    ):
        click.echo(f"{printable(path)}: not fixed: {why}")


def _by_hand(plan: MendingPlan) -> str:
    """Tell of corrections that no source holds a place for."""
    if not plan.elsewhere:
        return ""
    number = counted(len(plan.elsewhere), "finding")
    return f"; of {number} a template, a shortcode or a menu makes what is wrong: fix by hand"


def _still(
    before: Report | None, after: Report, mended: Iterable[Finding]
) -> "Counter[tuple[str, str, str]]":
    """Count what was fixed and is found all the same; others may be in the same words."""
    wanted = _count(mended)
    others = _count(before.findings if before else ()) - wanted
    return (_count(after.findings) - others) & wanted


def _count(findings: Iterable[Finding]) -> "Counter[tuple[str, str, str]]":
    return Counter((*_rule_and_file(one), one.message) for one in findings)


def _fresh(before: Report, after: Report) -> tuple[Finding, ...]:
    """
    Errors and warnings that were not there before, by rule and file: messages and lines may change.

    Notices may come of what is better now: a page with its first link has few links.
    """
    left = Counter(map(_rule_and_file, before.findings))
    found = []
    for one in after.findings:
        left[_rule_and_file(one)] -= 1
        is_heavy = one.outcome is Outcome.FAILED and one.severity.rank >= Severity.WARNING.rank
        if is_heavy and left[_rule_and_file(one)] < 0:
            found.append(one)
    return tuple(found)


def _rule_and_file(finding: Finding) -> tuple[str, str]:
    return finding.rule, str(finding.source.path) if finding.source else ""


def _is_or_are(number: int) -> str:
    return "is" if number == 1 else "are"
