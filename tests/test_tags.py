"""The scanner of tags, beside a parser that does what browsers do."""

import random
import time

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.tags import (
    HTML,
    JINJA,
    SHORTCODES,
    Attribute,
    Comment,
    Declaration,
    Mark,
    Tag,
    Text,
    beginnings,
)

#: Pieces of which pages are put together, sound and broken.
PIECES = """
    <|</|>|/>|<b|<img|<p|<div|</div>|<script>|</script>|<textarea|</textarea>| |\\n| href| SRC|=|= |"|'
    |x|/|"a b"|'c>d'|"e>f"|<!--|-->|--!>|<!|<?|&amp;|é|-|id=|<i a=b c="d>e" F='g' h>|<b/x=y>|<em\\t=x>
    |<u "x>|<s a="b"c=d>|text|a < b|</3>|<!-- <a b=" -->|<?php x ?>|<b a=b/>|<b a=>|<q a = 'b'>
""".replace("\n    ", "").replace("\\n", "\n").replace("\\t", "\t").split("|")  # fmt: skip


def pages(number, seed):
    chosen = random.Random(seed)
    for _ in range(number):
        yield "<body>" + "".join(chosen.choices(PIECES, k=chosen.randint(1, 12)))


def test_tags_stand_where_a_browser_sees_them():
    compared = 0
    for html in pages(3_000, seed=5):
        found = {piece.start: piece for piece in HTML.pieces(html) if isinstance(piece, Tag)}
        for element in HtmlPage(html).select("*"):
            if element.offset is None or element.name in {"html", "head", "body"}:
                continue
            tag = found[element.offset]
            assert (tag.name, tag.end) == (element.name, element.end), html
            names = [one.name.lower() for one in tag.attributes]
            assert list(dict.fromkeys(names)) == list(element.attribute_names), html
            for name in names:
                first = tag.first(name)
                assert html[first.value_start : first.value_end] == (first.written or ""), html
                assert (first.value or "") == element.get(name), html
            compared += 1
    assert compared > 3_000


def test_a_faultless_tag_is_what_a_browser_sees_too():
    compared = 0
    for html in pages(3_000, seed=6):
        for piece in SHORTCODES.faultless_pieces(html):
            if isinstance(piece, Tag):
                assert HTML.tag_at(html, piece.start) == piece, html
                compared += 1
    assert compared > 3_000


@pytest.mark.parametrize("cut", [HTML.pieces, SHORTCODES.faultless_pieces, JINJA.pieces])
def test_pieces_have_no_gaps(cut):
    for html in pages(1_000, seed=7):
        end = 0
        for piece in cut(html):
            assert piece.start == end < piece.end, html
            end = piece.end
        assert end == len(html)


def test_a_quick_look_loses_no_text():
    for html in pages(2_000, seed=8):
        rest = beginnings().sub("", html)
        for piece in HTML.pieces(html):
            if isinstance(piece, Text) and "<" not in (text := html[piece.start : piece.end]):
                assert text in rest, html


def test_a_quick_look_leaves_the_tags_that_it_is_told():
    assert beginnings(but={"b", "em"}).sub("|", "<P>a<b>c</B><br><em/>d") == "|a<b>c</B>|<em/>d"


def kinds(html):
    return [(type(piece).__name__, html[piece.start : piece.end]) for piece in HTML.pieces(html)]


@pytest.mark.parametrize(
    ("html", "first", "expected"),
    [
        ("<!-->a", "<!-->", Comment),
        ("<!--->a", "<!--->", Comment),
        ("<!-- b --!>a-->", "<!-- b --!>", Comment),
        ("<!-- b -- > c -->a", "<!-- b -- > c -->", Comment),
        ("<!doctype html>a", "<!doctype html>", Declaration),
        ("<![CDATA[x>a]]>", "<![CDATA[x>", Declaration),
        ("<?php 'x>a' ?>", "<?php 'x>", Declaration),
    ],
)
def test_what_ends_a_comment_ends_it_here(html, first, expected):
    assert kinds(html)[0] == (expected.__name__, first)


def test_content_of_a_script_is_one_text():
    html = "<script>if (a<b) '</p>'</SCRIPT >c"
    assert kinds(html) == [
        ("Tag", "<script>"),
        ("Text", "if (a<b) '</p>'"),
        ("Tag", "</SCRIPT >"),
        ("Text", "c"),
    ]


def test_marks_of_templates_hold_quotes_and_brackets():
    text = """<img src="{{ url("a>b") }}" {% if x > "y" %}alt=''{% endif %} id={{ z(">") }}>c"""
    tag = JINJA.tag_at(text, 0)
    assert tag is not None
    assert text[tag.end :] == "c"
    assert [(one.name, one.written, one.is_quoted) for one in tag.attributes] == [
        ("src", '{{ url("a>b") }}', True),
        ("alt", "", True),
        ("id", '{{ z(">") }}', False),
    ]
    assert [mark.text for mark in tag.marks] == ['{% if x > "y" %}', "{% endif %}"]


def test_marks_of_shortcodes_stand_in_values_alone():
    text = '<a href="{{< ref "a.md" >}}" {{% b %}}>c'
    tag = SHORTCODES.tag_at(text, 0)
    assert tag is not None
    assert tag.first("href") == Attribute("href", '{{< ref "a.md" >}}', 3, 28, 27)
    assert tag.marks == ()
    assert text[tag.end :] == "c"


def test_a_tag_that_is_cut_still_tells_its_parts():
    assert [type(one) for one in JINJA.parts("<a b='c' {{ d }} e", 2, 18)] == [
        Attribute,
        Mark,
        Attribute,
    ]


@pytest.mark.parametrize(
    "repeated",
    [
        "<a ",
        "<a b='",
        '<a b="',
        "<!--",
        "<a b=c ",
        "<",
        "</a",
        "<a b='\" <a c=\"' ",
        "<a {{ ",
        "{{<",
    ],
)
@pytest.mark.parametrize("cut", [HTML.pieces, SHORTCODES.faultless_pieces])
def test_time_grows_with_the_length_alone(cut, repeated):
    text = repeated * (200_000 // len(repeated)) + ">"
    begin = time.process_time()
    for _ in cut(text):
        pass
    assert time.process_time() - begin < 1.5
