"""What may be said of a site: never more than somebody found out."""

import datetime as dt

import pytest

from generator.criteria.table import criteria
from generator.model.finding import Report, RuleRecord
from generator.statement import markdown
from generator.statement.answers import Answer, Evaluation, Limitation
from generator.statement.conformance import Age, Opened, Status, Verdict, age, conformance
from generator.statement.words import words

TODAY = dt.date(2027, 6, 15)
ASKED = [one.number for one in criteria().values() if one.is_in("2.1", "AA")]


def answer(criterion="1.1.1", verdict="satisfied", date=dt.date(2027, 6, 1), by="Ann"):
    return Answer(criterion, verdict, by, date, "keyboard")


def record(criterion="1.1.1", **counts):
    return RuleRecord("a/b", "a", "standard", (), (criterion,), subjects=3, **counts)


def made(*answers, rules=(), limitations=(), standard="EN 301 549", changed=None, **more):
    return conformance(
        Report((), rules, pages=3),
        Evaluation(standard=standard, answers=answers, limitations=limitations),
        organization="Garden",
        scope="https://www.example.com/",
        day=TODAY,
        version="0.1.0",
        theme_changed=changed,
        **more,
    )


def verdict(*answers, number="1.1.1", **more):
    return next(
        one.verdict
        for one in made(*answers, **more).criteria
        if one.result.criterion.number == number
    )


def test_what_nobody_answered_is_open_though_rules_found_nothing():
    assert verdict() is Verdict.OPEN
    assert verdict(rules=[record()]) is Verdict.OPEN


@pytest.mark.parametrize("said", ["satisfied", "not-present", "not-satisfied"])
def test_answer_of_a_person_counts(said):
    assert verdict(answer(verdict=said)) == said


def test_rules_that_found_otherwise_weigh_more_than_an_answer():
    assert verdict(answer(), rules=[record(failed=1)]) is Verdict.NOT_SATISFIED
    assert verdict(answer(), rules=[record(review=1)]) is Verdict.SATISFIED


def test_newest_answer_counts_and_of_one_day_the_last():
    old = answer(verdict="not-satisfied", date=dt.date(2027, 5, 1))
    assert verdict(answer(), old) is Verdict.SATISFIED
    assert verdict(answer(), answer(verdict="not-satisfied")) is Verdict.NOT_SATISFIED


def test_old_failure_stays_a_failure():
    old = answer(verdict="not-satisfied", date=dt.date(2020, 1, 1))
    assert verdict(old) is Verdict.NOT_SATISFIED


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2026, 6, 15), None),  # twelve months to the day
        (dt.date(2026, 6, 14), Age.MONTHS),
        (dt.date(2027, 6, 15), None),
    ],
)
def test_answer_is_old_after_so_many_months(date, expected):
    assert age(answer(date=date), 12, TODAY, None) is expected


def test_month_without_that_day_ends_on_its_last():
    said = answer(date=dt.date(2026, 8, 31))
    assert age(said, 6, dt.date(2027, 2, 28), None) is None
    assert age(said, 6, dt.date(2027, 3, 1), None) is Age.MONTHS


def test_end_of_the_calendar_is_never_reached():
    assert age(answer(), 10**9, TODAY, None) is None


def test_answer_from_before_the_themes_change_is_old():
    assert verdict(answer(), changed=dt.date(2027, 6, 2)) is Verdict.OLD
    assert verdict(answer(), changed=dt.date(2027, 6, 1)) is Verdict.SATISFIED


def test_limitation_fails_its_criteria_unless_the_law_excuses_it():
    fails = Limitation("PDF files", "non-compliance", ("1.1.1",))
    assert verdict(answer(), limitations=[fails]) is Verdict.NOT_SATISFIED
    excused = Limitation("PDF files", "out-of-scope", ("1.1.1",))
    assert verdict(answer(), limitations=[excused]) is Verdict.SATISFIED


def all_but(number, said="satisfied"):
    """Answers on all criteria, of which the first *number* are not satisfied."""
    return [
        answer(one, "not-satisfied" if place < number else said) for place, one in enumerate(ASKED)
    ]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ([], Status.UNKNOWN),
        (all_but(0), Status.FULL),
        (all_but(0, "not-present"), Status.FULL),
        (all_but(0)[1:], Status.UNKNOWN),  # one is open, and nothing is known to fail
        (all_but(1), Status.PARTIAL),
        (all_but(24), Status.PARTIAL),
        (all_but(25), Status.UNKNOWN),  # neither most nor the lesser part
        (all_but(26), Status.NONE),
        (all_but(1)[:20], Status.UNKNOWN),  # most are open
    ],
)
def test_status_is_that_of_the_model_statement(answers, status):
    assert made(*answers).status is status


def test_exemption_makes_it_partial():
    excused = Limitation("PDF files", "disproportionate-burden")
    assert made(*all_but(0), limitations=[excused]).status is Status.PARTIAL


def test_one_failure_that_rules_find_makes_it_partial():
    assert made(*all_but(0), rules=[record(failed=1)]).status is Status.PARTIAL


@pytest.mark.parametrize(
    ("standard", "number"), [("EN 301 549", 50), ("WCAG 2.1", 50), ("WCAG 2.2", 55)]
)
def test_standard_decides_how_many_criteria_count(standard, number):
    assert len(made(standard=standard).asked) == number


def test_others_are_told_and_do_not_count():
    told = made(answer("2.4.9"), answer("2.5.8"), standard="EN 301 549")
    assert {one.result.criterion.number for one in told.criteria if not one.is_asked} == {
        "2.4.9",
        "2.5.8",
    }
    assert told.counts[Verdict.SATISFIED] == 0


def test_counts_add_up():
    told = made(*all_but(3)[:10], rules=[record("3.1.1", failed=2)])
    assert sum(told.counts.values()) == len(told.asked)
    assert told.counts[Verdict.NOT_SATISFIED] == 4


@pytest.mark.parametrize("opened", Opened)
def test_statement_says_which_pages_a_browser_opened(opened):
    said = markdown.render(made(opened=opened), words("en"))
    assert ("A sample of the pages was opened in a browser" in said) is (opened is Opened.SAMPLE)
    assert ("Every page was opened in a browser" in said) is (opened is Opened.ALL)
