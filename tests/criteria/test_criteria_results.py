"""What a run says of each criterion."""

from generator.criteria.results import State, by_criterion, summary
from generator.model.finding import Report, RuleRecord


def record(name="accessibility/x", basis="standard", criteria=("1.1.1",), **counts):
    counts.setdefault("subjects", 5)
    return RuleRecord(name, name.partition("/")[0], basis, (), criteria, **counts)


def result(*records, number="1.1.1"):
    return next(one for one in by_criterion(Report((), records)) if one.criterion.number == number)


def test_criterion_without_a_rule_is_not_tested():
    assert result().state is State.UNTESTED
    assert result().rules == ()


def test_rules_that_found_nothing_passed_and_no_more():
    one = result(record(), record("accessibility/y", subjects=9))
    assert (one.state, one.passed, one.subjects) == (State.PASSED, 2, 9)
    assert one.words == "nothing found"


def test_rule_that_looked_at_nothing_tested_nothing():
    assert result(record(subjects=0)).state is State.UNTESTED


def test_failure_by_a_standard_fails_the_criterion():
    one = result(record(failed=3), record("accessibility/y"))
    assert (one.state, one.failed, one.passed) == (State.FAILED, 3, 1)


def test_advice_that_is_no_standard_asks_a_person():
    one = result(record(basis="guidance", failed=3))
    assert (one.state, one.failed, one.review) == (State.REVIEW, 0, 3)


def test_what_was_accepted_asks_a_person():
    one = result(record(suppressed=2))
    assert (one.state, one.accepted, one.passed) == (State.REVIEW, 2, 0)


def test_review_asks_a_person():
    assert result(record(review=1)).state is State.REVIEW


def test_all_of_a_and_aa_are_told_and_others_where_a_rule_looked():
    told = {one.criterion.number for one in by_criterion(Report())}
    assert len(told) == 55
    assert {"2.4.9", "4.1.1"}.isdisjoint(told)
    more = by_criterion(Report((), (record(criteria=("2.4.9", "4.1.1", "9.9.9")),)))
    assert {one.criterion.number for one in more} - told == {"2.4.9", "4.1.1"}


def test_summary_counts_them():
    said = summary(by_criterion(Report((), (record(failed=1), record("a/b", criteria=("1.3.1",))))))
    assert said == "1 failed, 1 nothing found, 53 not tested"
