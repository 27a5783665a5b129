"""Style sheets that are broken, huge or wicked cost neither an error nor much time."""

import time

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.site_files import SiteFiles
from generator.checks.styles.page_styles import page_styles


def variables(count: int, value: str) -> str:
    return "".join(f"--a{one}: {value.format(one + 1)};" for one in range(count))


#: Style sheets, and the colour that each leaves the paragraph with; None where it cannot be told.
SHEETS = {
    "blocks in blocks": ("p{" * 20_000 + "color: red", "#000000"),
    "nesting that doubles": ("p{" + "&:is(&, & &){" * 28 + "color: red", "#ff0000"),
    "brackets": ("p{ width: " + "(" * 50_000 + "} p{ color: red }", "#000000"),
    "calculations": ("p{ color: red; font-size: " + "calc(" * 30_000 + "1px", "#ff0000"),
    "choices in choices": ("p" + ":is(" * 5_000 + "p" + ")" * 5_000 + "{ color: red }", "#000000"),
    "negations": (":not(" * 5_000 + "a" + ")" * 5_000 + "{ color: red }", "#000000"),
    "variables that double": (
        f":root{{{variables(40, 'var(--a{0}) var(--a{0})')}--a40: x}} p{{ color: var(--a0, red) }}",
        "#ff0000",
    ),
    "variables in a row": (
        f":root{{{variables(3_000, 'var(--a{})')}--a3000: red}} p{{ color: var(--a0) }}",
        None,
    ),
    "variables in a circle": (
        ":root{ --a: var(--b); --b: var(--c, red); --c: var(--a) } p{ color: var(--a, green) }",
        "#008000",
    ),
    "imports in a circle": ('@import "/a.css"; @import "b.css"; p{ color: red }', "#ff0000"),
    "no end": ("p{ color: red } } @media { { ; } /* ", "#ff0000"),
    "odd signs": ("p{ color: red } \x00\ufffe{} \\", "#ff0000"),
    "a long selector": (" ".join(["p"] * 3_000) + "{ color: red }", "#000000"),
    "relations": ("*:has(*:has(* ~ *)) { color: red } p:has(~ p ~ p) { color: red }", "#ff0000"),
    "ancestors": (
        f"{':is(div div div) ' * 8} p {{ color: red }} {'div ' * 12} x p {{ color: blue }}",
        "#ff0000",
    ),
    "mixtures": (
        "p{ color: " + "color-mix(in srgb, red, " * 3_000 + "red" + ")" * 3_000,
        "#000000",
    ),
    "conditions": ("@media " + "(" * 5_000 + "hover" + ")" * 5_000 + "{ p{ color: red } }", None),
    "numbers": ("p{ color: red; font-size: 1e400px; opacity: calc(1e308 * 10) }", "#ff0000"),
    "layers": (
        "".join(f"@layer a{one} {{ p {{ color: red }} }}" for one in range(2_000)),
        "#ff0000",
    ),
}


@pytest.mark.parametrize(("sheet", "color"), SHEETS.values(), ids=SHEETS)
def test_wicked_sheets(sheet, color):
    data = {"/a.css": sheet.encode(), "/b.css": b'@import "/a.css";'}
    html = "<link rel=stylesheet href=/a.css>" + "<div>" * 300 + "<p id=it>x<p>y"
    begun = time.process_time()
    page = HtmlPage(html, files=SiteFiles(data.get))
    styles, it = page.fact(page_styles), page.by_id("it")
    found = styles.of(it).color
    assert (None if found is None else found.hex) == color
    assert styles.styled(it).style().color == found
    assert styles.is_visible(it)
    assert time.process_time() - begun < 10


def test_a_sheet_that_is_too_long_leaves_the_page_in_doubt():
    files = SiteFiles(lambda path: b"p { color: red }\n" * 200_000 if path == "/a.css" else None)
    page = HtmlPage("<link rel=stylesheet href=/a.css><p>x", files=files)
    assert page.fact(page_styles).is_whole is False


def test_a_page_of_many_elements_in_elements():
    sheet = (
        "*{ font-size: 1.001em; color: color-mix(in srgb, currentcolor, red); font-weight: bolder }"
    )
    page = HtmlPage(
        f"<style>{sheet} div {{ --x: var(--y, 1) }}</style>" + "<div>" * 2_000 + "<p id=it>x"
    )
    styles, it = page.fact(page_styles), page.by_id("it")
    assert styles.of(it).font_weight == 900
    assert styles.styled(it).style().display == "block"
    assert styles.is_rendered(it)
