"""
Input made to hang or crash a parser: twice the input is at most about twice the work.

Work is counted in calls of Python functions, so the tests do not depend on the machine.
"""

import sys

import pytest

HOSTILE = {
    "brackets": lambda n: "[" * n,
    "pictures": lambda n: "![[" * (n // 3),
    "nested links": lambda n: "[a" * (n // 4) + "](b)" * (n // 4),
    "nested pictures": lambda n: "![a" * (n // 6) + "](b)" * (n // 6),
    "open links": lambda n: "[a](" * (n // 4),
    "open titles": lambda n: '[a](b "' * (n // 7),
    "stars": lambda n: "*" * n,
    "star words": lambda n: "*a **a " * (n // 7),
    "star underscore": lambda n: "*a_ " * (n // 4),
    "tildes": lambda n: "~~a " * (n // 4),
    "backticks": lambda n: "`" * n,
    "growing backticks": lambda n: " ".join("`" * i for i in range(1, int((2 * n) ** 0.5))),
    "one line": lambda n: "a" * n,
    "double quotes": lambda n: '"a ' * (n // 3),
    "single quotes": lambda n: "'a " * (n // 3),
    "dashes": lambda n: "a--b... " * (n // 8),
    "open tags": lambda n: "<a " * (n // 3),
    "open quotes in tags": lambda n: '<a q="' * (n // 6) + ">",
    "tags in quotes in tags": lambda n: "<div>" + '<a q="<a q=" ' * (n // 13) + ">",
    "shortcodes in tags": lambda n: "<a " + 'b="{{< c d" ' * (n // 12) + "<",
    "attributes of a broken tag": lambda n: "<div>\n<a " + 'b="{c" ' * (n // 7) + "'>",
    "open comments": lambda n: "<!--" * (n // 4),
    "open sections": lambda n: "<![CDATA[" * (n // 9),
    "tags": lambda n: "<b>" * (n // 3),
    "closing tags": lambda n: "</b>" * (n // 4),
    "scripts": lambda n: "a " + "<script>" * (n // 8),
    "blocks of tags": lambda n: "<div>\n\n" * (n // 7),
    "braces": lambda n: "{" * n,
    "attributes": lambda n: "[a](b){.x}" * (n // 10),
    "lines of attributes": lambda n: "{.x}\n" * (n // 5),
    "open shortcodes": lambda n: "{{< " * (n // 4),
    "open shortcode quotes": lambda n: '{{< "' * (n // 5),
    "unclosed shortcodes": lambda n: "{{< box >}}\n" * (n // 12),
    "unclosed shortcodes in a line": lambda n: "{{< box >}}" * (n // 11),
    "unopened shortcodes": lambda n: "{{< /box >}}\n\n" * (n // 14),
    "shortcodes that miss": lambda n: "{{< box >}}\n" * (n // 24) + "{{< /note >}}\n" * (n // 24),
    "nested shortcodes": lambda n: "{{< box >}}\n" * (n // 24) + "{{< /box >}}\n" * (n // 24),
    "nested shortcodes in a line": lambda n: "{{< box >}}" * (n // 24) + "{{< /box >}}" * (n // 24),
    "arguments": lambda n: "{{< box " + 'a="b" ' * (n // 6) + ">}}",
    "escapes in an argument": lambda n: '{{< box "' + '\\"' * (n // 2) + ">}}",
    "footnotes": lambda n: "".join(f"[^{i}]: x\n" for i in range(n // 9)),
    "inline footnotes": lambda n: "^[" * (n // 2),
    "references": lambda n: "[a]: x\n\n" + "[a] " * (n // 4),
    "definitions of references": lambda n: "".join(f"[a{i}]: x\n" for i in range(n // 9)),
    "definitions above a list": lambda n: "[a]: x\n" * (n // 7) + "- b",
    "definitions and their uses": lambda n: "[a]: b\n" * (n // 14) + "x [a]\n" * (n // 12),
    "definitions on two lines": lambda n: "[x]:\n" * (n // 5),
    "definitions with open titles": lambda n: "[x]: a 't\n" * (n // 10),
    "brackets of nothing": lambda n: "[x]" * (n // 3),
    "footnotes and their uses": lambda n: (
        "".join(f"[^{i}] " for i in range(n // 20))
        + "\n\n"
        + "".join(f"[^{i}]: x\n\n" for i in range(n // 20))
    ),
    "footnotes of no definition": lambda n: "".join(f"[^{i}] " for i in range(n // 8)),
    "one footnote often": lambda n: "[^a]: x\n\n" + "[^a] " * (n // 5),
    "tables in a list": lambda n: "- |a|\n  |-|\n  |b|\n" * (n // 18),
    "short rows of a wide table": lambda n: (
        "|a" * (n // 7) + "|\n" + "|-" * (n // 7) + "|\n" + "|a\n" * (n // 7)
    ),
    "many tables with short rows": lambda n: "\n".join(
        ["|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "|*a*\n" * 50] * (n // 450)
    ),
    "surplus cells": lambda n: "|a|\n|-|\n" + "|b|c|\n" * (n // 6),
    "alerts": lambda n: "> [!NOTE]\n> a\n\n" * (n // 15),
    "alerts in alerts": lambda n: "\n".join("> " * i + "[!NOTE]" for i in range(1, int(n**0.5))),
    "links with a space": lambda n: "[a](b c.md) " * (n // 12),
    "tags of word processors": lambda n: "<o:p></o:p>\n" * (n // 12),
    "such tags in raw HTML": lambda n: "<div>\n" + "<o:p>\n" * (n // 6),
    "headings without a space": lambda n: "##a\n" * (n // 4),
    "names of emoji": lambda n: ":tada: " * (n // 7),
    "colons": lambda n: ":a" * (n // 2),
    "rows of no table": lambda n: "|a|b|\n" * (n // 6),
    "shortcodes in code": lambda n: "- a\n\n        {{< icon >}}\n" * (n // 26),
    "pictures without text": lambda n: "![](a.png) " * (n // 11),
    "entities": lambda n: "&amp;" * (n // 10) + "&" * (n // 2),
    "autolinks": lambda n: "<http://a.b> " * (n // 26) + "<http://a" * (n // 18),
    "closers of emphasis": lambda n: "a_ " * (n // 3),
    "openers of emphasis": lambda n: "_a " * (n // 3),
    "emphasis of three": lambda n: "a**b" + "c* " * (n // 3),
    "brackets and emphasis": lambda n: "[ a_" * (n // 4),
    "links in emphasis": lambda n: "**x [a*b**c*](d)" * (n // 16),
    "pairs of brackets": lambda n: "[" * (n // 2) + "a" + "]" * (n // 2),
    "processing instructions": lambda n: "a" + " <?" * (n // 3),
    "open declarations": lambda n: "a" + "<!A" * (n // 3),
    "colons of definitions": lambda n: "a\n" + ": b\n" * (n // 4),
    "headings with an id": lambda n: "# a {#x}\n" * (n // 9),
    "struck words": lambda n: "~~a~~ " * (n // 6),
    "table": lambda n: "|a|b|\n|-|-|\n" + "|x|y|\n" * (n // 6),
    "wide table": lambda n: "|a" * (n // 6) + "\n" + "|-" * (n // 6) + "\n" + "|b" * (n // 6),
    "links in a cell": lambda n: "|a|\n|-|\n|" + "[a](b.md) " * (n // 10) + "|\n",
    "equal headings": lambda n: "# a\n" * (n // 4),
    "spaces": lambda n: "#" + " " * n + "a",
    "deep quote": lambda n: ">" * n,
    "lazy quote": lambda n: "> a\n" + "b\n" * (n // 2),
    "deep list in a line": lambda n: "- " * (n // 2) + "x",
    "deep list": lambda n: "\n".join(" " * (2 * i) + "- a" for i in range(int(n**0.5))),
    "definitions": lambda n: "a\n: b\n\n" * (n // 7),
    "admonitions": lambda n: "!!! note\n" * (n // 9),
    "unknown languages": lambda n: "".join(f"```x{i}y\n```\n" for i in range(n // 13)),
    "fences": lambda n: "~~~a\n```\n" * (n // 9),
}


def work(compiled, text):
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        compiled(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_input_and_no_faster(compiled, make):
    compiled(make(8_000))  # fills the caches that outlive a page
    assert work(compiled, make(8_000)) < 2.6 * work(compiled, make(4_000)) + 5_000


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_long_input_neither_crashes_nor_explodes(compiled, make):
    text = make(30_000)
    assert len(compiled(text).html) < 60 * len(text) + 10_000
