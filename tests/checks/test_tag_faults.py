"""Mistakes in tags: each once, at the tag that is meant, and none where the standard allows it."""

import random

import pytest

from generator.checks.conformance.tag_balance import tags_agree
from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.written_tags import closer_look, tag_faults
from generator.checks.page.html_page import HtmlPage

HEAD = "<!doctype html><html><head><title>T</title></head><body>"
TAIL = "</body></html>"


def page_of(body):
    return HtmlPage(f"{HEAD}{body}{TAIL}")


def faults(body):
    page = page_of(body)
    return [(one.slip.name, one.text, one.offset - len(HEAD)) for one in tag_faults(page)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<div>a", [("UNCLOSED", "<div>", 0)]),
        ("<p><b>a</p><p>b</p>", [("UNCLOSED", "<b>", 3)]),
        ("<p>a <b>b<b> c</p>", [("UNCLOSED", "<b>", 5)]),
        ("<div><div>a", [("UNCLOSED", "<div>", 0), ("UNCLOSED", "<div>", 5)]),
        ("<div>a</div></div>", [("STRAY", "</div>", 12)]),
        ("<p>a</p></p>", [("STRAY", "</p>", 8)]),
        ("a</br>b", [("VOID", "</br>", 1)]),
        ("<img src=a alt=a></img>", [("VOID", "</img>", 17)]),
        ("<b>a<i>b</b>c</i>", [("CROSSED", "<i>", 4)]),
        ("<div><span>a</div></span>", [("CROSSED", "<span>", 5)]),
        ("<a href=a><div>a</a></div>", [("CROSSED", "<a>", 0)]),
        ("<h2>a</h3>", [("OTHER_HEADING", "<h2>", 0)]),
        ("<a href=a>a<a href=b>b</a></a>", [("NESTED", "<a>", 11)]),
        ("<button>a<button>b</button></button>", [("NESTED", "<button>", 9)]),
        ("<h2>a<h3>b</h3></h2>", [("NESTED", "<h3>", 5)]),
        ("<p>a<div>b</div></p>", [("CUT_PARAGRAPH", "</p>", 16)]),
        ("<p><span>a<ul><li>b</li></ul></span></p>", [("CUT_PARAGRAPH", "</p>", 36)]),
        ("<form><form><input></form></form>", [("DROPPED", "<form>", 6)]),
        ("<div><tr><td>a</td></tr></div>", [("DROPPED", "<tr>", 5)]),
        ("<p>a</p><body class=b>", [("DROPPED", "<body>", 8)]),
        ("<select><select></select></select>", [("DROPPED", "<select>", 8)]),
        ("<table>a<tr><td>b</td></tr></table>", [("MOVED", "a", 7)]),
        ("<table><tr><td>b</td> a </tr></table>", [("MOVED", "a", 22)]),
        ("<table><tr><td>b</td></tr><p>a</p><p>b</p></table>", [("MOVED", "<p>", 26)]),
        ("<table><tbody><td>a</td></tbody></table>", [("NO_ROW", "<td>", 14)]),
        ("<svg><g></svg>", [("UNCLOSED", "<g>", 5)]),
        ("<div><textarea>a</div>", [("UNCLOSED", "<textarea>", 5)]),
    ],
)
def test_one_mistake_is_one_fault_at_its_tag(body, found):
    assert faults(body) == found


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("<img src=a alt=a><title>T</title>", ("HEAD_ENDED", "<img>")),
        ("<title>words</title> words <meta charset=utf-8>", ("HEAD_ENDED", "words")),
        ("<noscript><img src=a alt=a></noscript><title>T</title>", ("HEAD_ENDED", "<img>")),
        ("<title>T</title><noscript>a <b>b</b></noscript>", ("HEAD_ENDED", "a")),
    ],
)
def test_what_ends_the_head_is_named(head, found):
    page = HtmlPage(f"<!doctype html><html><head>{head}</head><body></body></html>")
    [fault] = tag_faults(page)
    assert (fault.slip.name, fault.text) == found
    assert page.html.startswith(fault.text.rstrip(">"), fault.offset)
    assert fault.offset > page.html.index("</title>" if "words" in head else "<head>")


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("</head><link rel=icon href=a><body>a</body></html>", [("BEFORE_BODY", "<link>")]),
        ("</head>words<body>a</body></html>", [("BEFORE_BODY", "words")]),
        ("</head><script></script><p>a</p>", [("BEFORE_BODY", "<script>")]),
        ("</head><!-- a --> <body>a</body><!-- b --></html> <!-- c -->", []),
        ("</head><p>a</p></html>", []),
        ("</head><body>a</body></html><script></script><p>b</p>", [("AFTER_BODY", "<script>")]),
        ("</head><body>a</body>words</html>", [("AFTER_BODY", "words")]),
        ("</head><body>a</html>\n", []),
    ],
)
def test_what_stands_in_neither_head_nor_body_is_named(html, found):
    page = HtmlPage(f"<!doctype html><html><head><title>T</title>{html}")
    assert [(one.slip.name, one.text) for one in tag_faults(page)] == found


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>a<li>b</ul><p>a<p>b<dl><dt>a<dd>b</dl>",
        "<table><caption>a<tr><th>a<td>b<tr><td>c</table>",
        "<table><colgroup><col><thead><tr><td>a<tbody><tr><td>b<tfoot><tr><td>c</table>",
        "<select><optgroup label=a><option>a<option>b</select><ruby>a<rp>(<rt>b<rp>)</ruby>",
        "<br/><img src=a alt=a /><svg viewBox='0 0 1 1'><path d=''/><g><title>a</title></g></svg>",
        "<math><mi>x</mi><mspace/></math><svg><foreignObject><p>a</p></foreignObject></svg>",
        "<script>if (a < b) c = '</div><p>'</script><style>a > b{}</style><textarea></p></textarea>",
        "<!-- <div> </p> --><p title='<b>'>a</p>",
        "<template><tr><td>a</td></tr></template>",
        "<div><template shadowrootmode=open><p>a</p></template></div>",
        "<P>A</P><DIV>b</DIV>",
        "<table><tr><td>a</td></tr><script>a</script><template><tr></tr></template></table>",
        "<noscript><p>a</p></noscript><object data=a><p>a</p></object>",
    ],
)
def test_what_the_standard_allows_is_no_fault(body):
    assert faults(body) == []


@pytest.mark.parametrize("html", ["<title>T</title><p>a", "<!doctype html><title>T</title>a", ""])
def test_html_head_and_body_may_be_left_out(html):
    assert tag_faults(HtmlPage(html)) == ()


@pytest.mark.parametrize(
    "body",
    ["<div><p title='a>b</p></div>", "<div>a<!-- b</div>", "<div><p a='>b</div><p c='d'>e</p>"],
)
def test_what_takes_in_the_tag_that_is_missed_is_the_only_fault(body):
    assert faults(body) == []


def test_a_slash_that_closes_nothing_is_told_once():
    assert [one[0] for one in faults("<span/><p>a</p>")] == ["SLASH"]


NAMES = ("div", "p", "b", "a", "li", "ul", "h2", "br", "table", "tr", "td", "svg", "form", "button")


def soup(number):
    """Tags in no order, most of them closed."""
    draw = random.Random(number)
    pieces = []
    for _ in range(draw.randrange(1, 7)):
        name, other = draw.choice(NAMES), draw.choice(NAMES)
        pieces += draw.choice(
            (
                (f"<{name}>", "a", f"</{name}>"),
                (f"<{name}>", f"<{other}>", "a", f"</{other}>", f"</{name}>"),
                (f"<{name}>", f"<{other}>", f"</{name}>", f"</{other}>"),
                (f"<{name}>",),
                (f"</{name}>",),
                ("a",),
                ("<!-- a -->",),
                ("<script>'<b>'</script>",),
                ("<?a?>",),
            )
        )
    return "".join(pieces)


@pytest.mark.parametrize("block", range(8))
def test_the_quick_look_never_overlooks_a_fault(block):
    agreed = 0
    for number in range(block * 250, block * 250 + 250):
        page = page_of(soup(number))
        if tags_agree(page):
            agreed += 1
            assert list(closer_look(page)) == [], page.html
    assert agreed > 10


def sound(draw, depth=0):
    """HTML that is right, with end tags written out."""
    if depth > 3 or draw.random() < 0.3:
        return draw.choice(("a", "a<br>b", "<img src=a alt=a>", "&amp;", "<!-- <b> -->", " "))
    kind = draw.choice(("div", "section", "ul", "table", "p", "svg"))
    within = "".join(sound(draw, depth + 1) for _ in range(draw.randrange(3)))
    if kind in ("div", "section"):
        return f"<{kind}>{within}</{kind}>"
    if kind == "ul":
        return f"<ul><li>{within}</li> <li>a</li></ul>"
    if kind == "table":
        return f"<table><tbody><tr><td>{within}</td></tr></tbody></table>"
    if kind == "svg":
        return "<svg viewBox='0 0 1 1'><g><path d=''/></g></svg>"
    return "<p>a <b>b</b> <a href=a>c</a></p>"


def test_the_quick_look_is_enough_for_most_pages_without_a_fault():
    for number in range(300):
        page = page_of(sound(random.Random(number)))
        assert tags_agree(page), page.html
        assert list(closer_look(page)) == [], page.html


def test_many_stray_tags_are_found_in_little_time():
    page = page_of("<div><b></div></b></i>" * 1500)
    slips = [fault.slip for fault in tag_faults(page)]
    assert slips.count(Slip.CROSSED) == 1500
    assert slips.count(Slip.STRAY) == 1500
