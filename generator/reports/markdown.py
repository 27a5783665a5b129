"""
The report as Markdown, short enough for a comment on a pull request.

Source: GitHub refuses a comment of more than 65,536 characters; "GitHub Flavored Markdown" says
what has to be escaped.
"""

import re
from collections.abc import Iterator, Sequence

from generator.model.counted import counted
from generator.model.finding import Finding, Outcome, Severity
from generator.reports.dossier import Dossier, Written
from generator.reports.place import heaviest_first, place_of
from generator.reports.summary import (
    SHOWN,
    by_owner,
    by_severity,
    in_words,
    known_count,
    new_checks,
    review_count,
    suppressed_count,
)
from generator.reports.wording import one_line, remark_in_words, sentence, writable

#: Characters of a comment.
MAX_LENGTH = 65_536
#: Room for what is said when something is cut, and for closing what is open.
_MARGIN = 400
#: Owners with a line of their own, and characters of a name.
_OWNERS, _NAME = 40, 100

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>$=])")
_CODE = re.compile(r"`([^`]+)`")


def render(dossier: Dossier) -> Written:
    """Write the report as Markdown: counts by owner, then what is new, then the rest folded."""
    lines = list(_head(dossier))
    room = MAX_LENGTH - _MARGIN - sum(len(line) + 1 for line in lines)
    left = 0
    for title, findings, is_open in _groups(dossier.report.findings):
        block, listed = _block(title, findings, dossier, room, is_open=is_open)
        room -= sum(len(line) + 1 for line in block)
        left += len(findings) - listed
        lines.extend(block)
    if not left:
        return Written("\n".join(lines) + "\n")
    what = f"{counted(left, 'finding')} not listed here: a comment takes {MAX_LENGTH:,} characters"
    return Written("\n".join((*lines, what)) + "\n", (f"markdown: {what}",))


def _head(dossier: Dossier) -> Iterator[str]:
    report = dossier.report
    new = tuple(one for one in report.findings if one.counts)
    verdict = in_words(new) or "nothing to fix"
    yield f"## Proofpress: {verdict}"
    yield ""
    yield "; ".join(_also(dossier)) + "."
    yield ""
    for one in report.remarks:
        yield f"- {escaped(remark_in_words(one))}"
    if report.remarks:
        yield ""
    if report.findings:
        yield "| Who | Errors | Warnings | Notices | To look at | Known |"
        yield "|---|--:|--:|--:|--:|--:|"
        owners = by_owner(report.findings)
        for name, found in list(owners.items())[:_OWNERS]:
            yield _row(escaped(name[:_NAME]), found)
        others = [one for found in list(owners.values())[_OWNERS:] for one in found]
        if others:
            yield _row("others", others)
        yield ""


def _also(dossier: Dossier) -> Iterator[str]:
    """Say what was looked at, and what is not among the counts."""
    report = dossier.report
    known = known_count(report.findings)
    looked = sum(record.subjects > 0 for record in report.rules)
    yield f"{counted(looked, 'rule')} checked {counted(report.pages, 'page')}"
    if known:
        yield f"{known:,} known"
    if new_checks(report):
        yield f"{new_checks(report)}, not counted yet"
    if suppressed_count(report):
        yield f"{suppressed_count(report):,} suppressed"
    if report.hidden:
        yield f"{report.hidden:,} hidden by what was asked for"
    if report.reaches(dossier.threshold):
        yield f"this stops the build (at or above `{dossier.threshold}`)"


def _row(name: str, found: Sequence[Finding]) -> str:
    counts = by_severity(found)
    numbers = [counts[severity] for severity in SHOWN]
    numbers += [review_count(found), known_count(found)]
    return f"| {name} | " + " | ".join(f"{one:,}" for one in numbers) + " |"


def _groups(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding], bool]]:
    """Give heading, findings, and whether they are open to see."""
    ordered = heaviest_first(findings)
    new = [one for one in ordered if one.counts]
    failed = [one for one in new if one.outcome is Outcome.FAILED]
    yield "errors", [one for one in failed if one.severity is Severity.ERROR], True
    yield "warnings", [one for one in failed if one.severity is Severity.WARNING], True
    yield "notices", [one for one in failed if one.severity is Severity.NOTICE], False
    yield "to review", [one for one in new if one.outcome is Outcome.REVIEW], False
    yield "of new checks", [one for one in ordered if one.new_check], False
    yield "known", [one for one in ordered if one.known], False


def _block(
    title: str, findings: Sequence[Finding], dossier: Dossier, room: int, *, is_open: bool
) -> tuple[list[str], int]:
    if not findings:
        return [], 0
    name = title if title in ("known", "to review", "of new checks") else f"new {title}"
    state = " open" if is_open else ""
    lines = [f"<details{state}><summary>{len(findings):,} {name}</summary>", ""]
    end = ["", "</details>", ""]
    room -= sum(len(line) + 1 for line in (*lines, *end))
    listed = 0
    for finding in findings:
        item = _item(finding, dossier)
        room -= len(item) + 1
        if room < 0:
            break
        lines.append(item)
        listed += 1
    return ([*lines, *end], listed) if listed else ([], 0)


def _item(finding: Finding, dossier: Dossier) -> str:
    place = place_of(finding)
    where = f"{dossier.prefix}{place}" if place is not None else "the site"
    fix = f"<br>fix: {escaped(finding.fix)}" if finding.fix else ""
    return f"- {_code(where)} {escaped(sentence(finding))} ({_code(finding.rule)}){fix}"


def escaped(text: str) -> str:
    """Write *text* so that it stays text, but for code between backticks."""
    parts = _CODE.split(one_line(writable(text)))
    return "".join(_code(part) if number % 2 else _plain(part) for number, part in enumerate(parts))


def _plain(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    # A name after this sign would be told of the comment.
    return text.replace("@", "&#64;")


def _code(text: str) -> str:
    """Write a code span; in a table a stroke would end the cell even there."""
    text = one_line(writable(text)).replace("`", "'").replace("|", "\N{BROKEN BAR}")
    padding = " " if text[:1] == " " or not text else ""
    return f"`{padding}{text}{padding}`"
