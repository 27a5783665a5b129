"""
The report for the code quality view of GitLab's merge requests.

GitLab compares it with the report of the branch that is merged into, so what the baseline knows
is in it as well. What checks found that are newer than the baseline is of the least severity.

Source: GitLab, "Code Quality", report format.
"""

import json
from typing import Any

from generator.model.finding import Finding, Location, Outcome, Severity
from generator.reports.dossier import Dossier, Written
from generator.reports.place import SITE_FILE, place_of
from generator.reports.wording import one_line, with_fix, writable

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def render(dossier: Dossier) -> Written:
    """Write the report as a list of code quality violations."""
    listed = [_violation(one, dossier) for one in dossier.report.findings]
    return Written(writable(json.dumps(listed, ensure_ascii=False, indent=1)) + "\n")


def _violation(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    place = place_of(finding) or Location(SITE_FILE)
    review = finding.outcome is Outcome.REVIEW
    return {
        "description": one_line(("to review: " if review else "") + with_fix(finding, "; ")),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": "info"
        if review or finding.new_check
        else _SEVERITIES.get(finding.severity, "info"),
        # A line is required; a finding on a whole file stands at its head.
        "location": {"path": dossier.path_of(place), "lines": {"begin": place.line or 1}},
    }
