"""A template's defect is one finding with a count of pages, not one finding a page."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import replace

from generator.checks.findings.fingerprint import anywhere, without_names
from generator.model.finding import Finding, Outcome, Owner

#: Findings of one line of a template from which on they are one, where each has its own pages.
LEAST_VARYING = 5
#: Findings with one message from which on they are one, for rules that want it.
LEAST_ALIKE = 5
_NAME = re.compile(r"`[^`]*`")
_NUMBER = re.compile(r"(?P<name>`[^`]*`)|\d[\d.,]*")


def group(
    findings: Iterable[Finding],
    by_message: Collection[str] = (),
    about_several: Collection[str] = (),
) -> list[Finding]:
    """
    Merge findings that are fixed by one edit, their pages with them.

    In a template that is everything with one rule, line and message, whatever was measured on
    each page. In content it is what one line of a file causes on several pages; two elements of
    one page stay two findings.

    Args:
        findings: One a page.
        by_message: Rules whose findings in five files or more are one, if their message is. So are
            those in a data file of which each row makes a page, of every rule.
        about_several: Rules whose findings are one in any number of files, if their message is.
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
    merged = [_merged(one) for one in groups.values()]
    alike = _with_alike(merged, by_message, LEAST_ALIKE)
    return _with_varying(_with_alike(alike, about_several, 2))


def _with_alike(findings: Iterable[Finding], rules: Collection[str], least: int) -> list[Finding]:
    """Merge what *rules* say in the same words of at least so many files, or rows of one file."""
    alike: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        kind: Hashable = id(finding)
        if finding.rule in rules:
            kind = (finding.rule, finding.message, finding.severity, finding.owner, finding.team)
        elif _is_row(finding):
            assert finding.source is not None
            words = without_numbers(finding.message)
            kind = (finding.rule, finding.outcome, words, finding.source.path)
        alike[kind].append(finding)
    merged = []
    for many in alike.values():
        if len(many) < (least if many[0].rule in rules else LEAST_ALIKE):
            merged += many
        else:
            one = _merged(many)
            merged.append(replace(one, fingerprint=anywhere(one.fingerprint)))
    return merged


def _is_row(finding: Finding) -> bool:
    """Whether it is about a page that a row of a data file makes."""
    at = finding.source
    return (
        finding.owner is Owner.CONTENT
        and at is not None
        and at.path.parts[0] == "data"
        and bool(finding.pages)
    )


def _with_varying(findings: Iterable[Finding]) -> list[Finding]:
    """
    Merge what a line of a template does to many pages, though it names other things on each.

    Several entries of one menu stay apart: they show on the same pages. So do those of a list that
    few pages have.
    """
    lines: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        lines[_line(finding)].append(finding)
    merged = []
    for alike in lines.values():
        everywhere = len({page for finding in alike for page in finding.pages}) / 2
        # What shows on most of the pages is an entry of its own.
        single = [finding for finding in alike if len(finding.pages) <= everywhere]
        if len({finding.pages for finding in single}) < LEAST_VARYING:
            merged += alike
        else:
            merged += [finding for finding in alike if len(finding.pages) > everywhere]
            one = _merged(single)
            merged.append(replace(one, fingerprint=without_names(one.fingerprint)))
    return merged


def _line(finding: Finding) -> Hashable:
    """Tell lines of templates apart, and everything else."""
    if finding.owner is not Owner.THEME or finding.source is None or not finding.pages:
        return id(finding)
    kind = (finding.rule, finding.outcome, without_names_in(without_numbers(finding.message)))
    return (*kind, finding.source.path, finding.source.line, without_names(finding.fingerprint))


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


def without_names_in(message: str) -> str:
    """Leave out the names in a message: what stands between backticks."""
    return _NAME.sub("", message)


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
