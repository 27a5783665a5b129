"""A rule that looks only at pages with something finds nothing on pages without it."""

import dataclasses

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.rules.catalogue import rules
from generator.rules.examples import examples, run

_PARTICULAR = [rule for rule in rules() if rule.given is not None]
_PAGES = [
    example.text
    for rule in rules()
    if rule.subject is HtmlPage
    for example in examples(rule)
    if "file:" not in example.text
]


@pytest.mark.parametrize("rule", _PARTICULAR, ids=lambda rule: rule.id)
def test_pages_without_it_have_no_problem(rule):
    for html in _PAGES:
        page = HtmlPage(html)
        if not page.fact(rule.given):
            assert list(rule.check(page, rule.defaults)) == []


@pytest.mark.parametrize("rule", _PARTICULAR, ids=lambda rule: rule.id)
def test_the_rule_finds_the_same_when_it_looks_at_every_page(rule):
    for example in examples(rule):
        assert run(rule, example) == run(dataclasses.replace(rule, given=None), example)


def test_only_rules_over_pages_name_what_a_page_must_have():
    assert {rule.subject for rule in _PARTICULAR} == {HtmlPage}
