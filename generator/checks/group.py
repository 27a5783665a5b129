"""A template's defect is one finding with a count of pages, not one finding a page."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
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
    merged: dict[Hashable, Finding] = {}
    repeats: Counter[Hashable] = Counter()
    for finding in findings:
        identity = _identity(finding)
        if finding.owner not in (Owner.THEME, Owner.SETTINGS):
            on_page = (*identity, finding.pages)
            repeats[on_page] += 1
            identity = (*identity, repeats[on_page])
        other = merged.get(identity)
        merged[identity] = finding if other is None else _merge(other, finding)
    return list(merged.values())


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


def _merge(one: Finding, other: Finding) -> Finding:
    first = one if one.pages <= other.pages else other
    return replace(
        first,
        pages=tuple(sorted({*one.pages, *other.pages})),
        outcome=Outcome.FAILED if Outcome.FAILED in (one.outcome, other.outcome) else one.outcome,
        correction=one.correction if one.correction == other.correction else None,
    )
