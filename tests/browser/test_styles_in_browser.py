"""Computed styles are those that a browser computes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.css.color import ColorContext, read_color
from generator.css.generated_text import content_of
from generator.css.style import Style
from generator.css.tokens import component_values
from generator.css.view import DESKTOP, DESKTOP_DARK, PHONE

sys.path.append(str(Path(__file__).parents[1] / "checks"))

import random_styles

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
WORDS = [
    "display", "visibility", "position", "overflow-x", "overflow-y", "text-transform",
    "text-decoration-line", "pointer-events", "white-space-collapse", "outline-style",
    "content-visibility", "clip-path",
]  # fmt: skip
COLORS = ["color", "background-color", "-webkit-text-fill-color", "border-bottom-color"]
NUMBERS = ["opacity", "font-weight"]
LENGTHS = ["font-size", "line-height", "letter-spacing", "word-spacing", "text-indent"]
PROPERTIES = [*WORDS, *COLORS, *NUMBERS, *LENGTHS, "content"]
VIEWS = [DESKTOP, DESKTOP_DARK, PHONE]


def asked(pages: list[str], tmp_path: Path) -> list:
    views = [
        {"width": one.width, "height": one.height, "scheme": one.scheme, "touch": one.touch}
        for one in VIEWS
    ]
    question = tmp_path / "question.json"
    told = {"pages": pages, "views": views, "properties": PROPERTIES, "chromium": CHROMIUM}
    question.write_text(json.dumps(told), "utf-8")
    done = subprocess.run(
        ["node", "styles.mjs", str(question)],
        cwd=HERE, capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    return json.loads(done.stdout)


def ours(style: Style, name: str) -> object:
    if name in ("display", "position"):
        return getattr(style, name)
    if name.startswith("overflow-"):
        return style.overflow[name == "overflow-y"]
    if name in COLORS:
        found = style.color_of(name)
        return None if found is None else found.hex
    if name in (
        "opacity",
        "font-size",
        "line-height",
        "letter-spacing",
        "word-spacing",
        "font-weight",
    ):
        found = getattr(style, name.replace("-", "_"))
        return "normal" if found is None and style.text(name) == "normal" else found
    if name == "text-indent":
        return style.length(name)
    if name == "content":
        return "".join(map(str, content_of(style)))
    return style.text(name)


def theirs(value: str, name: str) -> object:
    if name in COLORS:
        found = read_color(component_values(value), ColorContext())
        return value if found is None else found.hex
    if name in (*NUMBERS, *LENGTHS):
        if value == "normal":
            return 0.0 if name.endswith("spacing") else value
        return float(value.removesuffix("px"))
    if name == "content":
        if value in ("open-quote", "close-quote"):
            return {"open-quote": "“", "close-quote": "”"}[value]
        return "" if value in ("none", "normal") else json.loads(value)
    return value


def alike(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 0.01 + 0.001 * abs(other)
    if isinstance(one, str) and isinstance(other, str) and one[:1] == other[:1] == "#":
        if len(one) != len(other):
            one, other = f"{one}ff"[:9], f"{other}ff"[:9]
        pairs = (
            (int(a[at : at + 2], 16), int(b[at : at + 2], 16))
            for a, b in [(one, other)]
            for at in range(1, len(a), 2)
        )
        return all(abs(a - b) <= 1 for a, b in pairs)
    return one == other


def differences(html: str, answers: list) -> list[str]:
    page = HtmlPage(html)
    styles = page.fact(page_styles)
    elements = page.select("body, body *")
    found = []
    for view, values in zip(VIEWS, answers, strict=True):
        assert len(values) == len(elements)
        for element, (own, before) in zip(elements, values, strict=True):
            parts = [("", styles.of(element, view), own)]
            if styles.generated_text(element, "before", view):
                parts.append(("::before", styles.part(element, "before", view), before))
            for part, style, told in parts:
                for name, value in zip(PROPERTIES, told, strict=True):
                    if name == "content" and not part:
                        continue
                    if name == "display" and element.name == "button":
                        continue  # its layout is its own, whatever a sheet says
                    mine, right = ours(style, name), theirs(value, name)
                    if not alike(mine, right):
                        place = f"{view.width} {view.scheme} {element.start_tag}{part}"
                        found.append(
                            f"{place} {name}: {mine!r}, a browser has {value!r}; {style.declared(name)}"
                        )
    return found


@pytest.mark.skipif(not CHROMIUM or not (HERE / "node_modules").is_dir(), reason="no browser")
def test_styles_of_random_pages(tmp_path):
    first = int(os.environ.get("FIRST_SEED", "0"))
    pages = [random_styles.page(Random(seed)) for seed in range(first, first + 20)]
    for number, (html, answers) in enumerate(zip(pages, asked(pages, tmp_path), strict=True)):
        found = differences(html, answers)
        assert not found, f"seed {first + number}:\n" + "\n".join(found[:10]) + f"\n{html}"


#: Every element that a browser styles by itself. Its own sheet is no part of a standard in all of it.
ELEMENTS = """
<header><nav><ul><li><a href=/>a</a><ul><li>b<ul><li>c</ul></ul></ul></nav></header>
<main><article><h1>a</h1><section><h1>b</h1><h2>c</h2></section><h3>d</h3><h4>e</h4><h5>f</h5><h6>g</h6>
<p>x<b>b</b><strong>s</strong><i>i</i><em>e</em><cite>c</cite><var>v</var><dfn>d</dfn><code>c</code><kbd>k</kbd><samp>s</samp><small>s</small><big>b</big><sub>s</sub><sup>s</sup><s>s</s><del>d</del><ins>i</ins><u>u</u><mark>m</mark><q>q</q><abbr title=x>a</abbr><bdi>x</bdi><bdo dir=rtl>x</bdo><time>t</time><ruby>x<rt>y</rt><rp>z</rp></ruby><wbr><br><span hidden>x</span><font color=red size=5>f</font><font size="+2" color="#abc">g</font><tt>t</tt><strike>t</strike><center>c</center>
<pre>p<code>c</code></pre><blockquote>q</blockquote><address>a</address><hr><dl><dt>a<dd>b</dl><figure><img src=x alt=y width=10><figcaption>c</figcaption></figure>
<table border=1 bgcolor=yellow><caption>c</caption><colgroup><col></colgroup><thead><tr><th>a</thead><tbody><tr><td bgcolor=red nowrap>b<th>c</tbody><tfoot><tr><td>d</tfoot></table>
<form><fieldset><legend>l</legend><label>l<input></label><input type=checkbox><input type=radio><input type=submit><input type=button value=x disabled><input type=hidden><input type=search><input type=range><input type=color><input type=file><input type=image alt=x><input type=number disabled><button>b</button><button disabled>c</button><select><option>a<optgroup label=x><option>b</optgroup></select><select disabled><option>x</select><select multiple><option>x</select><textarea>t</textarea><textarea disabled>t</textarea><meter></meter><progress></progress><output>o</output><datalist><option>x</datalist></fieldset></form>
<details><summary>s</summary><p>x</p></details><details open><summary>s</summary><p>x</p></details><dialog>d</dialog><dialog open>e</dialog><div popover>p</div><menu><li>x</menu><dir><li>x</dir>
<audio></audio><audio controls></audio><video></video><canvas>x</canvas><iframe></iframe><object>x</object><embed><svg><g><text>x</text></g></svg><map><area href=x></map>
<template><p>x</template><slot>s</slot><search>s</search><hgroup><h2>a</h2></hgroup><aside>x</aside><footer>y</footer><p align=center>x</p><div align=right>y</div><a>no link</a><nobr>x</nobr><marquee>x</marquee><xmp>x</xmp><listing>y</listing>
</article></main>
"""


@pytest.mark.skipif(not CHROMIUM or not (HERE / "node_modules").is_dir(), reason="no browser")
@pytest.mark.parametrize("head", ["", "<style>:root { color-scheme: light dark }</style>"])
def test_styles_without_a_sheet(head, tmp_path):
    html = (
        '<!doctype html><html lang=en><head><meta name=viewport content="width=device-width">'
        f"<title>x</title>{head}</head><body>{ELEMENTS}</body></html>"
    )
    (answers,) = asked([html], tmp_path)
    assert differences(html, answers) == []
