"""Kinds: what is the same for elements of many pages is asked once, and means the same on each."""

import gc
import random
import weakref

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind, KindTable

NAMES = ("div", "p", "a", "ul", "li", "svg", "g", "title", "template", "span", "input", "h2")
ATTRIBUTES = ("class", "role", "href", "id", "style", "hidden", "aria-label", "type", "data-x")
VALUES = ("", "one", "two three", "button")


def made_at_random(number):
    draw = random.Random(number)

    def element(depth):
        name = draw.choice(NAMES)
        some = draw.sample(ATTRIBUTES, draw.choice((0, 0, 1, 2)))
        tag = "".join(f' {one}="{draw.choice(VALUES)}"' for one in some)
        within = "".join(element(depth + 1) for _ in range(draw.randrange(4 if depth < 4 else 1)))
        return f"<{name}{tag}>{draw.choice(('', 'words'))}{within}</{name}>"

    return "".join(element(0) for _ in range(3))


def path_of(kind):
    """Everything that a kind tells."""
    told = (kind.name, kind.namespace, kind.attribute_names, kind.get("class"), kind.get("role"))
    return (*told, None if kind.parent is None else path_of(kind.parent))


def buttons(kind):
    return kind.get("role") == "button" and kind.name


def deep(kind):
    return sum(1 for _ in kind.ancestors) > 3 and kind.attribute_names


def test_kinds_that_other_pages_left_behind_change_no_answer():
    table, met = KindTable(), set()
    for number in range(200):
        html = made_at_random(number)
        page, alone = HtmlPage(html, kinds=table), HtmlPage(html)
        for function in (buttons, deep, path_of):
            said = [(repr(one), answer) for one, answer in page.where(function)]
            assert said == [(repr(one), answer) for one, answer in alone.where(function)]
            met.update(function.__name__ for _ in said)
        for element in alone.select("*"):
            kind = alone.kind_of(element)
            assert (kind.name, kind.is_html) == (element.name, element.is_html)
            assert kind.attribute_names == tuple(element.attribute_names)
            assert kind.get("class") == element.get("class")
            assert kind.parent == (
                None if element.parent is None else alone.kind_of(element.parent)
            )
    assert met == {"buttons", "deep", "path_of"}


def test_elements_that_differ_in_addresses_and_words_alone_are_of_one_kind():
    page = HtmlPage('<ul><li><a href="/a/">A</a><li><a href="/b/">B</a></ul><p><a href="/">C</a>')
    first, second, third = page.anchors
    assert page.kind_of(first) is page.kind_of(second)
    assert page.kind_of(first) is not page.kind_of(third)
    assert page.kind_of(first).has("href")
    with pytest.raises(KeyError):
        page.kind_of(first).get("href")


def test_a_function_is_asked_once_for_each_kind():
    asked = []

    def ask(kind):
        asked.append(kind)
        return True

    table = KindTable()
    for words in ("one", "two"):
        page = HtmlPage(f"<body><p>{words}<p>{words}", kinds=table)
        assert [one.name for one, _ in page.where(ask)] == ["html", "head", "body", "p", "p"]
    assert len(asked) == len(set(asked)) == 4


def test_a_kind_remembers_what_was_worked_out():
    page = HtmlPage("<p>")
    kind, asked = page.kind_of(page.root), []

    def ask(one):
        asked.append(one)

    assert (kind.remember(ask), kind.remember(ask), asked) == (None, None, [kind])


def test_a_table_begins_again_before_it_grows_without_end(monkeypatch):
    monkeypatch.setattr("generator.checks.page.kinds._MOST", 50)
    table = KindTable()
    for number in range(200):
        page = HtmlPage(f'<p class="c{number}">', kinds=table)
        assert [one.get("class") for one, _ in page.where(_classed)] == [f"c{number}"]
    assert len(table) < 60


def _classed(kind: Kind) -> str | None:
    return kind.get("class")


def test_functions_of_one_page_alone_are_not_kept_for_ever():
    table = KindTable()
    kept = []
    for number in range(3_000):

        def ask(kind, number=number):
            return kind.name == "p" and number + 1

        kept.append(weakref.ref(ask))
        assert [answer for _, answer in HtmlPage("<p>", kinds=table).where(ask)] == [number + 1]
    del ask
    gc.collect()
    assert sum(one() is not None for one in kept) < 1_100
