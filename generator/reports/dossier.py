"""What a report may tell: the findings, and what is known around them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import field

from generator.model.finding import Finding, Location, Outcome, Report, Severity
from generator.model.page_summary import PageSummary
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class RuleText:
    """
    What the catalogue says about a rule.

    Attributes:
        summary: One sentence.
        text: Markdown: why it matters, how to fix it, examples, source.
        severity: As shipped; settings may have changed it.
    """

    summary: str
    text: str
    severity: Severity


@dataclass(frozen=True, slots=True)
class Build:
    """
    What a build found, as its line in the history tells it.

    Attributes:
        time: ISO 8601, in UTC, to the second.
        severities: Severity to count of new, failed findings.
        owners: Owner to that count; what does not count, and what is to be looked at, is left out here, too.
        families: Rule family to that count.
    """

    time: str
    pages: int
    severities: Mapping[str, int] = field(default_factory=dict)
    owners: Mapping[str, int] = field(default_factory=dict)
    families: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dossier:
    """
    A report with everything that a reader may want beside it; all but the report may be missing.

    Attributes:
        threshold: Least severity that stops a build.
        prefix: What leads from the folder of the run to the folder that paths are relative to;
            empty, or ending with a slash.
        rules: Rule id to what the catalogue says about it.
        title: Of the site; empty where it is not known.
        base_url: Address of the site; empty where it is not known.
        pages: Every page as others show it, by path.
        pictures: URL of a social image to a small copy of it, as a ``data:`` URL.
        history: Earlier builds and this one, the oldest first.
        published: Fingerprints of what was found when the site was last published; None where it
            was not, or it is not known.
        now: The moment that the run stands for.
    """

    report: Report
    threshold: Severity = Severity.ERROR
    prefix: str = ""
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    title: str = ""
    base_url: str = ""
    pages: Sequence[PageSummary] = ()
    pictures: Mapping[str, str] = field(default_factory=dict)
    history: Sequence[Build] = ()
    published: frozenset[str] | None = None
    now: dt.datetime | None = None

    def stops(self, finding: Finding) -> bool:
        """Whether *finding* is one for which a build fails."""
        return (
            finding.outcome is Outcome.FAILED
            and finding.counts
            and self.threshold is not Severity.OFF
            and finding.severity.rank >= self.threshold.rank
        )

    def path_of(self, place: Location) -> str:
        """Path from the folder of the run, with forward slashes."""
        return f"{self.prefix}{place.path}"


@dataclass(frozen=True, slots=True)
class Written:
    """
    A report as text.

    Attributes:
        cut: What was left out since the reader takes no more; sentences for a person.
    """

    text: str
    cut: tuple[str, ...] = ()
