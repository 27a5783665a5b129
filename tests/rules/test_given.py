"""A rule that looks only at pages with something finds nothing on pages without it."""

import dataclasses

import pytest

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.engine.rule_runner import check_pages
from generator.checks.engine.ruleset import ActiveRule, Ruleset
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable
from generator.rules.catalogue import rules
from generator.rules.examples import examples, run

_PARTICULAR = [rule for rule in rules() if rule.given is not None]
_OF_KINDS = [rule for rule in rules() if rule.kinds is not None]
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


@pytest.mark.parametrize("rule", _OF_KINDS, ids=lambda rule: rule.id)
def test_pages_without_such_kinds_of_elements_have_no_problem(rule):
    for html in _PAGES:
        page = HtmlPage(html)
        if not any(page.where(rule.kinds)):
            assert list(rule.check(page, rule.defaults)) == []


@pytest.mark.parametrize("rule", _OF_KINDS, ids=lambda rule: rule.id)
def test_the_rule_finds_the_same_when_no_kind_is_named(rule):
    for example in examples(rule):
        assert run(rule, example) == run(dataclasses.replace(rule, kinds=None), example)


def test_only_rules_over_pages_name_what_a_page_must_have():
    assert {rule.subject for rule in (*_PARTICULAR, *_OF_KINDS)} <= {HtmlPage}


# Rules that are asked in groups find what they find alone.


def _rule(name, given=None, kinds=None, fails=False):
    def check(page, _options):
        if fails:
            raise ValueError(name)
        yield Problem(f"{name} looked at {page.path}")

    return Rule(name, check, HtmlPage, NoOptions(), Basis.HOUSE, given=given, kinds=kinds)


def _broken(_):
    raise ValueError("on purpose")


def _has_table(page):
    return page.has("table")


def _is_link(kind):
    return kind.name == "a"


def _is_bold(kind):
    return kind.name == "b"


_GROUPED = (
    _rule("x/always"),
    _rule("x/table", given=_has_table),
    _rule("x/link", kinds=_is_link),
    _rule("x/table-too", given=_has_table),
    _rule("x/bold", kinds=_is_bold),
    _rule("x/bold-too", kinds=_is_bold),
    _rule("x/broken-given", given=_broken),
    _rule("x/broken-kind", kinds=_broken),
    _rule("x/fails", kinds=_is_bold, fails=True),
)


def test_rules_look_at_the_pages_that_they_name():
    table = KindTable()
    texts = ("<p>words", "<table><tr><td>1</table>", "<a href=x>x</a>", "<b>x</b><table></table>")
    ruleset = Ruleset(tuple(ActiveRule(rule, rule.defaults) for rule in _GROUPED))
    for _ in range(2):  # kinds are known the second time
        pages = [HtmlPage(one, path=f"{i}", kinds=table) for i, one in enumerate(texts)]
        found = [
            {one.message.partition(" looked")[0] for one in result.raised}
            for result in check_pages(pages, ruleset)
        ]
        broken = {
            "rule `x/broken-given` failed here: ValueError: on purpose",
        }
        always = {"x/always", "x/broken-kind"} | broken
        assert found[0] == always
        assert found[1] == always | {"x/table", "x/table-too"}
        assert found[2] == always | {"x/link"}
        failed = "rule `x/fails` failed here: ValueError: x/fails"
        more = {"x/table", "x/table-too", "x/bold", "x/bold-too", failed}
        assert found[3] == always | more
