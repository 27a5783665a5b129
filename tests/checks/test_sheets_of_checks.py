"""Where checks find the style sheets of a page: in a folder, in an example, beside one page."""

import datetime as dt

import pytest

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.engine.rule_runner import check_page
from generator.checks.engine.ruleset import read_ruleset
from generator.checks.folder.check_folder import check_folder
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.site_files import FilesRead, SiteFiles
from generator.checks.styles.page_styles import page_styles
from generator.rules.examples import Example, run


def colors(page, _options):
    styles = page.fact(page_styles)
    for element in page.named("p"):
        style = styles.of(element)
        yield Problem(f"{style.color.hex} {styles.is_whole} {style.place('color')}")


RULE = Rule("accessibility/colors", colors, HtmlPage, None, Basis.HOUSE)
RULES = read_ruleset({}, (RULE,), ())[0]
CSS = "@import url(more.css) screen;\np { background: url(x.png) }\n"
MORE = "b, p { color: #abcdef }"


@pytest.mark.parametrize(
    ("href", "base_url", "expected"),
    [
        ("/css/a.css", "", "#abcdef True"),
        ("../css/a.css", "", "#abcdef True"),
        ("/docs/css/a.css", "https://example.com/docs/", "#abcdef True"),
        ("https://example.com/docs/css/a.css?v=2#x", "https://example.com/docs/", "#abcdef True"),
        ("https://example.com/css/a.css", "https://example.com/docs/", "#000000 False"),
        ("https://example.org/css/a.css", "https://example.com/", "#000000 False"),
        ("/css/%61.css", "", "#abcdef True"),
        ("/css/../../../etc/passwd", "", "#000000 False"),
    ],
)
def test_sheets_of_a_folder(tmp_path, href, base_url, expected):
    files = {
        "b/index.html": f"<title>x</title><link rel=stylesheet href='{href}'><p>x",
        "css/a.css": CSS,
        "css/more.css": MORE,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    report = check_folder(tmp_path, RULES, today=dt.date(2026, 1, 1), base_url=base_url)
    (found,) = (one.message for one in report.findings if one.rule == RULE.id)
    assert found.startswith(expected)


def test_sheets_of_an_example():
    text = (
        "<!-- file: /index.html -->\n<link rel=stylesheet href=/main.css><p>x\n"
        "<!-- file: /main.css -->\np { color: red }\n"
    )
    place = "Place(sheet='/main.css', line=1, column=5)"
    assert run(RULE, Example(passes=False, text=text)) == [f"#ff0000 True {place}"]


_PLAIN = b"@import url(more.css);"


def test_a_check_says_what_it_read():
    files = SiteFiles({"/a.css": _PLAIN, "/more.css": MORE.encode()}.get)
    html = "<link rel=stylesheet href=/a.css><link rel=stylesheet href=/gone.css><p>x"
    result = check_page(html, path="a.html", url="/a.html", ruleset=RULES, files=files)
    assert result.read.paths == ("/a.css", "/gone.css", "/more.css")
    assert result.read == files.as_read(result.read.paths)
    other = SiteFiles({"/a.css": _PLAIN, "/more.css": b"p {}"}.get)
    assert other.as_read(result.read.paths) != result.read
    appeared = SiteFiles({"/a.css": _PLAIN, "/more.css": MORE.encode(), "/gone.css": b""}.get)
    assert appeared.as_read(result.read.paths) != result.read


def test_a_page_that_asks_for_no_style_reads_nothing():
    result = check_page("<p>x", path="a.html", url="/a.html", ruleset=read_ruleset({}, (), ())[0])
    assert result.read == FilesRead()


def test_a_picture_behind_the_page_is_noted():
    page = HtmlPage("<p>", files=SiteFiles({"/x.png": b"png"}.get))
    assert page.file("/x.png") == b"png"
    assert page.file("/y.png") is None
    assert page.files_read.paths == ("/x.png", "/y.png")


def test_what_is_made_is_kept_within_bounds():
    files = SiteFiles.none()
    for number in range(1_000):
        assert files.remember(number, lambda number=number: number) == number
    assert files.remember(999, lambda: "again") == 999
    assert files.remember(0, lambda: "again") == "again"
