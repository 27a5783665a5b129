"""Names of elements that style sheets hide, show, write into, or stand apart."""

import pytest

from generator.checks.accessibility.accessible_name import accessible_description, accessible_name
from generator.checks.accessibility.rendering import is_hidden, visible_text
from generator.checks.page.html_page import HtmlPage


def it(style, html):
    return HtmlPage(f"<style>{style}</style>{html}").with_attribute("data-it")[0]


@pytest.mark.parametrize(
    ("style", "html", "expected"),
    [
        ("b { display: none }", "<a href=/ data-it>a<b>b</b></a>", "a"),
        ("b { visibility: hidden }", "<a href=/ data-it>a<b>b</b></a>", "a"),
        ("b { visibility: hidden } i { visibility: visible }",
         "<a href=/ data-it>a<b>b<u><i>c</i></u></b></a>", "ac"),
        ("a::before { content: 'new ' }", "<a href=/ data-it>a</a>", "new a"),
        ("a::after { content: '→' / 'outside' }", "<a href=/ data-it>a </a>", "a outside"),
        ("a::after { content: '→' / '' }", "<a href=/ data-it>a</a>", "a"),
        ("a::after { content: attr(data-it) }", "<a href=/ data-it=' b'>a</a>", "a b"),
        ("b { display: block }", "<a href=/ data-it>a<b>b</b></a>", "a b"),
        ("div { display: inline }", "<a href=/ data-it>a<div>b</div></a>", "ab"),
        ("[hidden] { display: block !important }", "<a href=/ data-it>a <b hidden>b</b></a>", "a b"),
        ("@media print { b { display: none } }", "<a href=/ data-it>a<b>b</b></a>", "ab"),
        ("label { display: none }", "<label for=f>a</label><input id=f data-it>", "a"),
    ],
)  # fmt: skip
def test_name(style, html, expected):
    assert accessible_name(it(style, html)) == expected


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("", False),
        ("div { display: none }", True),
        ("p { visibility: hidden }", True),
        ("div { visibility: hidden } p { visibility: visible }", False),
        ("@media (width < 600px) { p { display: none } }", False),
        ("@media (width > 600px) { p { display: none } }", False),
        ("p { opacity: 0 }", False),
    ],
)
def test_hidden(style, hidden):
    assert is_hidden(it(style, "<div><p data-it>Words</p></div>")) is hidden


def test_closed_details_hide_nothing_for_good():
    assert not is_hidden(it("", "<details><summary>a</summary><p data-it>b</p></details>"))


def test_areas_are_met_though_they_have_no_box():
    assert not is_hidden(it("", "<map name=m><area href=/ data-it alt=a></map>"))
    assert is_hidden(it("", "<map name=m><area href=/ data-it alt=a hidden></map>"))


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", "Read more about spades"),
        ("i { display: none }", "Read more"),
        ("i { position: absolute; width: 1px; height: 1px; overflow: hidden }", "Read more"),
        ("i { position: absolute; clip-path: inset(50%) }", "Read more"),
        ("i { font-family: 'Material Icons' }", "Read more"),
    ],
)
def test_text_that_people_see(style, expected):
    shown = visible_text(it(style, "<a href=/ data-it>Read more<i> about spades</i></a>"))
    assert shown.strip() == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p id=d>Help</p><a href=/ data-it aria-describedby=d>a</a>", "Help"),
        ("<p id=d hidden>Help</p><a href=/ data-it aria-describedby='x d'>a</a>", "Help"),
        ("<a href=/ data-it aria-description=Help title=Tip>a</a>", "Help"),
        ("<a href=/ data-it title=Tip>a</a>", "Tip"),
        ("<a href=/ data-it title=Tip></a>", ""),
        ("<a href=/ data-it>a</a>", ""),
    ],
)
def test_description(html, expected):
    assert accessible_description(it("", html)) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("nav { display: none } @media (width < 600px) { nav { display: block } }", "Menu"),
        ("@media (width < 600px) { nav { display: none } }", "Menu"),
        ("@media (width < 600px) { b { display: none } }", "Menu"),
        ("nav { display: none }", ""),
    ],
)
def test_name_is_that_of_the_screen_on_which_it_is_shown(style, expected):
    """A menu for phones has a name though wide screens do not show it."""
    menu = "<nav><button data-it><b>Menu</b></button></nav>"
    button = it(style, menu)
    assert is_hidden(button) is (expected == "")
    if expected:
        assert accessible_name(button) == expected
