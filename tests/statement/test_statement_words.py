"""The words of a statement: every language says everything."""

import datetime as dt
import re

import pytest

from generator.criteria.table import criteria
from generator.statement.words import ENGLISH, languages, words

OTHERS = [one for one in languages() if one != ENGLISH]


def test_there_is_german():
    assert "de" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_sentences_have_the_same_names_and_places(language):
    def places(one):
        return {name: sorted(re.findall(r"{\w+}", text)) for name, text in one.texts.items()}

    assert places(words(language)) == places(words(ENGLISH))
    assert len(words(language).months) == 12


@pytest.mark.parametrize("language", OTHERS)
def test_criteria_that_a_standard_asks_for_have_names(language):
    asked = {one.number for one in criteria().values() if one.level != "AAA"}
    assert words(language).criteria.keys() == asked


def test_days_and_numbers_are_those_of_the_language():
    day = dt.date(2027, 3, 1)
    assert (words("en").day(day), words("de").day(day)) == ("1 March 2027", "1. März 2027")
    said = words("de").say("found", number=1234)
    assert "1.234 Stellen" in said
