"""The report for a person: who has what to mend, then each finding with its line."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TextIO

from generator.model.finding import Finding, Outcome, Report, Severity
from generator.reports.frame import code_frame, printable
from generator.reports.summary import (
    by_owner,
    counted,
    in_words,
    suppressed_count,
)

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTICE: "36"}
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


def render(report: Report, *, colour: bool = False) -> str:
    """
    Write *report* for a person.

    Owners come first, each with its counts; then the findings, file by file. A report without
    findings is one line.
    """
    paint = _Paint(colour=colour)
    parts = [_summary(report, paint)]
    for _, findings in groupby(report.findings, key=_file):
        parts.append("\n".join(line for one in findings for line in _lines(one, paint)))
    return "\n\n".join(parts) + "\n"


def _summary(report: Report, paint: "_Paint") -> str:
    suppressed = suppressed_count(report)
    also = f"; {counted(suppressed, 'finding')} suppressed" if suppressed else ""
    if not report.findings:
        looked = sum(record.subjects > 0 for record in report.rules)
        pages = counted(report.pages, "page")
        return f"nothing to mend: {counted(looked, 'rule')} looked at {pages}{also}"
    owners = by_owner(report.findings)
    lines = [
        f"{paint(_BOLD, printable(name))}: {in_words(found)}" for name, found in owners.items()
    ]
    if len(owners) > 1 or also:
        lines.append(f"{paint(_BOLD, 'together')}: {in_words(report.findings)}{also}")
    return "\n".join(lines)


def _file(finding: Finding) -> str:
    if finding.source is not None:
        return str(finding.source.path)
    return finding.output.path if finding.output is not None else ""


def _lines(finding: Finding, paint: "_Paint") -> Iterator[str]:
    source = finding.source
    place = str(source) if source is not None else _output_place(finding)
    weight = finding.severity if finding.outcome is Outcome.FAILED else "review"
    label = paint(_COLOURS.get(finding.severity, _BOLD), f"{weight}[{finding.rule}]")
    pages = f" (on {counted(len(finding.pages), 'page')})" if len(finding.pages) > 1 else ""
    yield f"{paint(_BOLD, printable(place))}: {label} {printable(finding.message)}{pages}"
    if source is not None:
        for line in code_frame(source, finding.excerpt):
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
