from pathlib import PurePosixPath

import pytest

from generator.assets.collect import collect
from generator.assets.style_syntax import read_style
from generator.assets.table import AssetRoot


def faults(tmp_path, files):
    for path, text in files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    table = collect([AssetRoot(tmp_path, PurePosixPath("static"))])
    return [f"{fault.at} {fault.rule} {fault.message}" for fault in table.faults]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/* nothing */",
        "a { color: red }",
        "@media (min-width: 30em) { a { b { c: d } e: f } }",
        "a { --x: { y: z }; --empty: ; color: var(--x,) }",
        "@keyframes k { from { a: b } 50% { c: d } }",
        '@font-face { src: url(a.woff2) format("woff2") }',
        "a::before { content: '}{\\'' }",
        '@charset "utf-8"; @layer a, b; @supports (a: b) { c { d: e } }',
        "@container (width > 40em) { a { &:hover { b: c } } }",
        '@property --x { syntax: "<color>"; inherits: false; initial-value: red }',
    ],
)
def test_good_style_has_no_mistake(text):
    assert read_style(text).mistakes == ()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a {\n  b: c", (1, 3), "`{` is never closed"),
        ("@media x {\n  a {\n b: c }", (1, 10), "`{` is never closed"),
        ("a { b: c }\n/* d", (2, 1), "`/*` is never closed"),
        ("a { b: calc(1px }", (1, 8), "`calc(` is never closed"),
        ("a { b: url(x }", (1, 8), "`url(` is never closed"),
        ("a { b: c }\n}", (2, 1), "`}` has no `{` before it"),
        ("a { b: 'c\n }", (1, 8), "a line ends within quotes"),
        ("a { b: url(c'd) }", (1, 8), "an address in `url()` holds a sign that needs quotes"),
        ("a", (1, 2), "text stands outside"),
    ],
)
def test_mistakes_that_spread(text, place, message):
    (mistake,) = read_style(text).mistakes
    assert (mistake.line, mistake.column) == place
    assert mistake.message.startswith(message)
    assert mistake.spreads


def test_lost_declaration_does_not_spread():
    (mistake,) = read_style("a {\n  b: c;\n  color red;\n  d: e }").mistakes
    assert mistake.line == 3
    assert not mistake.spreads


def test_lost_declaration_within_a_media_rule():
    (mistake,) = read_style("@media x { a {\n color red; } }").mistakes
    assert mistake.line == 2


def test_deep_nesting_ends():
    read_style("a{" * 50 + "}" * 50)


def references(text):
    return [(each.url, each.line, each.is_import) for each in read_style(text).references]


def test_references_in_all_their_forms():
    assert references(
        """@import "a.css";
        @import url(b.css) screen;
        @import url("c.css") layer(x);
        @namespace svg url(http://www.w3.org/2000/svg);
        a { b: url( d.png ), url('e\\.png') }
        @media x { a { b: image-set("f.png" 1x, url(g.png) 2x) } }
        /* url(no.png) */ a::after { content: "url(no.png)" }"""
    ) == [
        ("a.css", 1, True),
        ("b.css", 2, True),
        ("c.css", 3, True),
        ("d.png", 5, False),
        ("e.png", 5, False),
        ("f.png", 6, False),
        ("g.png", 6, False),
    ]


def test_files_that_are_there(tmp_path):
    assert (
        faults(
            tmp_path,
            {
                "css/main.css": "@import 'parts.css'; a { b: url(../i/a%20b.txt?v=1#c) }",
                "css/parts.css": "a { b: url(#id), url(data:image/png;base64,x), url(/any.txt) }",
                "i/a b.txt": "",
            },
        )
        == []
    )


def test_referenced_names(tmp_path):
    faults(tmp_path, {"css/main.css": "a { b: url(../x.txt) }", "x.txt": "", "y.txt": ""})
    assert collect([AssetRoot(tmp_path, PurePosixPath("static"))]).referenced == {"x.txt"}


def test_missing_file_with_its_place(tmp_path):
    assert faults(tmp_path, {"css/main.css": "a {\n  b: url(x.png)\n}"}) == [
        "static/css/main.css:2:6 assets/css-file-missing `x.png`: there is no file `css/x.png`"
    ]


def test_file_right_but_for_its_case(tmp_path):
    faults(tmp_path, {"main.css": "a { b: url(logo.txt) }", "Logo.txt": ""})
    (fault,) = collect([AssetRoot(tmp_path, PurePosixPath("static"))]).faults
    assert "`Logo.txt`" in fault.fix


@pytest.mark.parametrize("address", ["../../secret.css", "%2e%2e/%2e%2e/secret.css"])
def test_import_outside_the_site(tmp_path, address):
    (tmp_path / "secret.css").write_text("")
    assert faults(tmp_path / "static", {"css/main.css": f'@import "{address}";'}) == [
        f"static/css/main.css:1:9 assets/css-import-outside `{address}`: leads out of the site"
    ]


@pytest.mark.parametrize("address", ["https://e.example/a.css", "//e.example/a.css"])
def test_import_of_another_site(tmp_path, address):
    (fault,) = faults(tmp_path, {"main.css": f"@import url({address});"})
    assert " assets/css-import-outside " in fault


def test_picture_of_another_site_is_not_ours_to_check(tmp_path):
    assert faults(tmp_path, {"main.css": "a { b: url(https://e.example/a.png) }"}) == []


def test_circle_of_imports_is_reported_once(tmp_path):
    files = {
        "a.css": "@import 'b.css';",
        "b.css": "\n@import 'c.css';",
        "c.css": "@import 'a.css';",
    }
    assert faults(tmp_path, files) == [
        "static/c.css:1:9 assets/css-import-circle `a.css`: imports go in a circle: a.css → b.css → c.css → a.css"
    ]


def test_stylesheet_that_imports_itself(tmp_path):
    (fault,) = faults(tmp_path, {"a.css": "@import 'a.css';"})
    assert "a.css → a.css" in fault


def test_two_ways_to_one_import_are_no_circle(tmp_path):
    files = {"a.css": "@import 'b.css'; @import 'c.css';", "b.css": "@import 'c.css';", "c.css": ""}
    assert faults(tmp_path, files) == []


def test_mistakes_become_faults(tmp_path):
    assert faults(tmp_path, {"a.css": "a {", "b.css": "a { b c; }"}) == [
        "static/a.css:1:3 assets/css-syntax `{` is never closed",
        "static/b.css:1:8 assets/css-declaration a browser leaves this out: it is neither `name: value` nor a rule",
    ]


def test_wrong_bytes_are_read_as_a_browser_does(tmp_path):
    (tmp_path / "a.css").write_bytes(b"\xef\xbb\xbfa { b: '\xff' }")
    assert faults(tmp_path, {}) == []
