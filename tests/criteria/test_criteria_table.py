"""The success criteria of WCAG, and the clauses that follow from them."""

from collections import Counter

import pytest

from generator.criteria.table import clauses, criteria, named, provisions


@pytest.mark.parametrize(
    ("version", "levels"),
    [
        # Counts of the three recommendations.
        ("2.0", {"A": 25, "AA": 13, "AAA": 23}),
        ("2.1", {"A": 30, "AA": 20, "AAA": 28}),
        ("2.2", {"A": 31, "AA": 24, "AAA": 31}),
    ],
)
def test_each_version_has_its_criteria(version, levels):
    assert Counter(one.level for one in criteria().values() if one.is_in(version)) == levels


def test_levels_hold_those_below():
    assert sum(one.is_in("2.2", "A") for one in criteria().values()) == 31
    assert sum(one.is_in("2.2", "AA") for one in criteria().values()) == 55


def test_order_is_that_of_numbers():
    numbers = list(criteria())
    assert numbers.index("1.4.9") < numbers.index("1.4.10") < numbers.index("2.1.1")


@pytest.mark.parametrize(
    ("number", "clause", "provision"),
    [
        ("1.1.1", ("9.1.1.1",), ("E205.4", "501.1")),
        ("1.4.10", ("9.1.4.10",), ()),  # new in 2.1
        ("2.4.9", (), ()),  # AAA
        ("2.4.11", (), ()),  # new in 2.2
        ("4.1.1", ("9.4.1.1",), ("E205.4", "501.1")),  # gone in 2.2
        ("9.9.9", (), ()),  # of a plug-in
    ],
)
def test_clauses_follow_from_version_and_level(number, clause, provision):
    assert clauses([number]) == clause
    assert provisions([number]) == provision


def test_en_301_549_has_fifty_of_them():
    assert len(clauses(criteria())) == 50


def test_provisions_are_named_once():
    assert provisions(["1.1.1", "1.3.1"]) == ("E205.4", "501.1")


def test_parsing_is_not_in_the_newest_version():
    assert not named(["4.1.1"])[0].is_in("2.2")


@pytest.mark.parametrize("one", criteria().values(), ids=lambda one: one.number)
def test_each_says_what_is_left_for_a_person(one):
    # So that none is ever called met by a machine alone.
    assert one.left
    assert not one.left.endswith(".")
    assert one.slug.replace("-", "").isalnum()
    assert one.level in ("A", "AA", "AAA")
