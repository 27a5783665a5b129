"""Which declaration counts, and what it comes to."""

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.css.background_layers import background_layers
from generator.css.selectors import InvalidSelectorError, read_selectors
from generator.css.sheet import read_sheet
from generator.css.tokens import component_values
from generator.css.view import PHONE


def styles_of(sheet: str, html: str = "<p id=it class=a>x</p>"):
    page = HtmlPage(f"<!doctype html><style>{sheet}</style><body>{html}")
    return page.fact(page_styles), page.by_id("it")


def style(sheet: str, html: str = "<p id=it class=a>x</p>"):
    styles, element = styles_of(sheet, html)
    return styles.of(element)


@pytest.mark.parametrize(
    ("sheet", "color"),
    [
        ("p { color: red } p { color: blue }", "blue"),
        (".a { color: red } p { color: blue }", "red"),
        ("#it { color: red } p.a.a.a { color: blue }", "red"),
        ("p { color: red !important } #it { color: blue }", "red"),
        ("p { color: red; color: made-up }", "red"),
        ("@layer x { #it { color: red } } p { color: blue }", "blue"),
        ("@layer x { p { color: red } } @layer y { p { color: blue } }", "blue"),
        ("@layer y, x; @layer x { p { color: red } } @layer y { p { color: blue } }", "red"),
        ("@layer x { p { color: red !important } } p { color: blue !important }", "red"),
        ("@layer x { p { color: red } @layer y { #it { color: blue } } }", "red"),
        (":is(p, #none) { color: red } .a.a { color: blue }", "red"),
        (":where(#it) { color: red } p { color: blue }", "blue"),
        (":not(#none) { color: red } .a { color: blue }", "red"),
        ("body { p { color: red } } p { color: blue }", "red"),
        (".a { body & { color: red } } p.a { color: blue }", "blue"),
        ("p, :made-up { color: red } p { color: blue }", "blue"),
        (":is(p, :made-up) { color: red }", "red"),
        ("@scope (body) { p { color: red } }", "red"),
        ("@scope (body) to (p) { p { color: red } } p { color: blue }", "blue"),
        ("@scope (body) { :scope > p { color: red } }", "red"),
        ("@media screen { p { color: red } } @media print { p { color: blue } }", "red"),
        ("@supports (color: red) { p { color: red } }", "red"),
        ("@keyframes x { from { color: blue } } p { color: red }", "red"),
        ("body { color: red } p { color: unset }", "red"),
        ("body { color: red } p { color: blue; color: inherit }", "red"),
        ("p { color: red } .a { color: revert-layer }", "black"),
        ("@layer x { p { color: red } } .a { color: revert-layer }", "red"),
        ("body { color: red } p { color: var(--none) }", "red"),
        ("p { --c: red; color: var(--c) }", "red"),
        ("body { --c: blue } p { --c: initial; color: var(--c, red) }", "red"),
        ("p { --c: var(--d); --d: red; color: var(--c) }", "red"),
        (
            "@property --c { syntax: '*'; inherits: false; initial-value: red } body { --c: blue } p { color: var(--c) }",
            "red",
        ),
        ("p { color: blue; color: rgb(from var(--none) r g b) }", "black"),
    ],
)  # fmt: skip
def test_what_counts(sheet, color):
    expected = {"red": "#ff0000", "blue": "#0000ff", "black": "#000000"}[color]
    styles, element = styles_of(sheet)
    assert styles.of(element).color.hex == expected
    assert styles.styled(element).style().color.hex == expected


@pytest.mark.parametrize(
    ("sheet", "name", "is_sure"),
    [
        ("@container (width > 30em) { p { color: red } }", "color", False),
        ("@container (width > 30em) { p { color: red } } p { color: blue }", "color", True),
        ("@container (width > 30em) { p { color: red } }", "display", True),
        ("@container (width > 30em) { body { color: red } }", "color", False),
        ("@media (made-up) { p { color: red } }", "color", False),
        ("@container (hover) { body { --c: red } } p { color: var(--c, blue) }", "color", False),
        ("p { color: env(made-up) }", "color", False),
        ("p { padding-top: env(safe-area-inset-top) }", "padding-top", False),
    ],
)
def test_what_nobody_can_tell(sheet, name, is_sure):
    found = style(sheet)
    assert found.is_sure(name) is is_sure
    if name == "color":
        assert (found.color is not None) is is_sure


def test_a_shorthand_says_all_that_it_is_short_for():
    found = style(
        "p { background-image: url(a.png); background: red; font-weight: bold; font: 12px x }"
    )
    assert (found.text("background-image"), found.background_color.hex) == ("none", "#ff0000")
    assert (found.font_weight, found.font_size, found.line_height) == (400, 12, None)
    assert found.declared("background-image") == "background: red"


def test_logical_sides_are_those_of_the_page():
    found = style("p { margin-inline: 1px 2px; padding-block-start: 3px; inset: 4px 5px }")
    names = ("margin-left", "margin-right", "padding-top", "top", "left")
    assert [found.length(name) for name in names] == [1, 2, 3, 4, 5]


def test_layers_behind_an_element():
    sheet = (
        "p { background: linear-gradient(to right, red, rgb(0 0 255 / 50%) 40%), "
        "url('a.png') no-repeat, radial-gradient(circle, var(--c), blue) white; --c: made-up }"
    )
    gradient, picture, other = background_layers(style(sheet))
    assert [one.hex for one in gradient.colors] == ["#ff0000", "#0000ff80"]
    assert (gradient.is_known, gradient.covers) == (True, True)
    assert (picture.url, picture.is_known, picture.covers) == ("a.png", True, False)
    assert (other.colors[0], other.is_known) == (None, False)
    assert background_layers(style("p { background: red }")) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('"x"', "x"),
        ('"x" attr(class) "y"', "xay"),
        ('"★" / "new"', "new"),
        ('"★" / ""', ""),
        ("url(x.png)", ""),
        ('counter(x) "."', "."),
        ("none", ""),
        ("normal", ""),
        ("open-quote", "“"),
    ],
)
def test_text_before_an_element(value, text):
    styles, element = styles_of(f"p::before {{ content: {value} }}")
    assert styles.generated_text(element, "before") == text
    assert styles.generated_text(element, "after") == ""


def test_text_of_a_part_that_is_not_shown():
    styles, element = styles_of(
        "p::before { content: 'x' } @media (width < 500px) { p::before { display: none } }"
    )
    assert styles.generated_text(element, "before") == "x"
    assert styles.generated_text(element, "before", PHONE) == ""


def test_lines_and_columns_are_those_of_the_sheet():
    sheet = read_sheet("\n\n p {\r\n  color: red;\n\tmargin: 0 }")
    declarations = sheet.items[0].declarations
    assert [(one.line, one.column) for one in declarations] == [(4, 3), (5, 2)]


@pytest.mark.parametrize(
    ("text", "specificity"),
    [
        ("*", (0, 0, 0)),
        ("a b > c", (0, 0, 3)),
        ("#a.b[c]:hover::before", (1, 3, 1)),
        (":is(#a, b) c", (1, 0, 1)),
        (":where(#a) b", (0, 0, 1)),
        (":not(.a, b):has(> #c)", (1, 1, 0)),
        (":nth-child(2 of .a, #b)", (1, 1, 0)),
        ("a:before", (0, 0, 2)),
    ],
)
def test_specificity(text, specificity):
    (selector,) = read_selectors(component_values(text))
    assert selector.specificity == specificity


@pytest.mark.parametrize(
    "text",
    ["", "a,", "> a", "a >", "a > > b", ":made-up", "::made-up", "a::before b", "[a=]", "a|b",
     ":not()", ":not(:made-up)", ":nth-child(x)", "a:b c", ".1", "#1", "a..b", "&&& >"],
)  # fmt: skip
def test_selectors_that_browsers_leave_out(text):
    with pytest.raises(InvalidSelectorError):
        read_selectors(component_values(text))
