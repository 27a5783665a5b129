"""Where a finding is, for readers that want one place in one file."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from generator.model.finding import Finding, Location, Outcome

#: Stands for the site where a reader demands a file.
SITE_FILE = PurePosixPath("site.yaml")


def place_of(finding: Finding) -> Location | None:
    """
    Tell where a finding is fixed, else where it shows.

    Returns:
        None where it is about the site as a whole.
    """
    if finding.source is not None:
        return finding.source
    output = finding.output
    if output is None or not output.path:
        return None
    column = output.column if output.line is not None else None
    return Location(PurePosixPath(output.path), output.line, column)


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings by weight, new ones first; equals stay in the order of their places."""
    return sorted(
        findings,
        key=lambda one: (
            one.known,
            one.new_check,
            one.outcome is Outcome.REVIEW,
            -one.severity.rank,
        ),
    )
