"""Names, roles and rules on pages that nobody would write: they end, and they end soon."""

import random
import time

import pytest

from generator.checks.accessibility.accessible_name import (
    accessible_description,
    accessible_name,
)
from generator.checks.accessibility.needs import need
from generator.checks.accessibility.rendering import is_hidden, visible_text
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import HtmlPage
from generator.rules.catalogue import rules

TAGS = [
    "a",
    "button",
    "div",
    "fieldset",
    "figure",
    "form",
    "h1",
    "header",
    "iframe",
    "img",
    "input",
    "label",
    "legend",
    "li",
    "main",
    "nav",
    "object",
    "ol",
    "option",
    "p",
    "section",
    "select",
    "span",
    "summary",
    "svg",
    "table",
    "td",
    "textarea",
    "th",
    "tr",
    "ul",
    "details",
    "caption",
    "math",
]
NAMES = [
    "alt",
    "aria-checked",
    "aria-controls",
    "aria-describedby",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-level",
    "aria-live",
    "aria-nonsense",
    "aria-owns",
    "aria-valuenow",
    "class",
    "for",
    "hidden",
    "href",
    "id",
    "list",
    "role",
    "scope",
    "style",
    "tabindex",
    "title",
    "type",
    "value",
]
VALUES = (
    "",
    " ",
    "a",
    "b",
    "a b c",
    "0",
    "-1",
    "3",
    "true",
    "none",
    "button",
    "list",
    "listitem",
    "menu",
    "img",
    "option",
    "row",
    "checkbox",
    "display:none",
    "visibility:hidden",
    "visibility:visible",
    "\u2028é",
)
PAGE_RULES = [
    rule for rule in rules() if rule.subject is HtmlPage and rule.family == "accessibility"
]


def made_up(seed):
    chance = random.Random(seed)
    parts = ["<style>.a{display:none}.b::before{content:'x'}</style>"]
    for _ in range(60):
        tag = chance.choice(TAGS)
        if chance.random() < 0.4:
            parts.append(f"</{tag}>")
        attributes = "".join(
            f' {name}="{chance.choice(VALUES)}"'
            for name in chance.sample(NAMES, chance.randrange(5))
        )
        parts.append(f"<{tag}{attributes}>{chance.choice(('', 'word', ' '))}")
    return "".join(parts)


@pytest.mark.parametrize("seed", range(150))
def test_no_page_is_too_strange(seed):
    page = HtmlPage(made_up(seed))
    for element in page.select("*"):
        name = accessible_name(element)
        assert name == " ".join(name.split(" ")).strip(" ")
        assert isinstance(accessible_description(element), str)
        assert isinstance(role(element), str)
        assert isinstance(visible_text(element), str)
        assert is_hidden(element) in (True, False)
    for rule in PAGE_RULES:
        for problem in rule.check(page, rule.defaults):
            assert problem.message


@pytest.mark.parametrize("seed", range(150))
def test_what_is_said_of_an_element_is_said_of_its_kind(seed):
    """A kind knows less than its elements, so a rule asks both: the kind must not be the stricter."""
    page = HtmlPage(made_up(seed))
    asked = [rule.kinds for rule in PAGE_RULES if rule.kinds is not None]
    functions = [one for one in (*asked, need) if "tag" in one.__annotations__]
    assert len(functions) > 20
    for element in page.select("*"):
        kind = page.kind_of(element)
        for function in functions:
            if function(element):
                assert function(kind), (function, element.start_tag)


def seconds(html, ask):
    page = HtmlPage(html)
    element = page.with_attribute("data-it")[0]
    ask(element)  # sheets of the browser are read once
    page = HtmlPage(html)
    element = page.with_attribute("data-it")[0]
    start = time.process_time()
    ask(element)
    return time.process_time() - start


def circle(count):
    """Elements each of which is named by all others."""
    ids = " ".join(f"i{one}" for one in range(count))
    return (
        "<a href=/ data-it aria-labelledby='"
        + ids
        + "'>x</a>"
        + "".join(f"<span id=i{one} aria-labelledby='{ids}'>w</span>" for one in range(count))
    )


def owners(count):
    """Elements each of which owns all others."""
    ids = " ".join(f"i{one}" for one in range(count))
    return f"<a href=/ data-it aria-owns='{ids}'>x</a>" + "".join(
        f"<b id=i{one} aria-owns='{ids}'>w</b>" for one in range(count)
    )


def nested(count):
    return "<a href=/ data-it>" + "<span aria-label=''>" * count + "word"


@pytest.mark.parametrize("shape", [circle, owners, nested])
def test_time_grows_with_the_page(shape):
    """Twice the elements take twice the references each: at most some four times as long."""
    small, large = (seconds(shape(count), accessible_name) for count in (150, 300))
    assert large < 0.5
    assert large < 12 * max(small, 0.005)


def test_words_shown_in_deep_controls_are_found_soon():
    """Each control looks at its words, and there are as many controls around as within."""
    deep = HtmlPage("<div role=button aria-label=x data-it>y" * 400)
    element = deep.with_attribute("data-it")[0]
    assert visible_text(element) == ""  # more than words
    [rule] = [one for one in PAGE_RULES if one.id == "accessibility/label-in-name"]
    start = time.process_time()
    # Controls of at most 200 parts; the innermost shows one letter, which is a sign.
    assert len(list(rule.check(deep, rule.defaults))) == 199
    assert time.process_time() - start < 8
