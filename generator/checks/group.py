"""A template's defect is one finding with a count of pages, not one finding a page."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import replace

from generator.model.finding import Finding, Outcome, Owner


def group(findings: Iterable[Finding]) -> list[Finding]:
    """
    Merge findings that are mended by one edit, their pages with them.

    In a template that is everything with one rule, line and message. In content it is what
    one line of a file causes on several pages; two elements of one page stay two findings.
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
    place: tuple[Hashable, ...] = (finding.source.path, finding.source.line)
    if finding.owner not in (Owner.THEME, Owner.SETTINGS):
        place = (finding.source, finding.key)
    return (finding.rule, finding.outcome, finding.message, *place)


def _merge(one: Finding, other: Finding) -> Finding:
    first = one if one.pages <= other.pages else other
    return replace(
        first,
        pages=tuple(sorted({*one.pages, *other.pages})),
        outcome=Outcome.FAILED if Outcome.FAILED in (one.outcome, other.outcome) else one.outcome,
        correction=one.correction if one.correction == other.correction else None,
    )
