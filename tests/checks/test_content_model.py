"""The table of elements is whole, and says of each element where it may stand."""

import pytest

from generator.checks.conformance.content_model import kind_faults
from generator.checks.conformance.elements import VOID, elements
from generator.checks.page.html_page import HtmlPage


def faults(body):
    page = HtmlPage(f"<!doctype html><html><head><title>T</title></head><body>{body}</body></html>")
    found = page.where(kind_faults)
    return [(element.name, fault.topic.name) for element, said in found for fault in said]


def test_every_name_in_the_table_is_an_element_or_a_category():
    table = elements()
    known = table.models.keys() | table.categories.keys() | {"svg", "math"}
    others = {"text", "raw", "transparent", "any", "tabindex"}
    for name, model in table.models.items():
        assert model.content | model.without <= known | others, name
    for members in table.categories.values():
        assert members <= known
    assert not table.obsolete.keys() & table.models.keys()
    assert VOID - table.obsolete.keys() == {
        name for name, model in table.models.items() if not model.content
    }


def test_every_element_may_stand_somewhere():
    table = elements()
    somewhere = {"html", "selectedcontent"}.union(*(one.allowed for one in table.models.values()))
    assert table.models.keys() <= somewhere


@pytest.mark.parametrize(
    "name", sorted(elements().categories["phrasing"] - {"svg", "math", "area"})
)
def test_phrasing_content_stands_in_a_paragraph(name):
    tag = {
        "link": '<link itemprop="a" href="a">',
        "meta": '<meta itemprop="a" content="a">',
    }.get(name, f"<{name}>" if name in VOID else f"<{name}></{name}>")
    assert faults(f"<p>{tag}</p>") == []


@pytest.mark.parametrize(
    "name",
    sorted(elements().categories["flow"] - elements().categories["phrasing"] - {"main"}),
)
def test_other_flow_content_stands_in_a_div_and_not_in_a_span(name):
    assert faults(f"<div><{name}></{name}></div>") == []
    assert (name, "MISPLACED") in faults(f"<span><{name}></{name}></span>")


@pytest.mark.parametrize(
    "body",
    [
        "<a href=a><div><p>a</p></div></a>",
        "<ul><li>a</li><script></script><template><p>a</p></template></ul>",
        "<dl><div><dt>a</dt><dd>b</dd></div></dl>",
        "<my-card><div>a</div></my-card><p><my-card>a</my-card></p>",
        "<label>a <input></label><button><b>a</b><img src=a alt=a></button>",
        "<a><b>a</b></a><a href=a><input type=hidden></a>",
        "<select><button><selectedcontent></selectedcontent></button><option>a</option><hr></select>",
        "<datalist><option>a</option></datalist><map name=a><area></map>",
        "<noscript><p>a</p></noscript><ins><p>a</p></ins><video><track><p>a</p></video>",
        "<link rel=stylesheet href=a><link rel=preload href=a as=image><meta property=a content=a>",
        "<svg><foreignObject><div>a</div></foreignObject><metadata><x:y></x:y></metadata></svg>",
        "<math><semantics><mi>a</mi><annotation-xml><OMOBJ></OMOBJ></annotation-xml></semantics></math>",
        "<figure><figcaption><p>a</p></figcaption></figure><fieldset><legend><h2>a</h2></legend></fieldset>",
        "<details><summary><h2>a</h2></summary><p>b</p></details><hgroup><h2>a</h2><p>b</p></hgroup>",
        "<template><li>a</li><td>b</td></template><search><form></form></search>",
        "<header><h1>a</h1></header><main><header>a</header></main><geolocation></geolocation>",
        "<object data=a><p>a</p></object><dialog open><p>a</p></dialog><menu><li>a</li></menu>",
    ],
)
def test_what_the_standard_allows_is_no_fault(body):
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p><a href=a><div>a</div></a>", []),  # the block ends the paragraph, and stands in none
        ("<span><a href=a><div>a</div></a></span>", [("div", "MISPLACED")]),
        ("<ul><div><li>a</li></div></ul>", [("div", "MISPLACED")]),
        ("<dl><div><p>a</p></div></dl>", [("p", "MISPLACED")]),
        ("<a href=a><b><a href=b></a></b></a>", []),  # two links side by side, to browsers
        ("<a href=a><span tabindex=0>a</span></a>", [("span", "CONTROL")]),
        ("<button><video controls src=a></video></button>", [("video", "CONTROL")]),
        ("<label><div>a</div></label>", [("div", "MISPLACED")]),
        ("<header><div><footer>a</footer></div></header>", [("footer", "MISPLACED")]),
        ("<table><tr><th><h2>a</h2></th></tr></table>", [("h2", "MISPLACED")]),
        ("<area alt=a>", [("area", "MISPLACED")]),
        ("<nav><main>a</main></nav>", [("main", "MISPLACED")]),
        ("<main><main>a</main></main>", []),  # `html/main` says that there are two
        (
            "<link rel=icon href=a><meta name=a content=a>",
            [("link", "MISPLACED"), ("meta", "MISPLACED")],
        ),
        ("<style>a{}</style>", [("style", "STYLE")]),
        ("<font-face>a</font-face>", [("font-face", "UNKNOWN")]),
        ("<center><foo>a</foo></center>", [("center", "OBSOLETE"), ("foo", "UNKNOWN")]),
        ("<svg><Rect/></svg><svg><lineargradient/></svg>", []),  # the parser corrects the case
    ],
)
def test_what_is_out_of_place_is_told_once(body, found):
    assert faults(body) == found
