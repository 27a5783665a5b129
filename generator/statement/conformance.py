"""
What may be said of a site, from what rules found and what people answered.

Only what was found out is claimed. What rules found to fail is not satisfied, whatever people
said before; what they found to be right is still open, until a person has looked at the rest of the
criterion; and an answer from before the last change of the theme, or of long ago, is old.
"""

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from generator.criteria.results import CriterionResult, by_criterion
from generator.criteria.table import EN_301_549, criteria
from generator.model.finding import Report
from generator.statement.answers import Answer, Evaluation, Limitation
from generator.value import dataclass

LEVEL = "AA"
_MONTHS = 12


class Verdict(StrEnum):
    """How the site stands to one criterion."""

    SATISFIED = "satisfied"
    NOT_PRESENT = "not-present"
    NOT_SATISFIED = "not-satisfied"
    OLD = "old"
    OPEN = "open"


class Status(StrEnum):
    """
    How the site stands to the whole standard.

    The first three are those of the model statement of Implementing Decision (EU) 2018/1523; the
    last is for a site of which too little is known for any of them.
    """

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    UNKNOWN = "unknown"


class Age(StrEnum):
    """Why an answer is old."""

    THEME = "theme"
    MONTHS = "months"


class Opened(StrEnum):
    """Which pages a browser opened, so that rules saw them as visitors do."""

    NONE = "none"
    SAMPLE = "sample"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CriterionStatus:
    """
    One criterion.

    Attributes:
        result: What rules found.
        answer: The newest answer of a person; None where nobody has answered.
        age: Why that answer is old; None for one that is not.
        limitations: Content that fails it, as people say.
        is_asked: Whether the standard asks for it; others are told, and do not count.
    """

    result: CriterionResult
    answer: Answer | None = None
    age: Age | None = None
    limitations: tuple[Limitation, ...] = ()
    is_asked: bool = True

    @property
    def verdict(self) -> Verdict:
        """How the site stands to it."""
        if self.result.failed or self.limitations:
            return Verdict.NOT_SATISFIED
        if self.answer is None:
            return Verdict.OPEN
        if self.answer.verdict == Verdict.NOT_SATISFIED:
            return Verdict.NOT_SATISFIED  # old or not: nobody said that it was corrected
        return Verdict.OLD if self.age else Verdict(self.answer.verdict)


@dataclass(frozen=True, slots=True)
class Conformance:
    """
    Everything that a statement tells.

    Attributes:
        evaluation: What people wrote.
        organization: Who publishes the site.
        scope: What the statement is about.
        criteria: In the order of numbers: those of the standard, and others that somebody looked at.
        day: Of the run.
        pages: How many rules looked at.
        rules: How many looked at something for one of the criteria.
        version: Of the program.
        theme_changed: Day of the theme's last change; None where it is not known.
        is_narrowed: Whether some of the rules are turned off for some pages.
        opened: Which pages a browser opened.
        counts: How many criteria of the standard have each verdict.
    """

    evaluation: Evaluation
    organization: str
    scope: str
    criteria: tuple[CriterionStatus, ...]
    day: dt.date
    pages: int
    rules: int
    version: str
    theme_changed: dt.date | None = None
    is_narrowed: bool = False
    opened: Opened = Opened.NONE
    counts: Mapping[Verdict, int] = field(default_factory=dict)

    @property
    def asked(self) -> tuple[CriterionStatus, ...]:
        """Criteria of the standard."""
        return tuple(one for one in self.criteria if one.is_asked)

    @property
    def standard(self) -> str:
        """The standard, with its version and level; level AA includes A."""
        chosen = self.evaluation.standard
        if chosen == "EN 301 549":
            return f"{EN_301_549} (WCAG 2.1 AA)"
        return f"{chosen} AA"

    @property
    def status(self) -> Status:
        """
        How the site stands to the standard.

        The Decision calls a site partially compliant where it meets most of the requirements, and
        not compliant where it does not meet most of them.
        """
        total = len(self.asked)
        met = self.counts[Verdict.SATISFIED] + self.counts[Verdict.NOT_PRESENT]
        failed = self.counts[Verdict.NOT_SATISFIED]
        if met == total and not self.evaluation.limitations:
            return Status.FULL
        if failed * 2 > total:
            return Status.NONE
        excepted = failed or self.evaluation.limitations
        return Status.PARTIAL if excepted and met * 2 > total else Status.UNKNOWN


def conformance(
    report: Report,
    evaluation: Evaluation,
    *,
    organization: str,
    scope: str,
    day: dt.date,
    version: str,
    theme_changed: dt.date | None = None,
    is_narrowed: bool = False,
    opened: Opened = Opened.NONE,
) -> Conformance:
    """
    Put together what rules found and what people answered.

    Args:
        report: Of the whole site.
        evaluation: What people wrote.
        organization: Who publishes the site, where the evaluation does not say it.
        scope: What the statement is about, where the evaluation does not say it.
        day: Of the run.
        version: Of the program.
        theme_changed: Day of the theme's last change; None where it is not known.
        is_narrowed: Whether some of the rules are turned off for some pages.
        opened: Which pages a browser opened.
    """
    asked = {one.number for one in criteria().values() if one.is_in(evaluation.version, LEVEL)}
    answers = _newest(evaluation)
    results = {one.criterion.number: one for one in by_criterion(report, asked | answers.keys())}
    limitations: dict[str, list[Limitation]] = {}
    for limitation in evaluation.limitations:
        # What the law leaves out, and what may stay for now, fails no criterion of the statement.
        if limitation.reason == "non-compliance":
            for number in limitation.criteria:
                limitations.setdefault(number, []).append(limitation)
    told = tuple(
        CriterionStatus(
            result,
            answer := answers.get(number),
            None if answer is None else age(answer, evaluation.months, day, theme_changed),
            tuple(limitations.get(number, ())),
            is_asked=number in asked,
        )
        for number, result in results.items()
        if number in asked or number in answers or result.rules
    )
    looked = {rule.id for one in told for rule in one.result.rules}
    found = Counter(one.verdict for one in told if one.is_asked)
    return Conformance(
        evaluation,
        evaluation.organization or organization,
        evaluation.scope or scope,
        told,
        day,
        report.pages,
        len(looked),
        version,
        theme_changed,
        is_narrowed,
        opened,
        {verdict: found[verdict] for verdict in Verdict},
    )


def _newest(evaluation: Evaluation) -> dict[str, Answer]:
    """Choose the newest answer on each criterion; of one day the last one counts."""
    ordered = sorted(evaluation.answers, key=lambda one: one.date)
    return {one.criterion: one for one in ordered}


def age(answer: Answer, months: int, day: dt.date, theme_changed: dt.date | None) -> Age | None:
    """Say why *answer* is old; None for one that is not."""
    if theme_changed is not None and answer.date < theme_changed:
        return Age.THEME
    return Age.MONTHS if _months_later(answer.date, months) < day else None


def _months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
