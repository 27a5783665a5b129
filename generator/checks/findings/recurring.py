"""
Findings that recur in the same place of many pages.

Where another generator made the pages, its templates cannot be seen. But what a template does
wrong, it does on all its pages, and one edit fixes it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from generator.checks.findings.fingerprint import anywhere, without_climbs, without_path
from generator.checks.findings.template_groups import without_names_in, without_numbers
from generator.checks.page.start_tag import identity
from generator.model.finding import Finding, Owner, Report

LEAST_PAGES = 5
#: Of all pages.
LEAST_SHARE = 0.1
#: Of the pages below the folder that they share, where they are fewer: one section's template.
LEAST_SHARE_OF_FOLDER = 0.5
#: Of all pages, where what is found differs from page to page.
LEAST_SHARE_VARYING = 0.5
_POSITION = re.compile(r":nth-[a-z-]+\([^)]*\)")


def merge_recurring(report: Report, pages: Collection[str]) -> Report:
    """
    Make one finding of what is probably one template.

    Those are findings with the same markup, as `merge_same` finds them. The same holds of what is
    said in the same words about pages as wholes, or about elements in the same place that a class
    or the like marks as the same. Where words or measures differ, they have to be half of all
    pages, each with one.

    Args:
        report: Of a folder of HTML; known findings are marked.
        pages: Output paths of all pages.
    """
    known = frozenset(pages)
    is_common = _common(pages)

    def is_general(group: list[Finding]) -> bool:
        on = [page for finding in group for page in finding.pages]
        if len(on) > len(set(on)):
            return False
        return len(on) >= max(LEAST_PAGES, LEAST_SHARE_VARYING * len(pages))

    findings = merge_same(report, pages).findings
    findings = tuple(_merged(findings, lambda one: _said_of_pages(one, known), is_common))
    findings = tuple(_merged(findings, lambda one: _varying(one, known), is_general))
    return replace(report, findings=findings)


def merge_same(report: Report, pages: Collection[str]) -> Report:
    """
    Make one finding of those with the same markup in the same place.

    That is a finding on at least five pages, with the same rule, the same start tag and words,
    and the same way from the root of the page; addresses may be relative to pages at different
    depths. They have to be a tenth of all pages, or half of
    those below the folder that they share. The finding is known where each of its pages is, and a
    baseline that knows it knows it on every page.

    Args:
        report: Of a folder of HTML; known findings are marked.
        pages: Output paths of all pages.
    """
    findings = tuple(_merged(report.findings, _likeness, _common(pages)))
    return replace(report, findings=findings)


def _common(pages: Collection[str]) -> Callable[[list[Finding]], bool]:
    """Tell whether enough pages have what a group of findings is about."""
    folders = Counter(folder for page in pages for folder in PurePosixPath(page).parents)

    def is_common(group: list[Finding]) -> bool:
        on = {page for finding in group for page in finding.pages}
        enough = min(LEAST_SHARE * len(pages), LEAST_SHARE_OF_FOLDER * folders[_shared_folder(on)])
        return len(on) >= max(LEAST_PAGES, enough)

    return is_common


def _merged(
    findings: Iterable[Finding],
    likeness: Callable[[Finding], Hashable | None],
    is_enough: Callable[[list[Finding]], bool],
) -> Iterator[Finding]:
    """Merge findings of one likeness where they are enough; the others stay where they are."""
    findings = tuple(findings)
    groups: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        kind = None
        if finding.owner is Owner.UNKNOWN and finding.output and not finding.recurring:
            kind = likeness(finding)
        groups[id(finding) if kind is None else kind].append(finding)
    merged = {
        id(finding): group
        for group in groups.values()
        if len(group) > 1 and is_enough(group)
        for finding in group
    }
    for finding in findings:
        alike = merged.get(id(finding))
        if alike is None:
            yield finding
        elif finding is alike[0]:
            yield _merge(alike)


def _said_of_pages(finding: Finding, pages: Collection[str]) -> Hashable | None:
    """Liken what is said in the same words of pages, or of elements that are surely the same."""
    element = _element(finding)
    if element is None or not finding.pages or finding.pages[0] not in pages:
        return None
    return finding.rule, finding.outcome, finding.severity, without_climbs(finding.message), element


def _varying(finding: Finding, pages: Collection[str]) -> Hashable | None:
    """Liken what is said of the same element of each page, whatever it names and measures."""
    element = _element(finding)
    if not finding.pages or finding.pages[0] not in pages:
        return None
    message = without_names_in(without_numbers(finding.message))
    if element is None:
        assert finding.output is not None
        if message != without_numbers(finding.message):
            return None  # other names in elements that may not be the same
        element = _way(finding), identity(finding.output.start_tag, steady_only=True)
    return finding.rule, finding.outcome, finding.severity, message, element


def _element(finding: Finding) -> Hashable | None:
    """
    Say which element of the template it is about.

    Returns:
        The empty text for a page as a whole; None where elements of one name and place may well be
        different ones, as those in the text of a page are.
    """
    assert finding.output is not None
    if not finding.output.start_tag:
        return ""
    kind = identity(finding.output.start_tag, steady_only=True)
    way = _way(finding)
    is_sure = "=" in kind or "head" in way.split(" > ")[:2]
    return (way, kind) if is_sure else None


def _way(finding: Finding) -> str:
    assert finding.output is not None
    return _POSITION.sub("", finding.output.selector)


def _likeness(finding: Finding) -> Hashable | None:
    assert finding.output is not None
    if not finding.output.start_tag:
        return None
    mark = without_path(finding.fingerprint)
    words = without_numbers(without_climbs(finding.message))
    return mark, finding.outcome, finding.severity, words, _way(finding)


def _shared_folder(pages: Iterable[str]) -> PurePosixPath:
    first, *others = (PurePosixPath(page) for page in pages)
    for folder in first.parents:
        if all(folder in other.parents for other in others):
            return folder
    return PurePosixPath(".")


def _merge(group: list[Finding]) -> Finding:
    return replace(
        group[0],
        fingerprint=anywhere(group[0].fingerprint),
        pages=tuple(sorted({page for finding in group for page in finding.pages})),
        known=all(finding.known for finding in group),
        new_check=any(finding.new_check for finding in group),
        recurring=True,
    )
