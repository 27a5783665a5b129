"""
The report as commands that GitHub's runner turns into marks beside the lines of a change.

The runner shows ten errors, ten warnings and ten notices of a step. The heaviest come first, and
the others are plain lines of the log, in a group that can be opened.

Source: GitHub, "Workflow commands for GitHub Actions"; the escapes are those of `@actions/core`.
"""

from collections.abc import Iterator

from generator.model.counted import counted
from generator.model.finding import Finding, Outcome, Severity
from generator.reports.dossier import Dossier, Written
from generator.reports.place import heaviest_first, place_of
from generator.reports.summary import in_words, known_count, new_checks
from generator.reports.wording import one_line, remark_in_words, sentence, with_fix, writable

#: Marks of one kind that are shown of a step.
MAX_MARKS = 10

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def render(dossier: Dossier) -> Written:
    """Write the report as workflow commands; what does not count is only a number."""
    marks: dict[str, list[Finding]] = {"error": [], "warning": [], "notice": []}
    left: list[tuple[str, Finding]] = []
    new = [one for one in dossier.report.findings if one.counts]
    for finding in heaviest_first(new):
        command = _command(finding)
        if len(marks[command]) < MAX_MARKS:
            marks[command].append(finding)
        else:
            left.append((command, finding))
    lines = [
        _mark(command, finding, dossier) for command, found in marks.items() for finding in found
    ]
    if left:
        lines.append(f"::group::{counted(len(left), 'more finding')}")
        lines.extend(_plain(command, finding, dossier) for command, finding in left)
        lines.append("::endgroup::")
    # No marks, of which GitHub shows few: findings need those.
    lines.extend(_note(remark_in_words(one)) for one in dossier.report.remarks)
    known = known_count(dossier.report.findings)
    parts = (
        in_words(tuple(new)) or "nothing to fix",
        f"{known:,} known" if known else "",
        new_checks(dossier.report),
    )
    lines.append(f"proofpress: {', '.join(part for part in parts if part)}")
    return Written(writable("\n".join(lines)) + "\n", tuple(_cut(left)))


def _cut(left: list[tuple[str, Finding]]) -> Iterator[str]:
    for kind in ("error", "warning", "notice"):
        number = sum(command == kind for command, _ in left)
        if number:
            yield (
                f"github: {counted(number, kind)} of {number + MAX_MARKS:,} stand in the log only; "
                f"GitHub shows {MAX_MARKS} marks of a kind"
            )


def _command(finding: Finding) -> str:
    if finding.outcome is Outcome.REVIEW:
        return "notice"
    return _COMMANDS.get(finding.severity, "notice")


def _mark(command: str, finding: Finding, dossier: Dossier) -> str:
    place = place_of(finding)
    properties: dict[str, object] = {}
    if place is not None:
        properties["file"] = dossier.path_of(place)
        if place.line is not None:
            properties["line"] = place.line
            properties["endLine"] = place.line
        if place.column is not None:
            properties["col"] = place.column
        if place.end_column is not None:
            properties["endColumn"] = place.end_column
    review = "to review: " if finding.outcome is Outcome.REVIEW else ""
    properties["title"] = f"{review}{finding.rule}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(with_fix(finding))}"


def _plain(command: str, finding: Finding, dossier: Dossier) -> str:
    place = place_of(finding)
    where = f"{dossier.prefix}{place}" if place is not None else "site"
    line = one_line(f"- {where}: {command}[{finding.rule}] {sentence(finding)}")
    # The runner looks for this older form of a command anywhere in a line.
    return line.replace("##[", "# #[")


def _note(text: str) -> str:
    return f"proofpress: {one_line(text)}".replace("##[", "# #[")


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "# #[")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
