"""What style sheets say about the size of pictures, and about which."""

import pytest

from generator.checks.formats.style_sizes import Fit, Import, Styled, declared, fit, read_styles


def rules(text):
    return [(set(rule.sets), rule.always) for rule in read_styles(text).rules]


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
        ("@supports (width: 1px) { @media all { img { height: auto } } }", [False]),
        ("@font-face { width: 3px } @keyframes a { from { width: 3px } }", []),
        ("img::before, a:after { height: auto }", []),
        ("h1 { height: 3px; width: 3px }", []),
        ("h1 { display: flex; width: 3px }", [True]),
        ('@charset "x"; @import "a.css"; img { width: 1px }', [True]),
        ("img { width: 1px", []),
        ("} img { width: 1px }", [True]),
    ],
)
def test_where_rules_hold(text, always):
    assert [one for _, one in rules(text)] == always


PATH = (
    Styled("img", "logo", ("a", "md:b"), ("alt", "src")),
    Styled("a", "", ("brand",)),
    Styled("header"),
    Styled("body", "", ("home",)),
    Styled("html"),
)


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        ("img", Fit.SURE),
        ("IMG", Fit.SURE),
        ("*", Fit.SURE),
        (".a", Fit.SURE),
        ("img#logo.a", Fit.SURE),
        (r".md\:b", Fit.SURE),
        (".A", Fit.NO),
        ("video", Fit.NO),
        (".a.c", Fit.NO),
        (".brand img", Fit.SURE),
        (".brand > img", Fit.SURE),
        ("header img", Fit.SURE),
        ("header>img", Fit.NO),
        ("header > a > img", Fit.SURE),
        ("body header img", Fit.SURE),
        ("body > header .brand img", Fit.SURE),
        ("header body img", Fit.NO),
        (".brand .brand img", Fit.NO),
        ("main img", Fit.NO),
        ("img:hover", Fit.MAYBE),
        ("img[alt]", Fit.SURE),
        ("img[ALT=x]", Fit.MAYBE),
        ("[popover]", Fit.NO),
        ("img[width]", Fit.MAYBE),
        ("img:not([width])", Fit.MAYBE),
        ("video:hover", Fit.NO),
        (":is(img)", Fit.SURE),
        (":where(.brand) > :is(.a)", Fit.SURE),
        ("img:is(.a)", Fit.SURE),
        ("img:is(video)", Fit.MAYBE),
        (":is(.brand > img)", Fit.MAYBE),
        (":not(:is(.a))", Fit.MAYBE),
        (":is(main) img", Fit.NO),
        (".brand:not(.x) img", Fit.MAYBE),
        ("a + img", Fit.MAYBE),
        ("p ~ .brand img", Fit.MAYBE),
        ("p ~ .other img", Fit.NO),
    ],
)
def test_what_a_selector_is_about(selector, found):
    [rule] = read_styles(f"{selector} {{ display: flex }}").rules
    assert fit(rule.selector, PATH) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (".brand { img { width: 1px } }", [Fit.SURE]),
        (".brand { color: red; & > img { width: 1px } }", [Fit.SURE]),
        (".a { &:hover { width: 1px } }", [Fit.MAYBE]),
        (".c { &:hover { width: 1px } }", [Fit.NO]),
        (".a, .c { .brand & { width: 1px } }", [Fit.SURE, Fit.NO]),
        (".a { @media (width > 3em) { width: 1px } }", [Fit.SURE]),
    ],
)
def test_nested_rules(text, found):
    assert [fit(rule.selector, PATH) for rule in read_styles(text).rules] == found


def test_choices_are_rules_of_their_own():
    found = read_styles(":is(video, .a):is(.c, .md\\:b), p :is(a, b) { width: 1px }").rules
    assert sorted(fit(rule.selector, PATH) for rule in found) == [Fit.NO, Fit.SURE]


def test_imports_with_and_without_a_condition():
    text = "@import 'a.css'; /* @import 'x' */ @import url(b.css) print; @import url(\"c.css\") layer(x);"
    imports = (
        Import("a.css", always=True),
        Import("b.css", always=False),
        Import("c.css", always=True),
    )
    assert read_styles(text).imports == imports


@pytest.mark.parametrize(
    "text",
    [
        "{" * 9_000,
        "a{" * 9_000 + "width:1px",
        "@import " * 9_000,
        "url(" * 9_000,
        ":is(" * 9_000 + "{}",
    ],
)
def test_odd_text_comes_to_an_end(text):
    assert read_styles(text).rules == ()
