"""Errors in the letters of the HTML are named where they begin, once for each tag."""

import pytest

from generator.checks.conformance.parse_errors import parse_errors
from generator.checks.page.html_page import HtmlPage

HEAD = "<!doctype html><title>T</title>"


def errors(body):
    found = parse_errors(HtmlPage(HEAD + body))
    return [(one.sort.name, one.text, one.offset - len(HEAD)) for one in found]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a &copy b", ("REFERENCE", "&copy", 2)),
        ("a &nosuch; b", ("REFERENCE", "&nosuch", 2)),
        ("a &#x80; b", ("REFERENCE", "&#x80", 2)),
        ("a &#; b", ("REFERENCE", "&#", 2)),
        ("<p class=a title=b class=c>", ("TWICE", "class", 19)),
        ("a<p title='b>c", ("CUT_OFF", "<p title='b>", 1)),
        ("a<!-- b", ("CUT_OFF", "<!-- b", 1)),
        ("a</p", ("CUT_OFF", "</p", 1)),
        ("<script>a<!-- <script>", ("CUT_OFF", "<!-- ", 9)),
        ('a<p b"=c>', ("OTHER", '"', 5)),
        ('<p title="a"id="b">', ("OTHER", '<p title="a"id="b">', 0)),
        ("<p title=a=b>", ("OTHER", "=", 10)),
        ("<p title=>", ("OTHER", "<p title=>", 0)),
        ("a<div/>", ("OTHER", "<div/>", 1)),
        ("</p a=b>", ("OTHER", "</p a=b>", 0)),
        ("a </> b", ("OTHER", "</>", 2)),
        ("a <5 b", ("OTHER", "<5 b", 2)),
        ("a<!b>", ("OTHER", "<!b>", 1)),
        ("a<!-- b --!>", ("OTHER", "<!-- b --!>", 1)),
        ("a<![CDATA[b]]>", ("OTHER", "<![CDATA[b]]>", 1)),
        ("a\x01b", ("OTHER", "\x01", 1)),
    ],
)
def test_an_error_is_named_where_it_begins(body, found):
    assert errors(body) == [found]


def test_several_errors_in_one_tag_are_one():
    assert len(errors("<p a='b'c='d'e=f\"g h>")) == 1


@pytest.mark.parametrize(
    "body",
    [
        "AT&T a & b &amp; &lt;p&gt; &#8364; &hellip;",
        "<a href='?a=1&copy=2&b=&c'>a</a><p title=a>b</p><br/><img src=a alt='' />",
        "4 &lt; 5<!-- a - b --><!----><svg><![CDATA[a < b]]><path d=''/></svg>",
        "<script>if (a < b && c) d('</p a=b>')</script><textarea>a <b</textarea>",
    ],
)
def test_what_is_written_well_has_no_error(body):
    assert errors(body) == []
