"""
Findings that recur with the same markup in the same place of many pages.

Where another generator made the pages, nobody can see its templates. But what a template does
wrong, it does in the same words on all its pages, and one edit mends it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from generator.checks.fingerprint import anywhere, without_path
from generator.checks.group import without_numbers
from generator.model.finding import Finding, Owner, Report

LEAST_PAGES = 5
#: Of all pages.
LEAST_SHARE = 0.1
#: Of the pages below the folder that they share, where they are fewer: one section's template.
LEAST_SHARE_OF_FOLDER = 0.5
_POSITION = re.compile(r":nth-[a-z-]+\([^)]*\)")


def merge_recurring(report: Report, pages: Collection[str]) -> Report:
    """
    Make one finding of what is probably one template.

    That is a finding on at least five pages, with the same rule, the same start tag and words,
    and the same way from the root of the page. They have to be a tenth of all pages, or half of
    those below the folder that they share. It is known where each of its pages is.

    Args:
        report: Of a folder of HTML; known findings are marked.
        pages: Output paths of all pages.
    """
    groups: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.owner is Owner.UNKNOWN and finding.output and finding.output.start_tag:
            groups[_likeness(finding)].append(finding)
    folders = Counter(folder for page in pages for folder in PurePosixPath(page).parents)
    merged = {}
    for group in groups.values():
        on = {page for finding in group for page in finding.pages}
        enough = min(LEAST_SHARE * len(pages), LEAST_SHARE_OF_FOLDER * folders[_shared_folder(on)])
        if len(on) >= max(LEAST_PAGES, enough):
            merged.update(dict.fromkeys((id(finding) for finding in group), group))
    findings = []
    for finding in report.findings:
        alike = merged.get(id(finding))
        if alike is None:
            findings.append(finding)
        elif finding is alike[0]:
            findings.append(_merge(alike))
    return replace(report, findings=tuple(findings))


def _likeness(finding: Finding) -> Hashable:
    assert finding.output is not None
    way = _POSITION.sub("", finding.output.selector)
    mark = without_path(finding.fingerprint)
    return mark, finding.outcome, finding.severity, without_numbers(finding.message), way


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
        recurring=True,
    )
