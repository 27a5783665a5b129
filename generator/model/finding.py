"""Findings: what is wrong, where a person can fix it, and whose it is."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from generator.model.source_text import Edit, SourceText
from generator.value import dataclass


class Severity(StrEnum):
    """How much a finding weighs. Settings give it; a rule does not know its own."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"

    @property
    def rank(self) -> int:
        """Order of weight: 0 for `off`, 3 for `error`."""
        return ("off", "notice", "warning", "error").index(self.value)


class Outcome(StrEnum):
    """`review` means: cannot tell without a person or a browser."""

    FAILED = "failed"
    REVIEW = "review"


class Owner(StrEnum):
    """Who can fix it. `UNKNOWN` is for HTML that we did not render."""

    CONTENT = "content"
    THEME = "theme"
    SETTINGS = "settings"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """
    A place in a file that a person edits.

    Attributes:
        path: Relative to the site's root, with forward slashes.
        line: Counted from 1; None where the whole file is meant.
        column: Counted from 1, in characters; None where the whole line is meant.
        end_column: Column after the last character, on the same line; None where unknown.
    """

    path: PurePosixPath
    line: int | None = None
    column: int | None = None
    end_column: int | None = None

    def __post_init__(self) -> None:
        if self.line is not None and self.line < 1:
            raise ValueError(f"lines count from 1, got {self.line}")
        if self.column is not None and (self.line is None or self.column < 1):
            raise ValueError(f"columns count from 1 and need a line, got {self.column}")

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


class Correction(NamedTuple):
    """
    What is wrong, and the one right value in its place.

    Attributes:
        was: As published, or as written where a stage met it; nothing else is ever replaced.
        right: In the same form.
    """

    was: str
    right: str


#: Gives the edits that put a correction into a source; none where the source does not hold, at that
#: place and in so many words, what the correction is about.
Mend: TypeAlias = Callable[[SourceText, Location, Correction], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class OutputPlace:
    """
    A place in a published file.

    Attributes:
        path: Relative to the output folder, such as ``blog/index.html``.
        line: Counted from 1.
        column: Counted from 1, in characters.
        selector: A CSS selector that is unique in the page; empty where no element is meant.
        start_tag: The element's start tag as published; empty where no element is meant.
    """

    path: str
    line: int | None = None
    column: int | None = None
    selector: str = ""
    start_tag: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """
    Something a person can fix, met by a stage while it worked (rules yield problems instead).

    Attributes:
        rule: Id, `family/what`, as listed by `generator.rules.stage_faults`.
        message: Lower case, no blame; the number and the limit both appear.
        at: Where it is fixed.
        fix: What to do about it; may be empty.
        key: Front-matter key or settings path concerned, such as ``menus.main``.
        owner: Whose it is.
        correction: The one right value for what stands there; None where a person must choose.
        outcome: `review` where a person has to look.
    """

    rule: str
    message: str
    at: Location
    fix: str = ""
    key: str | None = None
    owner: Owner = Owner.CONTENT
    correction: Correction | None = None
    outcome: Outcome = Outcome.FAILED


@dataclass(frozen=True, slots=True)
class Finding:
    """
    A fault or problem with everything a reader needs to fix it.

    Attributes:
        rule: Id, `family/what`.
        fingerprint: Stable against moved lines: rule, source path and normalized element.
        source: Where it is fixed; None for HTML that we did not render.
        excerpt: The source line at *source*; empty where there is none.
        key: Front-matter key or settings path concerned.
        output: Where it shows in the first of *pages*.
        pages: Output paths of every page on which it shows, sorted.
        team: The person or team under *owner*; empty where none is named.
        known: Recorded in the baseline: reported apart, and does not count for the exit code.
        new_check: Of a rule that the baseline does not know, since it came with an upgrade of the
            program: reported apart as well, and does not count either.
        recurring: Found with the same markup in the same place of many pages that we did not
            render, so probably in one template.
        correction: As of the fault or problem; None as well where pages have different ones.
    """

    rule: str
    severity: Severity
    message: str
    outcome: Outcome = Outcome.FAILED
    owner: Owner = Owner.UNKNOWN
    fix: str = ""
    fingerprint: str = ""
    source: Location | None = None
    excerpt: str = ""
    key: str | None = None
    output: OutputPlace | None = None
    pages: tuple[str, ...] = ()
    team: str = ""
    known: bool = False
    new_check: bool = False
    recurring: bool = False
    correction: Correction | None = None

    @property
    def counts(self) -> bool:
        """Whether it is told among what is new since the baseline, and may stop a build."""
        return not (self.known or self.new_check)

    @property
    def is_fixable(self) -> bool:
        """Whether it has one right answer, and is sure."""
        return self.correction is not None and self.outcome is Outcome.FAILED


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """
    What one rule did in a run, so that green never means "nothing looked".

    Attributes:
        subjects: How many pages, assets or sites it looked at.
        failed: Findings with outcome `failed`, before grouping.
        review: Findings with outcome `review`, before grouping.
        suppressed: Findings that a suppression took away.
    """

    id: str
    family: str
    basis: str
    act: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    subjects: int = 0
    failed: int = 0
    review: int = 0
    suppressed: int = 0


class RemarkKind(StrEnum):
    """Why green may mean less than it seems."""

    ASSUMED = "assumed"
    NOT_CHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Remark:
    """
    What a run took for granted, or could not look at.

    Attributes:
        text: For a person; says how many are meant.
        fix: How to say otherwise; empty where nothing can be said.
    """

    kind: RemarkKind
    text: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """
    The findings of a run, sorted by place, and what each rule looked at.

    Attributes:
        pages: How many pages were checked.
        assets: How many other files were checked.
        hidden: How many findings were left out because a part was asked for.
        remarks: What was assumed, and what was not looked at.
        checks_since: Version of the program that wrote the baseline, where there are findings of
            checks that are new since; else empty.
        checks_count_from: Day from which these count, ISO 8601; empty where none was set.
    """

    findings: tuple[Finding, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    pages: int = 0
    assets: int = 0
    hidden: int = 0
    remarks: tuple[Remark, ...] = ()
    checks_since: str = ""
    checks_count_from: str = ""

    def reaches(self, threshold: Severity) -> bool:
        """
        Whether a new, failed finding is at or above *threshold*.

        `review` never stops a build, and neither does what the baseline knows, or what a check
        found that is new to it.
        """
        return threshold is not Severity.OFF and any(
            finding.outcome is Outcome.FAILED
            and finding.counts
            and finding.severity.rank >= threshold.rank
            for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class FaultKind:
    """
    What the catalogue says about a fault that a stage reports.

    Attributes:
        id: `family/what`.
        severity: Shipped default; settings may change it.
        doc: Why it matters, then how to fix it, for the person who edits the file.
        mend: Writes the correction into the source; None to replace what the place marks.
    """

    id: str
    severity: Severity
    doc: str
    mend: Mend | None = None
