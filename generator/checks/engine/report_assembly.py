"""From the findings of a run to its report."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from generator.checks.engine.precedence import told_once
from generator.checks.engine.rule import AnyRule, Basis
from generator.checks.engine.rule_runner import from_fault
from generator.checks.engine.ruleset import Ruleset
from generator.checks.engine.suppressions import Scope, Suppressed, suppress
from generator.checks.findings.fingerprint import number_repeats
from generator.checks.findings.template_groups import group
from generator.model.finding import Finding, Location, Outcome, Report, RuleRecord, Severity


def assemble(
    findings: Iterable[Finding],
    ruleset: Ruleset,
    *,
    scopes: Sequence[Scope] = (),
    today: dt.date,
    pages: int = 0,
    assets: int = 0,
    excerpt: Callable[[Location], str] = lambda _: "",
    outputs: Callable[[Location], Sequence[str]] = lambda _: (),
) -> Report:
    """
    Suppress, group, number and sort.

    Args:
        findings: One a page, not yet grouped.
        ruleset: What ran.
        scopes: Every suppression of the site.
        today: The day on which suppressions hold or have expired.
        pages: How many pages were looked at.
        assets: How many other files were looked at.
        excerpt: Gives the line of a file, for findings about suppressions.
        outputs: Gives the output paths of the pages that a file makes, for the same.
    """
    shown = (finding for finding in findings if finding.severity is not Severity.OFF)
    suppressed = suppress(told_once(shown, ruleset), scopes, ruleset, today=today)
    own = [
        finding
        for fault in suppressed.faults
        if (
            finding := from_fault(
                fault, ruleset, excerpt=excerpt(fault.at), outputs=outputs(fault.at)
            )
        )
        is not None
    ]
    kept = (*suppressed.kept, *own)
    by_message = {rule.id for rule in ruleset.rules if rule.is_one_per_message}
    about_several = {rule.id for rule in ruleset.rules if rule.is_about_several}
    ordered = sorted(group(kept, by_message, about_several), key=_place)
    return Report(
        findings=tuple(number_repeats(ordered)),
        rules=_records(kept, suppressed, ruleset, pages, assets),
        pages=pages,
        assets=assets,
    )


def _place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    source, output = finding.source, finding.output
    if source is not None:
        path, line, column = str(source.path), source.line or 0, source.column or 0
    else:
        path, line, column = output.path if output else "", 0, 0
    shown = f"{output.path}:{output.line or 0:08}:{output.column or 0:08}" if output else ""
    return path, line, column, finding.rule, finding.message, shown


def _records(
    kept: Iterable[Finding], suppressed: Suppressed, ruleset: Ruleset, pages: int, assets: int
) -> tuple[RuleRecord, ...]:
    outcomes = Counter((finding.rule, finding.outcome) for finding in kept)

    def record(rule: str, subjects: int = 0, *, known: AnyRule | None = None) -> RuleRecord:
        return RuleRecord(
            id=rule,
            family=rule.partition("/")[0],
            basis=(known.basis if known else Basis.HOUSE).value,
            act=known.act if known else (),
            criteria=known.criteria if known else (),
            subjects=subjects,
            failed=outcomes[rule, Outcome.FAILED],
            review=outcomes[rule, Outcome.REVIEW],
            suppressed=suppressed.counts.get(rule, 0),
        )

    records = [
        record(active.rule.id, subjects, known=active.rule)
        for rules, subjects in (
            (ruleset.page_rules, pages),
            (ruleset.site_rules, 1),
            (ruleset.asset_rules, assets),
        )
        for active in rules
    ]
    ran = {one.id for one in records}
    stages = {rule for rule, _ in outcomes} | set(suppressed.counts)
    records += [record(rule) for rule in stages - ran]
    return tuple(sorted(records, key=lambda one: one.id))
