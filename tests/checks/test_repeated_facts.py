"""What is kept of menus, links of one name, frames and recordings, for rules over the site."""

from array import array

import pytest

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.facts.extract_facts import page_facts
from generator.checks.facts.frames import Frame
from generator.checks.facts.passages import Passages
from generator.checks.facts.same_names import Namesake, SameName
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import KindTable


def facts(html):
    return page_facts(HtmlPage(html, path="a/index.html", url="/a/"))


NAV = '<nav aria-label="Main"><a href="/">Home</a> <a href="/a/"><b>Spades</b></a></nav>'


def test_menu_has_its_links_with_their_names_and_places():
    page = facts(f'<a href="#m">Skip</a>{NAV}<main id="m"><p>Text</main>')
    ((first, menu),) = page.menus
    assert (menu.role, menu.name) == ("navigation", "Main")
    assert menu.links == (("/", "Home"), ("/a/", "Spades"))
    assert [page.links[first + index].url for index in range(2)] == ["/", "/a/"]


def test_equal_menus_of_several_pages_are_one_value():
    one, other = (facts(f"{NAV}<main><p>{text}</main>") for text in ("a", "b"))
    assert one.menus[0][1] is other.menus[0][1]


@pytest.mark.parametrize(
    "html",
    [
        f"<main>{NAV}</main>",  # a table of contents, say
        f"<div hidden>{NAV}</div>",
        "<nav><p>Nothing to follow</p></nav>",
        "<nav>" + "<a href='/x/'>X</a>" * 61 + "</nav>",
        "<article><footer><a href='/x/'>X</a></footer></article>",
    ],
)
def test_what_is_no_menu_of_the_site(html):
    assert facts(html).menus == ()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p><a href="/a/">A</a> <a href="/a/">A</a>', ()),
        ('<p><a href="/a/">A</a> <a href="/b/">B</a>', ()),
        (
            '<p><a href="/a/">Us</a> <a href="/b/">us</a>',
            (SameName("Us", (Namesake(0, 0), Namesake(1, 0))),),
        ),
        (
            '<ul><li><a href="/a/">Us</a><li><a href="/b/">Us</a></ul>',
            (SameName("Us", (Namesake(0, 0), Namesake(1, 1))),),
        ),
        ('<p><a href="/a/">Us</a> <a href="/b/" aria-hidden="true">Us</a>', ()),
        ('<p><a href="/a/">Us</a> <a href="/b/" role="button">Us</a>', ()),
        (
            '<p><a href="/a/">Us</a><svg><a xlink:href="/b/"><title>Us</title></a></svg>',
            (SameName("Us", (Namesake(0, 0), Namesake(-1, 0, "/b/", 28))),),
        ),
    ],
)
def test_links_of_one_name(html, found):
    assert facts(html).same_names == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>None", ()),
        ('<iframe title="Map" src="/m/"></iframe>', (Frame("/m/", "Map", 0),)),
        ('<iframe title="Map" src="/m/" hidden></iframe>', ()),
        (
            '<iframe title="Map" tabindex="-1" src="/m/"></iframe>',
            (Frame("/m/", "Map", 0, is_skipped=True),),
        ),
        ('<iframe title="Map" tabindex="-1" width="1" src="/m/"></iframe>', (Frame("/m/", "Map", 0),)),
        ('<iframe title="Map" tabindex="-1" inert src="/m/"></iframe>', (Frame("/m/", "Map", 0),)),
        (
            '<iframe title="Map" srcdoc="<button>Go</button>"></iframe>',
            (Frame("", "Map", 0, has_controls=True),),
        ),
        (
            '<iframe title="Map" srcdoc="<button disabled>Go</button><a>x</a>"></iframe>',
            (Frame("", "Map", 0, has_controls=False),),
        ),
        (
            "<iframe title=Map srcdoc=\"<iframe title=Plan src='/p/'></iframe>\"></iframe>",
            (Frame("", "Map", 0, has_controls=True), Frame("/p/", "Plan", 0)),
        ),
    ],
)  # fmt: skip
def test_frames(html, found):
    assert facts(html).frames == found


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<audio src="a.mp3" autoplay>', {"is_automatic": True}),
        ('<audio src="a.mp3" autoplay muted>', {"is_silent": True}),
        ('<audio src="a.mp3" autoplay muted controls>', {"has_controls": True}),
        ('<audio src="a.mp3" controls hidden>', {}),
        ('<audio src="a.mp3" loop></audio><button>Stop</button>', {"is_repeated": True, "may_be_stopped": True}),
        ('<video src="a.mp4"><track src="a.vtt">', {"kind": "video", "sources": ("a.mp4",), "has_captions": True}),
        ('<video src="a.mp4"><track kind="chapters" src="a.vtt">', {"kind": "video", "sources": ("a.mp4",)}),
        ('<figure><audio src="a.mp3"></audio><a href="/t/">Das Transkript</a></figure>', {"offset": 8, "has_transcript": True}),
        ('<audio><source src="a.ogg"><source src="a.mp3"></audio>', {"sources": ("a.ogg", "a.mp3")}),
    ],
)  # fmt: skip
def test_recordings(html, told):
    (found,) = facts(html).recordings
    usual = {
        "kind": "audio",
        "sources": ("a.mp3",),
        "offset": 0,
        "is_automatic": False,
        "is_silent": False,
        "has_controls": False,
        "is_repeated": False,
        "may_be_stopped": False,
        "has_captions": False,
        "has_transcript": False,
    }
    assert found._asdict() == {**usual, **told}


def passages(html):
    return facts(html).pieces.passages


def texts(html):
    return list(array("I", facts(html).pieces.texts))


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>One<p>Two", Passages()),
        ("<p>One<h2>Two</h2>", Passages(headings=(1,))),
        ("<p>One<h2 hidden>Two</h2>", Passages()),
        ("<nav>One</nav><div role=main>Two</div>", Passages(landmarks=(0, 1))),
        ("<nav>One</nav><main aria-hidden=true>Two</main>", Passages(landmarks=(0,))),
        ('<a href="#t">Skip</a><p>One<p id="t">Two', Passages(jumps=(2,))),
        ('<a href="#t">Skip</a><p>One<i id="t"></i></p><p>Two', Passages(jumps=())),
        ('<a href="#t">Skip</a><p>One</p><i id="t"></i><p>Two', Passages(jumps=(2,))),
        ('<a href="#lost">Skip</a><p>One', Passages()),
        ("<button>More</button><p>One", Passages(is_scripted=True)),
    ],
)
def test_passages_of_a_page_that_does_not_say_its_main_part(html, found):
    assert passages(html) == found


def test_page_with_a_heading_in_its_main_part_keeps_what_stands_above():
    html = f"{NAV}<main><h1>Spades</h1><p>Text</p></main><p>Below</p>"
    assert passages(html) is None
    assert texts(html) == texts("<p>Home Spades")


def test_equal_texts_have_equal_numbers_whatever_their_markup():
    assert texts("<ul><li><b>One</b> two</ul><p>Three") == texts("<div>One  two<hr>Three</div>")


def test_what_is_hidden_or_for_programs_alone_is_no_passage():
    assert texts("<script>1</script><p hidden>2<style>3</style><p>Four") == texts("<p>Four")


def test_pictures_count_as_what_they_show():
    assert texts('<img src="a.png" alt="Spade">') != texts('<img src="a.png" alt="Rake">')


def test_short_pages_with_the_same_words_are_known_as_such():
    one, other = (
        facts("<main><p>Call  us</main>"),
        facts("<nav>Menu</nav><main>Call <b>us</b></main>"),
    )
    assert one.said == other.said != 0
    assert facts("<main>Call them</main>").said not in (0, one.said)


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<header>a</header>", ["banner"]),
        ("<main><header>a</header></main>", ["main"]),
        ("<section><footer>a</footer></section>", []),
        ("<section aria-label=x>a</section>", ["region"]),
        ("<section aria-label=' '>a</section>", []),
        ("<form aria-labelledby=h><h2 id=h>x</h2></form>", ["form"]),
        ("<article><aside>a</aside></article>", []),
        ("<article><aside aria-label=x>a</aside></article>", ["complementary"]),
        ("<div role='x main'>a</div>", ["main"]),
        ("<nav role=list>a</nav>", []),
        ("<nav hidden>a</nav><div style='display: none'><nav>a</nav></div>", []),
        ("<dialog><nav>a</nav></dialog>", []),
        ("<search>a</search>", ["search"]),
    ],
)
def test_landmarks(html, found):
    assert [one.role for one in HtmlPage(html).fact(landmarks)] == found


def test_landmarks_of_pages_that_share_kinds_are_those_of_each():
    table = KindTable()
    for label, found in (("x", ["region"]), ("", []), ("y", ["region"])):
        page = HtmlPage(f"<section aria-label='{label}'>a</section>", kinds=table)
        assert [one.role for one in page.fact(landmarks)] == found
