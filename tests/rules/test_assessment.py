"""What a writer is told of the text of one page."""

import datetime as dt

import pytest

from generator.checks.engine.rule_runner import check_page
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import PageMetadata
from generator.rules.catalogue import rules
from generator.rules.content.assessment import Measure, assess

SENTENCE = "You take the spade and dig the bed for an hour. "
HTML = (
    '<html lang="en"><title>A spade</title><main>'
    f"<p>Take a good spade. {SENTENCE * 20}</p><h2>Spades</h2><p>{SENTENCE * 20}</p>"
    "<h2>Rest</h2><p>It is done.</p></main>"
)


def assessed(html=HTML, keyphrase="spade", raw=None):
    ruleset, faults = read_ruleset(raw or {}, rules())
    assert faults == ()
    metadata = PageMetadata(dt.date(2026, 1, 15), keyphrase=keyphrase)
    return assess(
        HtmlPage(html, path="spade/index.html", url="/spade/", metadata=metadata), ruleset
    )


def measures(assessment):
    both = (*assessment.keyphrase_measures, *assessment.reading_measures)
    return {one.rule.partition("/")[2]: (one.value, one.is_good) for one in both}


def test_every_measure_says_how_much_and_whether_that_is_good():
    assert measures(assessed()) == {
        "keyphrase-title": (True, True),
        "keyphrase-description": (True, True),
        "keyphrase-slug": (True, True),
        "keyphrase-introduction": (True, True),
        "keyphrase-length": (1, True),
        "keyphrase-subheadings": (1, True),
        "keyphrase-density": (42, False),
        "keyphrase-distribution": (0, True),
        "text-length": (449, True),
        "reading-ease": (111, True),
        "sentence-length": (0, True),
        "passive-voice": (2, True),
        "paragraph-length": (224, False),
        "subheading-distance": (224, True),
    }


def test_without_a_keyphrase_only_reading_is_measured():
    found = assessed(keyphrase="")
    assert found.keyphrase_measures == ()
    assert {one.rule for one in found.reading_measures} >= {"content/reading-ease"}


def test_limits_are_those_of_the_settings():
    raw = {"content/paragraph-length": {"max": 300}, "content/text-length": "off"}
    found = measures(assessed(raw=raw))
    assert found["paragraph-length"] == (224, True)
    assert found["text-length"] == (449, True)


def test_an_empty_page_has_nothing_to_judge():
    found = assessed("<html lang=en><main></main>")
    assert (found.words, found.sentences, found.reading_measures) == (0, 0, ())


def test_plain_values_are_what_json_holds():
    plain = assessed().plain()
    assert plain["keyphrase"] == "spade"
    assert plain["keyphrase_measures"][0] == {
        "rule": "content/keyphrase-title",
        "label": "in the title",
        "value": True,
        "unit": "",
        "least": None,
        "most": None,
        "is_good": True,
    }


@pytest.mark.parametrize(
    ("value", "least", "most", "good"),
    [(5, 5, None, True), (4, 5, None, False), (5, None, 5, True), (6, None, 5, False)],
)
def test_limits_are_inclusive(value, least, most, good):
    assert Measure("a/b", "", value, "", least, most).is_good is good


@pytest.mark.parametrize("keyphrase", ["spade", "rake", "good spade for clay", "the", '"a spade"'])
def test_what_is_not_good_is_what_the_rules_report(keyphrase):
    ruleset, _ = read_ruleset({}, [rule for rule in rules() if rule.family == "content"])
    metadata = PageMetadata(dt.date(2026, 1, 15), keyphrase=keyphrase)
    checked = check_page(
        HTML, path="spade/index.html", url="/spade/", ruleset=ruleset, metadata=metadata
    )
    reported = {one.rule for one in checked.raised}
    found = assessed(keyphrase=keyphrase)
    shown = (*found.keyphrase_measures, *found.reading_measures)
    bad = {one.rule for one in shown if not one.is_good}
    other = {"content/keyphrase-link", "content/sentence-openings", "content/keyphrase-length"}
    assert bad - other == reported - other
