"""How a run stands to each criterion: which rules looked, what they found, what a person must do."""

from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum

from generator.criteria.table import Criterion, criteria
from generator.model.finding import Report, RuleRecord
from generator.value import dataclass

#: What a rule stands on where its findings are faults by a standard.
_STANDARD = "standard"
#: Level up to which every criterion is told of, tested or not; those above only where a rule looked.
_TOLD = "AA"


class State(StrEnum):
    """
    What a run says of a criterion.

    No state says that a criterion is met: rules never decide the whole of one. `PASSED` means that
    rules looked and found nothing.
    """

    FAILED = "failed"
    REVIEW = "review"
    PASSED = "passed"
    UNTESTED = "untested"


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """
    A criterion in a run.

    Attributes:
        rules: Those that looked at something, in order of their ids.
        subjects: How many pages, files or sites the rule with the most of them looked at.
        passed: How many of the rules found nothing.
        failed: Places that fail it by a standard; a template's fault counts once for each page.
        review: Places that a person must look at; those of rules that stand on no standard too.
        accepted: Places that a suppression took away.
    """

    criterion: Criterion
    rules: tuple[RuleRecord, ...] = ()
    subjects: int = 0
    passed: int = 0
    failed: int = 0
    review: int = 0
    accepted: int = 0

    @property
    def words(self) -> str:
        """What the run says of it, for people."""
        return WORDS[self.state]

    @property
    def state(self) -> State:
        """What the run says of it."""
        if self.failed:
            return State.FAILED
        if self.review or self.accepted:
            return State.REVIEW
        return State.PASSED if self.rules else State.UNTESTED


def by_criterion(report: Report, also: Collection[str] = ()) -> tuple[CriterionResult, ...]:
    """
    Sort what rules found by criterion, in the order of numbers.

    All of levels A and AA of WCAG 2.2 are there, and whatever else a rule of the run names. What
    is known, new to a baseline, or hidden is counted: it is no less a barrier for that.

    Args:
        report: Of a run.
        also: Numbers of more criteria that are told of.
    """
    looked: dict[str, list[RuleRecord]] = {}
    for record in report.rules:
        if record.subjects or record.failed or record.review or record.suppressed:
            for number in record.criteria:
                looked.setdefault(number, []).append(record)
    return tuple(
        _result(one, looked.get(one.number, ()))
        for one in criteria().values()
        if one.number in looked or one.number in also or one.is_in("2.2", _TOLD)
    )


#: What each state is called, for people.
WORDS = {
    State.FAILED: "failed",
    State.REVIEW: "to review",
    State.PASSED: "nothing found",
    State.UNTESTED: "not tested",
}


def summary(results: Iterable[CriterionResult]) -> str:
    """Count criteria by what the run says of them, in words."""
    counts = Counter(one.state for one in results)
    said = (f"{counts[state]:,} {words}" for state, words in WORDS.items() if counts[state])
    return ", ".join(said)


def _result(criterion: Criterion, records: Iterable[RuleRecord]) -> CriterionResult:
    rules = tuple(sorted(records, key=lambda one: one.id))
    by_standard = [one for one in rules if one.basis == _STANDARD]
    others = [one for one in rules if one.basis != _STANDARD]
    return CriterionResult(
        criterion,
        rules,
        subjects=max((one.subjects for one in rules), default=0),
        passed=sum(not (one.failed or one.review or one.suppressed) for one in rules),
        failed=sum(one.failed for one in by_standard),
        review=sum(one.review for one in rules) + sum(one.failed for one in others),
        accepted=sum(one.suppressed for one in rules),
    )
