import pickle

import pytest
from PIL import Image

from generator.checks.facts.asset_facts import asset_facts, transfer_size
from generator.checks.facts.extract_facts import candidates, page_facts
from generator.checks.facts.references import THINGS, Anchors, Reference, References, Use
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_index import PageFacts, SiteIndex

HTML = """<!doctype html>
<html lang="en"><head><title> Garden
tools </title><meta name="description" content=" Spades  and rakes ">
<link rel="canonical" href="https://www.example.com/a/"><link rel="stylesheet" href="/a.css">
<link rel="alternate" hreflang="de" href="/de/a/"><meta property="og:image" content="/og.png">
</head><body><h1>Tools</h1><p id="one"><a name="two" href="/b/">b</a>
<img src="a.png" srcset="a.png 1x, b.png 2x"><img src="data:image/gif;base64,AA"></body></html>"""


def test_facts_of_a_page():
    facts = page_facts(HtmlPage(HTML, path="a/index.html", url="/a/"))
    assert (facts.title, facts.description, facts.language) == (
        "Garden tools",
        "Spades and rakes",
        "en",
    )
    assert facts.canonical == "https://www.example.com/a/"
    assert (facts.h1, facts.hreflang) == (("Tools",), (("de", "/de/a/"),))
    assert list(facts.anchors) == ["one", "two"]
    assert [(link.url, link.line, link.column) for link in facts.links] == [("/b/", 6, 40)]
    assert sorted((one.use.value, one.url) for one in facts.assets) == [
        ("image", "a.png"),
        ("image-choice", "a.png"),
        ("image-choice", "b.png"),
        ("social-image", "/og.png"),
        ("stylesheet", "/a.css"),
    ]
    assert HTML[facts.title_offset :].startswith("<title>")
    assert HTML[facts.description_offset :].startswith('<meta name="description"')


def test_pictures_of_buttons_and_drawings_are_loaded():
    html = (
        '<input type="IMAGE" src="/go.png" alt="Go"><input type="text" src="/no.png">'
        '<svg><image href="/a.png"/><image xlink:href="/b.png"/></svg>'
    )
    facts = page_facts(HtmlPage(f"<body>{html}"))
    assert sorted(facts.assets.of_use(Use.IMAGE)) == ["/a.png", "/b.png", "/go.png"]


def test_findings_have_one_word_for_each_use_of_an_address():
    assert set(THINGS) == set(Use)
    assert all(THINGS.values())


def test_facts_survive_the_way_between_processes():
    facts = page_facts(HtmlPage(HTML))
    again = pickle.loads(pickle.dumps(facts))
    assert again == facts
    assert list(again.links) == list(facts.links)


def test_equal_urls_of_two_pages_are_one_string_after_the_way_between_processes():
    one, two = (pickle.loads(pickle.dumps(page_facts(HtmlPage(HTML)))) for _ in range(2))
    assert one.links.urls[0] is two.links.urls[0]


def test_reference_by_index_equals_reference_in_order():
    wanted = [Reference("a", Use.LINK, 1, 2, 3), Reference("b", Use.IMAGE, 70_000, 5, 6)]
    packed = References.of(wanted)
    assert list(packed) == wanted
    assert [packed[0], packed[1]] == wanted


@pytest.mark.parametrize(
    ("name", "there"), [("one", True), ("on", False), ("ne", False), ("", False)]
)
def test_anchor_is_there_as_a_whole(name, there):
    assert (name in Anchors(["one", "two"])) is there


@pytest.mark.parametrize(
    ("srcset", "urls"),
    [
        ("a.png", ["a.png"]),
        ("a.png 1x,b.png 2x", ["a.png", "b.png"]),
        (" a.png 100w , b.png 200w ", ["a.png", "b.png"]),
        ("a,b.png 1x", ["a,b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("", []),
        (" , ", []),
    ],
)
def test_candidates_of_a_srcset(srcset, urls):
    assert list(candidates(srcset)) == urls


def test_text_is_measured_compressed_and_pictures_are_not():
    assert transfer_size("text/css", b"a" * 1000) < 100
    assert transfer_size("image/png", b"a" * 1000) == 1000


def test_pixels_come_from_the_header(tmp_path):
    Image.new("RGB", (30, 20)).save(tmp_path / "a.png")
    facts = asset_facts("a.png", (tmp_path / "a.png").read_bytes())
    assert (facts.width, facts.height, facts.media_type) == (30, 20, "image/png")


def test_broken_picture_has_no_pixels():
    assert asset_facts("a.png", b"<html>").width is None


def page(path, html, url=None):
    return page_facts(HtmlPage(html, path=path, url=url or "/" + path.removesuffix("index.html")))


def test_graph_counts_other_pages_only():
    pages = (
        page("index.html", "<a href=/a/>a</a><a href=/a/#x>a</a>"),
        page("a/index.html", "<a href=/a/>self</a>"),
    )
    index = SiteIndex(pages, files={"index.html": 1, "a/index.html": 1})
    assert [one.path for one in index.graph.leading_to("a/index.html")] == ["index.html"]
    assert list(index.graph.leading_to("index.html")) == []
    assert [link.target.fragment for link in index.graph.fragments] == ["x"]


def test_graph_takes_a_base_on_another_host_for_the_links_of_its_page_alone():
    pages = (
        page("index.html", "<a href=/b/>b</a>"),
        page("a/index.html", "<base href=https://elsewhere.example.com/><a href=/b/>b</a>"),
        page("b/index.html", ""),
        page("c/index.html", "<a href=/b/>b</a>"),
    )
    index = SiteIndex(pages, files={one.path: 1 for one in pages})
    leading = [one.path for one in index.graph.leading_to("b/index.html")]
    assert leading == ["index.html", "c/index.html"]


def test_graph_follows_redirect_pages_and_redirects():
    pages = (
        page("index.html", "<a href=/old/>old</a><a href=/older/>older</a>"),
        page("old/index.html", "<meta http-equiv=refresh content='0; url=/a/'>"),
        page("a/index.html", ""),
        page("b/index.html", ""),
    )
    files = {one.path: 1 for one in pages}
    index = SiteIndex(pages, files=files, redirects={"/older/": "/b/"})
    assert [one.path for one in index.graph.leading_to("a/index.html")] == ["old/index.html"]
    assert [one.path for one in index.graph.leading_to("b/index.html")] == ["index.html"]


def test_graph_follows_what_leads_on_after_a_while():
    waiting = (
        "<title>Thanks</title><a href=/b/>b</a><meta http-equiv=refresh content='3;url=/gone/'>"
    )
    pages = (page("index.html", waiting), page("b/index.html", ""))
    index = SiteIndex(pages, files={one.path: 1 for one in pages})
    (faulty,) = index.graph.faulty
    assert (faulty.href, faulty.offset) == ("/gone/", waiting.index("<meta"))
    assert pages[0].refresh is None


@pytest.mark.parametrize(
    ("canonical", "stands"),
    [
        (None, True),
        ("", True),
        ("https://www.example.com/a/", True),
        ("/a/", True),
        ("https://www.example.com/b/", False),
        ("https://elsewhere.example.com/a/", False),
    ],
)
def test_page_stands_for_itself(canonical, stands):
    facts = PageFacts("a/index.html", "/a/", canonical=canonical)
    files = {"a/index.html": 1, "b/index.html": 1}
    assert (
        SiteIndex((facts,), files=files, base_url="https://www.example.com/").is_canonical(facts)
        is stands
    )
