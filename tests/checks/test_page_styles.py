import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.site_files import SiteFiles
from generator.checks.styles.page_styles import page_styles
from generator.css.style import Place
from generator.css.view import DESKTOP, DESKTOP_DARK, PHONE


def page(html: str, **files: str) -> HtmlPage:
    data = {f"/{name.replace('_', '.')}": text.encode() for name, text in files.items()}
    return HtmlPage(html, files=SiteFiles(data.get))


def style(html: str, view=DESKTOP, **files: str):
    shown = page(html, **files)
    return shown.fact(page_styles).of(shown.by_id("it"), view)


def test_a_sheet_a_style_element_and_an_attribute_weigh_more_and_more():
    html = "<link rel=stylesheet href=/a.css><style>{}</style><p id=it {}>"
    sheet = "p { color: #111 }"
    assert style(html.format("", ""), a_css=sheet).color.hex == "#111111"
    assert style(html.format("p { color: #222 }", ""), a_css=sheet).color.hex == "#222222"
    attribute = 'style="color: #333"'
    assert style(html.format("p { color: #222 }", attribute), a_css=sheet).color.hex == "#333333"
    important = "p { color: #222 !important }"
    assert style(html.format(important, attribute), a_css=sheet).color.hex == "#222222"


def test_place_is_the_line_of_css():
    html = "<link rel=stylesheet href=/a.css>\n<style>\n  b { color: red }</style><p><b id=it>"
    assert style(html).place("color") == Place("", 3, 7)
    found = style("<link rel=stylesheet href=/a.css><p><b id=it>", a_css="i{}\np { color: red }")
    assert found.place("color") == Place("/a.css", 2, 5)
    assert found.declared("color") == "color: red"


def test_the_view_decides():
    html = (
        "<style>@media (width < 600px) { p { display: none } } p { color: light-dark(#111, #eee);"
    )
    html += "color-scheme: light dark }</style><p id=it>"
    assert style(html).display == "block"
    assert style(html, PHONE).display == "none"
    assert style(html).color.hex == "#111111"
    assert style(html, DESKTOP_DARK).color.hex == "#eeeeee"


@pytest.mark.parametrize(
    ("head", "is_whole"),
    [
        ("", True),
        ("<link rel=stylesheet href=/a.css>", True),
        ("<link rel=stylesheet href=/missing.css>", False),
        ("<link rel=stylesheet href=https://example.org/a.css>", False),
        ("<style>@import '/a.css';</style>", True),
        ("<style>@import '//example.org/a.css';</style>", False),
    ],
)
def test_whole_where_every_sheet_is_known(head, is_whole):
    assert page(f"{head}<p>", a_css="p {}").fact(page_styles).is_whole is is_whole


def test_what_is_not_rendered():
    html = "<details><summary>a</summary><p id=it></details><div hidden><b id=b></b></div><i id=i>"
    shown = page(html)
    styles = shown.fact(page_styles)
    rendered = {name: styles.is_rendered(shown.by_id(name)) for name in ("it", "b", "i")}
    assert rendered == {"it": False, "b": False, "i": True}
    assert styles.is_rendered(shown.named("summary")[0])


def test_states_count_only_where_they_are_asked_for():
    shown = page("<style>a:focus-visible { outline: 3px solid red }</style><a href=/ id=it>x</a>")
    styles, link = shown.fact(page_styles), shown.by_id("it")
    assert styles.of(link).outline_width == 0
    assert styles.of(link, states=frozenset({"focus", "focus-visible"})).outline_width == 3


@pytest.mark.parametrize(
    ("states", "color", "opacity"),
    [
        (set(), "#000000", 1),
        ({"focus", "focus-visible"}, "#000000", 0.5),
        ({"hover"}, "#0000ff", 1),
    ],
)
def test_what_is_done_to_an_element_is_done_to_those_around_it_in_part(states, color, opacity):
    sheet = "div:focus { color: red } div:hover { color: blue } div:focus-within { opacity: 0.5 }"
    shown = page(f"<style>{sheet}</style><div tabindex=0><a href=/ id=it>x</a></div>")
    styles, link = shown.fact(page_styles), shown.by_id("it")
    for found in (
        styles.of(link, states=frozenset(states)),
        styles.styled(link).style(states=frozenset(states)),
    ):
        assert found.word("color") in ("linktext", "")
        assert (found.parent.color.hex, found.parent.opacity) == (color, opacity)


def test_a_kind_does_not_tell_of_margins():
    shown = page("<style>p { margin: 3px }</style><p id=it>")
    styles = shown.fact(page_styles)
    assert styles.of(shown.by_id("it")).length("margin-left") == 3
    with pytest.raises(KeyError):
        styles.styled(shown.by_id("it")).style().length("margin-left")


def test_a_sheet_for_print_says_nothing_on_a_screen():
    html = '<link rel=stylesheet href=/a.css media=print><style media="(width < 600px)">p { color: red }</style>'
    html += "<p id=it>"
    assert style(html, a_css="p { color: blue }").color.hex == "#000000"
    assert style(html, PHONE).color.hex == "#ff0000"


def test_sheets_that_are_none():
    html = (
        "<link rel='alternate stylesheet' href=/a.css><link rel=stylesheet disabled href=/a.css>"
        "<link rel=stylesheet type=text/less href=/a.css><style type=text/x>p { color: red }</style>"
        "<template><style>p { color: red }</style></template><p id=it>"
    )
    assert style(html, a_css="p { color: red }").color.hex == "#000000"
