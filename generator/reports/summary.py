"""Counts that every kind of report shows."""

from collections import Counter
from collections.abc import Iterable, Mapping

from generator.model.counted import counted
from generator.model.finding import Finding, Outcome, Report, Severity

#: Severities that are shown, the heaviest first.
SHOWN = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


def by_severity(findings: Iterable[Finding]) -> Mapping[Severity, int]:
    """Count new, failed findings by severity; every severity that is shown has its count."""
    counts = Counter(
        one.severity for one in findings if one.outcome is Outcome.FAILED and one.counts
    )
    return {severity: counts[severity] for severity in SHOWN}


def review_count(findings: Iterable[Finding]) -> int:
    """Count new findings that a person must look at."""
    return sum(one.outcome is Outcome.REVIEW and one.counts for one in findings)


def known_count(findings: Iterable[Finding]) -> int:
    """Count findings that the baseline knows; no other count includes them."""
    return sum(one.known for one in findings)


def new_check_count(findings: Iterable[Finding]) -> int:
    """Count findings of checks that the baseline does not know; no other count includes them."""
    return sum(one.new_check for one in findings)


def new_checks(report: Report) -> str:
    """Say what checks found that are newer than the baseline; empty where that is nothing."""
    number = new_check_count(report.findings)
    since = report.checks_since
    return f"new checks since {since}: {counted(number, 'finding')}" if number else ""


def when_they_count(report: Report) -> str:
    """Say when findings of new checks count."""
    day = report.checks_count_from
    after = "they count after the next `proofpress baseline`"
    return f"{after}, and from {day} on" if day else after


def by_owner(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    """Sort findings by who fixes them: the owner, with the team where one is named."""
    owners: dict[str, list[Finding]] = {}
    for one in findings:
        name = f"{one.owner} ({one.team})" if one.team else one.owner.value
        owners.setdefault(name, []).append(one)
    return {name: tuple(found) for name, found in sorted(owners.items())}


def suppressed_count(report: Report) -> int:
    """Count findings that a suppression took away."""
    return sum(record.suppressed for record in report.rules)


def in_words(findings: tuple[Finding, ...]) -> str:
    """Write how many findings there are of each severity."""
    parts = [
        counted(number, severity.value)
        for severity, number in by_severity(findings).items()
        if number
    ]
    review = review_count(findings)
    if review:
        parts.append(f"{review:,} to review")
    return ", ".join(parts)
