"""What style sheets say about the size of pictures, and about which."""

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.site_files import SiteFiles
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.picture_rules import declared, is_laid_out, size_rules

HTML = (
    "<body class=home><header><a class=brand href=/><img id=logo class='a md:b' src=x alt=y></a>"
    "</header>"
)
SURE, MAYBE, NO = "sure", "maybe", "no"


def rules(sheet, html=HTML):
    page = HtmlPage(f"<!doctype html><style>{sheet}</style>{html}", files=SiteFiles.none())
    return [
        (set(one.sets), one.is_sure) for one in size_rules(page.fact(page_styles), page.images[0])
    ]


def about(sheet):
    """Whether a style sheet of one rule is about the picture."""
    found = rules(sheet)
    if not found:
        return NO
    (rule,) = found
    return SURE if rule[1] else MAYBE


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("width: 3px", {"width"}),
        ("WIDTH : AUTO !important", {"width:auto"}),
        ("height:unset", {"height:auto"}),
        ("inline-size: 5rem; block-size: auto", {"width", "height:auto"}),
        ("max-width: 100%; min-height: 3px", {"width-limit", "height-limit"}),
        ("max-width: none; min-width: 0", set()),
        ("max-inline-size: 3px", {"width-limit"}),
        ("line-height: 2; border-radius: 3px; border: 0", set()),
        (
            "border: 1px solid; padding-inline-start: 3px; box-sizing: border-box",
            {"framed", "border-box"},
        ),
        ("aspect-ratio: 4/3", {"ratio"}),
        ("display: inline-flex; justify-items: stretch", {"lays-out"}),
        ("display: none", {"taken-out"}),
        ("position: absolute", {"taken-out"}),
        ("position: relative; display: block", set()),
        ("background: url(data:image/png;width:3px); content: ';height:3px;'", set()),
        ("/* width: 3px; */ height: 3px", {"height"}),
    ],
)
def test_declarations(text, sets):
    assert declared(text) == sets
    assert [one for one, _ in rules(f"img {{ {text} }}")] == ([sets] if sets else [])


@pytest.mark.parametrize(
    ("text", "always"),
    [
        ("img { height: auto }", [True]),
        ("@media screen { img { height: auto } }", [True]),
        ("@layer reset { img { height: auto } }", [True]),
        ("@media (min-width: 9em) { img { height: auto } }", [False]),
        ("@supports (width: 1px) { @media all { img { height: auto } } }", [True]),
        ("@font-face { width: 3px } @keyframes a { from { width: 3px } }", []),
        ("img::before, a:after { height: auto }", []),
        ("h1 { height: 3px; width: 3px }", []),
        ("h1 { display: flex; width: 3px }", []),
        ('@charset "x"; @import "a.css"; img { width: 1px }', [True]),
        ("img { width: 1px", [True]),
        ("} img { width: 1px }", []),
    ],
)
def test_where_rules_hold(text, always):
    assert [one for _, one in rules(text)] == always


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("img", SURE),
        ("IMG", SURE),
        ("*", SURE),
        (".a", SURE),
        ("img#logo.a", SURE),
        (r".md\:b", SURE),
        (".A", NO),
        ("video", NO),
        (".a.c", NO),
        (".brand img", SURE),
        (".brand > img", SURE),
        ("header img", SURE),
        ("header>img", NO),
        ("header > a > img", SURE),
        ("body header img", SURE),
        ("body > header .brand img", SURE),
        ("header body img", NO),
        (".brand .brand img", NO),
        ("main img", NO),
        ("img:hover", MAYBE),
        ("img[alt]", SURE),
        ("img[ALT=x]", NO),
        ("[popover]", NO),
        ("img[width]", MAYBE),
        ("img:not([width])", MAYBE),
        ("video:hover", NO),
        (":is(img)", SURE),
        (":where(.brand) > :is(.a)", SURE),
        ("img:is(.a)", SURE),
        ("img:is(video)", NO),
        (":is(.brand > img)", SURE),
        (":not(:is(.a))", NO),
        (":is(main) img", NO),
        (".brand:not(.x) img", SURE),
        ("a + img", NO),
        ("p ~ .brand img", NO),
        ("p ~ .other img", NO),
    ],
)
def test_what_a_selector_is_about(selector, found):
    assert about(f"{selector} {{ display: flex }}") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (".brand { img { width: 1px } }", SURE),
        (".brand { color: red; & > img { width: 1px } }", SURE),
        (".a { &:first-child { width: 1px } }", SURE),
        (".c { &:hover { width: 1px } }", NO),
        (".a, .c { .brand & { width: 1px } }", SURE),
        (".a { @media (width > 3em) { width: 1px } }", MAYBE),
    ],
)
def test_nested_rules(text, found):
    assert about(text) == found


@pytest.mark.parametrize(
    ("when", "found"),
    [("", SURE), (" print", MAYBE), (" layer(x)", SURE), (" (width > 1px)", MAYBE)],
)
def test_imports_with_and_without_a_condition(when, found):
    files = SiteFiles({"/a.css": b"img { width: 1px }"}.get)
    page = HtmlPage(f"<style>@import '/a.css'{when};</style>{HTML}", files=files)
    ((_, is_sure),) = size_rules(page.fact(page_styles), page.images[0])
    assert is_sure is (found == SURE)


def test_a_rule_that_asks_for_a_size():
    assert rules("img[width] { height: auto }") == [({"height:auto", "asks"}, False)]
    assert rules("img:not([width]) { height: auto }") == [({"height:auto", "asks"}, False)]
    assert rules(".brand:has(img[height]) img { width: 1px }") == [({"width", "asks"}, False)]


def test_what_is_around_a_picture():
    page = HtmlPage(f"<style>.brand {{ display: grid }} p {{ display: flex }}</style>{HTML}<p>")
    styles = page.fact(page_styles)
    assert is_laid_out(styles, page.named("a")[0])
    assert not is_laid_out(styles, page.named("header")[0])
