"""The report for a person: who has what to fix, then each finding with its line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from generator.model.counted import counted
from generator.model.finding import Finding, Outcome, Remark, Report, Severity
from generator.reports.frame import code_frame, printable
from generator.reports.marked_words import marked
from generator.reports.summary import (
    by_owner,
    in_words,
    known_count,
    new_check_count,
    new_checks,
    suppressed_count,
    when_they_count,
)

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTICE: "36"}
#: Notices up to this number are listed one by one.
MANY_NOTICES = 20
#: New findings up to this number need no counts by rule, and no second summary at the end.
FEW = 20
#: Rules that are counted for an owner, the heaviest.
_RULES = 8
_BOLD = "1"
_DIM = "2"


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """
    Whether *stream* is a terminal that shows colours.

    Source:
        no-color.org: `NO_COLOR` counts where it is set and not empty.
    """
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


def render(report: Report, *, colour: bool = False, everything: bool = False) -> str:
    """
    Write *report* for a person.

    Owners come first, each with its counts; then the findings, file by file. Where there are many,
    the rules are counted as well, and the sum stands at the end again, where a person reads it. A
    report without findings is one line, but for what was taken for granted or not looked at. What
    the baseline knows is counted, and not listed; what checks found that are newer than it is
    counted by rule at the end.

    Args:
        report: Its findings are sorted by place.
        colour: Whether to colour it.
        everything: Whether to list notices where there are many; they are counted otherwise, so
            that what weighs more is not lost among them.
    """
    paint = _Paint(colour=colour)
    parts = [_summary(report, paint)]
    if report.remarks:
        parts.append("\n".join(line for one in report.remarks for line in _remark(one, paint)))
    new = [one for one in report.findings if one.counts]
    notices = [one for one in new if one.severity is Severity.NOTICE]
    counted_only = len(notices) > MANY_NOTICES and not everything
    listed = [one for one in new if not counted_only or one.severity is not Severity.NOTICE]
    for _, findings in groupby(listed, key=_file):
        parts.append("\n".join(line for one in findings for line in _lines(one, paint)))
    if counted_only:
        parts.append("\n".join(_notices(notices, paint)))
    if new_checks(report):
        parts.append("\n".join(_new_checks(report, paint, everything=everything)))
    if len(new) > FEW:
        why = "`proofpress explain RULE` says why a rule is there and how to fix what it finds"
        parts.append(f"{paint(_BOLD, 'together')}: {in_words(tuple(new))}; {why}")
    return "\n\n".join(parts) + "\n"


def _remark(remark: Remark, paint: "_Paint") -> Iterator[str]:
    yield f"{paint(_BOLD, remark.kind)}: {printable(remark.text)}"
    if remark.fix:
        yield f"  {printable(remark.fix)}"


def _notices(notices: Sequence[Finding], paint: "_Paint") -> Iterator[str]:
    yield f"{counted(len(notices), 'notice')}, listed with --verbose:"
    for rule, number in Counter(one.rule for one in notices).most_common():
        yield f"  {number:>7,}  {paint(_COLOURS[Severity.NOTICE], rule)}"


def _new_checks(report: Report, paint: "_Paint", *, everything: bool) -> Iterator[str]:
    how = "" if everything else ", listed with --verbose"
    yield f"{paint(_BOLD, new_checks(report))}{how}; {when_they_count(report)}"
    found = [one for one in report.findings if one.new_check]
    if everything:
        yield from (line for one in found for line in _lines(one, paint))
        return
    for rule, number in Counter(one.rule for one in found).most_common():
        yield f"  {number:>7,}  {rule}"


def _summary(report: Report, paint: "_Paint") -> str:
    suppressed, known = suppressed_count(report), known_count(report.findings)
    also = f"; {counted(suppressed, 'finding')} suppressed" if suppressed else ""
    also += f"; {known:,} known, shown with --no-baseline" if known else ""
    fresh = new_check_count(report.findings)
    also += f"; {fresh:,} of new checks" if fresh else ""
    also += f"; {report.hidden:,} hidden by what was asked for" if report.hidden else ""
    new = tuple(one for one in report.findings if one.counts)
    if not new:
        looked = sum(record.subjects > 0 for record in report.rules)
        pages = counted(report.pages, "page")
        nothing = "nothing new" if known or fresh else "nothing"
        return f"{nothing} to fix: {counted(looked, 'rule')} checked {pages}{also}"
    owners = by_owner(new)
    lines = []
    for name, found in owners.items():
        lines.append(f"{paint(_BOLD, printable(name))}: {in_words(found)}")
        if len(new) > FEW:
            lines.extend(_rules(found, paint))
    if len(owners) > 1 or also:
        lines.append(f"{paint(_BOLD, 'together')}: {in_words(new)}{also}")
    return "\n".join(lines)


def _rules(findings: Sequence[Finding], paint: "_Paint") -> Iterator[str]:
    counts = Counter((one.severity, one.rule) for one in findings if one.outcome is Outcome.FAILED)
    ordered = sorted(counts.items(), key=lambda item: (-item[0][0].rank, -item[1], item[0][1]))
    for (severity, rule), number in ordered[:_RULES]:
        yield f"  {number:>7,}  {paint(_COLOURS.get(severity, _BOLD), f'{severity:<7}')}  {rule}"
    if len(ordered) > _RULES:
        yield f"           and {counted(len(ordered) - _RULES, 'more rule')}"


def _file(finding: Finding) -> str:
    if finding.source is not None:
        return str(finding.source.path)
    return finding.output.path if finding.output is not None else ""


def _lines(finding: Finding, paint: "_Paint") -> Iterator[str]:
    source = finding.source
    place = str(source) if source is not None else _output_place(finding)
    weight = finding.severity if finding.outcome is Outcome.FAILED else "review"
    label = paint(_COLOURS.get(finding.severity, _BOLD), f"{weight}[{finding.rule}]")
    guess = ", probably one template" if finding.recurring else ""
    pages = f" (on {counted(len(finding.pages), 'page')}{guess})" if len(finding.pages) > 1 else ""
    yield f"{paint(_BOLD, printable(place))}: {label} {printable(finding.message)}{pages}"
    if source is not None:
        for line in code_frame(marked(finding) or source, finding.excerpt):
            yield paint(_DIM, line)
    if finding.fix:
        yield f"  fix: {printable(finding.fix)}"


def _output_place(finding: Finding) -> str:
    output = finding.output
    if output is None:
        return "site"
    return ":".join(str(part) for part in (output.path, output.line, output.column) if part)


class _Paint:
    """Colours text for a terminal, or leaves it plain."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text
