"""The report for other programs; `report.schema.json` beside this file is its contract."""

import json
from importlib import resources
from typing import Any

from generator.criteria.results import CriterionResult, by_criterion
from generator.criteria.table import clauses, provisions
from generator.model.finding import Finding, Report, RuleRecord
from generator.reports.summary import (
    by_owner,
    by_severity,
    known_count,
    new_check_count,
    review_count,
    suppressed_count,
)

#: Raised when a program that reads the report would have to change.
SCHEMA_VERSION = 1


def render(report: Report) -> str:
    """Write *report* as JSON; equal reports give equal bytes."""
    return json.dumps(as_value(report), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Read the JSON Schema of the report."""
    text = resources.files(__package__).joinpath("report.schema.json").read_text("utf-8")
    value: dict[str, Any] = json.loads(text)
    return value


def as_value(report: Report) -> dict[str, Any]:
    """Give the report as the plain values that JSON holds."""
    return {
        "schema": SCHEMA_VERSION,
        "summary": {
            **_counts(report.findings),
            "suppressed": suppressed_count(report),
            "hidden": report.hidden,
            "checks_since": report.checks_since or None,
            "checks_count_from": report.checks_count_from or None,
            "pages": report.pages,
            "assets": report.assets,
            "owners": {name: _counts(found) for name, found in by_owner(report.findings).items()},
        },
        "findings": [_finding(one) for one in report.findings],
        "rules": [_rule(one) for one in report.rules],
        "criteria": [criterion_value(one) for one in by_criterion(report)],
        "remarks": [
            {"kind": one.kind.value, "text": one.text, "fix": one.fix} for one in report.remarks
        ],
    }


def _counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    counts = {f"{severity}s": number for severity, number in by_severity(findings).items()}
    return {
        **counts,
        "review": review_count(findings),
        "known": known_count(findings),
        "new_checks": new_check_count(findings),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    source, output = finding.source, finding.output
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "outcome": finding.outcome.value,
        "owner": finding.owner.value,
        "team": finding.team,
        "message": finding.message,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
        "known": finding.known,
        "new_check": finding.new_check,
        "recurring": finding.recurring,
        "fixable": finding.is_fixable,
        "source": None
        if source is None
        else {
            "file": str(source.path),
            "line": source.line,
            "column": source.column,
            "end": source.end_column,
            "key": finding.key,
        },
        "output": None
        if output is None
        else {
            "file": output.path,
            "line": output.line,
            "column": output.column,
            "selector": output.selector,
            "start_tag": output.start_tag,
        },
        "pages": {"count": len(finding.pages), "list": list(finding.pages)},
    }


def _rule(record: RuleRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "family": record.family,
        "basis": record.basis,
        "act": list(record.act),
        "criteria": list(record.criteria),
        "en_301_549": list(clauses(record.criteria)),
        "section_508": list(provisions(record.criteria)),
        "subjects": record.subjects,
        "failed": record.failed,
        "review": record.review,
        "suppressed": record.suppressed,
    }


def criterion_value(result: CriterionResult) -> dict[str, Any]:
    """Give what a run says of a criterion as the plain values that JSON holds."""
    criterion = result.criterion
    return {
        "number": criterion.number,
        "name": criterion.name,
        "level": criterion.level,
        "en_301_549": criterion.clause or None,
        "section_508": list(criterion.section_508),
        "url": criterion.url,
        "state": result.state.value,
        "rules": [one.id for one in result.rules],
        "subjects": result.subjects,
        "passed": result.passed,
        "failed": result.failed,
        "review": result.review,
        "accepted": result.accepted,
        "decided": criterion.decided if result.rules else "",
        "left": criterion.left,
    }
