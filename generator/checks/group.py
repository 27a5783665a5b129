"""A template's defect is one finding with a count of pages, not one finding a page."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from generator.model.finding import Finding, Outcome, Owner

_NUMBER = re.compile(r"(?P<name>`[^`]*`)|\d[\d.,]*")


def group(findings: Iterable[Finding]) -> list[Finding]:
    """
    Merge findings that are mended by one edit, their pages with them.

    In a template that is everything with one rule, line and message, whatever was measured on
    each page. In content it is what one line of a file causes on several pages; two elements of
    one page stay two findings.
    """
    groups: dict[Hashable, list[Finding]] = {}
    repeats: Counter[Hashable] = Counter()
    for finding in findings:
        identity = _identity(finding)
        if finding.owner not in (Owner.THEME, Owner.SETTINGS):
            on_page = (*identity, finding.pages)
            repeats[on_page] += 1
            identity = (*identity, repeats[on_page])
        groups.setdefault(identity, []).append(finding)
    return [_merged(one) for one in groups.values()]


def _identity(finding: Finding) -> tuple[Hashable, ...]:
    if finding.source is None:
        return (finding.rule, finding.message, finding.pages, finding.key)
    if finding.owner not in (Owner.THEME, Owner.SETTINGS):
        return (finding.rule, finding.outcome, finding.message, finding.source, finding.key)
    place = (finding.source.path, finding.source.line)
    return (finding.rule, finding.outcome, without_numbers(finding.message), *place)


def without_numbers(message: str) -> str:
    """Leave out what was measured; a number in a name, between backticks, stays."""
    return _NUMBER.sub(lambda found: found["name"] or "", message)


def _merged(findings: Sequence[Finding]) -> Finding:
    first = min(findings, key=lambda one: one.pages)
    if len(findings) == 1:
        return first
    failed = any(one.outcome is Outcome.FAILED for one in findings)
    same = all(one.correction == first.correction for one in findings)
    return replace(
        first,
        pages=tuple(sorted({page for one in findings for page in one.pages})),
        outcome=Outcome.FAILED if failed else first.outcome,
        correction=first.correction if same else None,
    )
