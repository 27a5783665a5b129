"""How many words of a keyphrase an address must have, and what counts for one."""

import datetime as dt

import pytest

from generator.checks.engine.rule_runner import check_page
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.metadata import PageMetadata
from generator.rules.catalogue import rules

RULE = next(rule for rule in rules() if rule.id == "content/keyphrase-slug")


def said_of(url, keyphrase, language="en"):
    ruleset, _ = read_ruleset({RULE.id: {"severity": "notice"}}, (RULE,))
    return [
        one.message
        for one in check_page(
            f'<html lang="{language}"><main><h1>A</h1><p>Words.</p></main>',
            path="a.html",
            url=url,
            ruleset=ruleset,
            metadata=PageMetadata(dt.date(2026, 1, 15), keyphrase=keyphrase),
        ).raised
    ]


@pytest.mark.parametrize(
    ("keyphrase", "slug", "is_enough"),
    [
        ("spade", "spade", True),
        ("spade", "rake", False),
        ("garden spade", "garden-spade", True),
        ("garden spade", "garden", False),
        ("garden spade clay", "garden-spade", True),
        ("garden spade clay", "garden", False),
        ("garden spade clay steel", "garden-spade", True),
        ("garden spade clay steel", "clay", False),
        ("garden spade clay steel wood", "garden-spade-clay", True),
        ("garden spade clay steel wood", "garden-spade", False),
    ],
)
def test_up_to_two_words_are_wanted_all_and_of_more_the_half(keyphrase, slug, is_enough):
    found = said_of(f"/blog/{slug}/", keyphrase)
    assert found == ([] if is_enough else [f"address `{slug}` lacks the keyphrase `{keyphrase}`"])


@pytest.mark.parametrize(
    ("url", "keyphrase", "language"),
    [
        ("/spades/", "spade", "en"),
        ("/spade.html", "spade", "en"),
        ("/spade/", "spades", "en"),
        ("/gartenspaten/", "Spaten", "de"),
        ("/gruene-spaten/", "grüne Spaten", "de"),
        ("/gr%C3%BCne-spaten/", "grüne Spaten", "de"),
        ("/weisse-spaten/", "weiße Spaten", "de"),
        ("/smoerrebroed/", "smörrebröd", "de"),
        ("/garden-spade/", "Garden Spade", "en"),
        ("/", "spade", "en"),
        ("/spade/rake/", "", "en"),
    ],
)
def test_forms_and_spellings_that_an_address_may_have(url, keyphrase, language):
    assert said_of(url, keyphrase, language) == []


def test_only_the_last_part_of_an_address_counts():
    assert said_of("/spade/rake/", "spade") == ["address `rake` lacks the keyphrase `spade`"]
    assert said_of("/spade/rake.html", "spade") == ["address `rake` lacks the keyphrase `spade`"]
