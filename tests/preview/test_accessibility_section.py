"""What the panel's section on accessibility says: words in order, colours, landmarks."""

import pytest
from site_folder import page as content

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.site_files import SiteFiles
from generator.preview.accessibility.contrast_pairs import contrast_pairs
from generator.preview.accessibility.reading import reading
from generator.preview.accessibility.spoken import states
from generator.preview.sections.accessibility import MOST


def _page(body, css=""):
    files = SiteFiles({"/main.css": css.encode()}.get)
    return HtmlPage(
        "<!doctype html><html lang=en><head><title>t</title>"
        f'<link rel="stylesheet" href="/main.css"></head><body>{body}</body></html>',
        base_url="https://www.example.com",
        files=files,
    )


def _said(body, css=""):
    """Each line as `depth what: words (states)`, as far as there are such."""
    said = []
    for one in reading(_page(body, css)):
        words = " / ".join(filter(None, (one.name, one.text)))
        told = states(one.element) if one.word else ()
        line = ": ".join(filter(None, (one.word, words)))
        said.append(f"{one.depth} {line}" + (f" ({', '.join(told)})" if told else ""))
    return said


def test_words_and_things_come_in_the_order_of_the_page():
    assert _said(
        '<main><h1>Spades <em>and</em> rakes</h1><p>A <b>spade</b> digs. <a href="/b">Buy</a> it.</p>'
        '<img src="a.png" alt="A spade"><ul><li>One</li><li><a href="/t">Two</a></li></ul></main>'
    ) == [
        "0 main",
        "1 heading: Spades and rakes",
        "1 A spade digs.",
        "1 link: Buy",
        "1 it.",
        "1 image: A spade",
        "1 list (2 items)",
        "2 list item: One",
        "2 list item",
        "3 link: Two",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Secret</p>",
        '<p aria-hidden="true">Secret</p>',
        '<p class="gone">Secret</p>',
        '<p class="unseen">Secret</p>',
        "<div inert><p>Secret</p></div>",
        "<details><summary>More</summary><p>Secret</p></details>",
        "<dialog><p>Secret</p></dialog>",
        "<template><p>Secret</p></template>",
        "<script>Secret</script>",
        '<img src="a.png" alt="">',
        "<svg><defs><text>Secret</text></defs></svg>",
    ],
)
def test_what_is_hidden_is_not_read(hidden):
    said = _said(f"{hidden}<p>Words</p>", ".gone { display: none } .unseen { visibility: hidden }")
    assert "0 Words" in said
    assert "Secret" not in " ".join(said)
    assert "image" not in " ".join(said)


def test_what_is_seen_within_what_is_not_is_read():
    css = ".off { visibility: hidden } .on { visibility: visible }"
    assert _said('<div class="off">No <p class="on">Yes</p></div>', css) == ["0 Yes"]


def test_what_one_screen_alone_shows_says_so():
    css = ".wide { display: none } @media (min-width: 800px) { .wide { display: block } }"
    read = reading(_page('<p>Both</p><p class="wide">Wide</p>', css))
    assert [(one.text, sorted(one.screens)) for one in read] == [
        ("Both", ["desktop", "phone"]),
        ("Wide", ["desktop"]),
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<button disabled>Go</button>", "0 button: Go (unavailable)"),
        ('<button aria-expanded="false">Menu</button>', "0 button: Menu (collapsed)"),
        ('<button aria-pressed="true">Bold</button>', "0 button: Bold (pressed)"),
        ('<input type="checkbox" checked aria-label="Yes">', "0 check box: Yes (checked)"),
        ('<input type="radio" aria-label="Yes">', "0 radio button: Yes (not checked)"),
        ('<input aria-label="Q" required value="x">', "0 text field: Q (required, holds “x”)"),
        ('<input aria-label="Q" readonly>', "0 text field: Q (read-only)"),
        ('<input aria-label="Q" aria-invalid="true">', "0 text field: Q (invalid entry)"),
        ('<input type="password" aria-label="P" value="x">', "0 password field: P"),
        ('<select aria-label="S"><option>A<option selected>B</select>', "0 combo box: S (holds “B”)"),
        ('<a href="/" aria-current="page">Home</a>', "0 link: Home (current page)"),
        ("<details open><summary>More</summary></details>", "0 button that opens more: More (expanded)"),
        ('<nav aria-label="Main"></nav>', "0 navigation: Main"),
        ('<section aria-label="News"></section>', "0 region: News"),
        ('<iframe title="Map"></iframe>', "0 frame: Map"),
        ('<p role="heading" aria-level="2">H</p>', "0 heading: H"),
        ('<div tabindex="0"></div>', "0 no role"),
    ],
)  # fmt: skip
def test_things_say_what_they_are_and_how_they_stand(body, line):
    assert _said(body) == [line]


def test_groups_without_a_name_are_looked_through():
    assert _said("<section><form><fieldset><p>W</p></fieldset></form></section>") == ["0 W"]
    assert _said("<fieldset><legend>L</legend></fieldset>") == ["0 group: L", "1 L"]


def test_a_table_is_read_row_by_row():
    assert _said("<table><tr><th>A<td>1<tr><th>B<td>2 <a href=c>x</a></table>") == [
        "0 table (2 rows)",
        "1 row",
        "2 row header: A",
        "2 cell: 1",
        "1 row",
        "2 row header: B",
        "2 cell",
        "3 2",
        "3 link: x",
    ]


def test_what_is_owned_is_read_where_it_is_owned_and_once():
    body = '<p id="a">Later</p><ul aria-owns="a b"><li>First</li></ul><p id="b">Last</p>'
    assert [one.split(" ", 1)[1] for one in _said(body)] == [
        "list (1 item)",
        "list item: First",
        "Later",
        "Last",
    ]
    assert _said('<div id="a" aria-owns="b">A<div id="b" aria-owns="a">B</div></div>') == [
        "0 A",
        "0 B",
    ]
    assert _said('<p id="a">Words</p><ul hidden aria-owns="a"></ul>') == ["0 Words"]


def test_words_of_style_sheets_are_read():
    assert _said('<p class="new">Spade</p>', '.new::before { content: "New: " }') == [
        "0 New: Spade"
    ]


def test_a_page_may_nest_as_deep_as_it_likes():
    depth = 3000
    assert _said("<div>" * depth + "Deep" + "</div>" * depth)[0].endswith("Deep")


def _pairs(body, css):
    return [
        (one.words, one.text, one.ground, round(one.ratio, 2), one.needed, one.is_enough)
        for one in contrast_pairs(_page(body, css))
    ]


def test_pairs_are_told_once_and_the_weak_ones_first():
    css = "body { color: #222; background: #fff } .pale { color: #999 }"
    body = '<p>One</p><p>Two</p><p class="pale">Pale</p>'
    assert _pairs(body, css) == [
        ("Pale", "#999999", "#ffffff", 2.85, 4.5, False),
        ("One", "#222222", "#ffffff", 15.91, 4.5, True),
    ]
    weak, good = contrast_pairs(_page(body, css))
    assert (weak.better, weak.is_sure, weak.count, good.count) == ("#767676", True, 1, 2)
    assert (weak.place.sheet, weak.place.line) == ("/main.css", 1)


def test_large_text_needs_less():
    css = "body { background: #fff; color: #949494 } h1 { font-size: 32px }"
    assert [(one[0], one[4], one[5]) for one in _pairs("<p>Small</p><h1>Large</h1>", css)] == [
        ("Small", 4.5, False),
        ("Large", 3.0, True),
    ]


def test_both_schemes_are_looked_at():
    css = (
        "body { color: #222; background: #fff }"
        "@media (prefers-color-scheme: dark) { body { background: #333 } }"
    )
    pairs = contrast_pairs(_page("<p>Words</p>", css))
    assert [(one.schemes, one.is_enough) for one in pairs] == [
        (("dark",), False),
        (("light",), True),
    ]
    (same,) = contrast_pairs(_page("<p>Words</p>", "body { color: #222; background: #fff }"))
    assert same.schemes == ("light", "dark")


def test_a_ground_of_several_colours_is_left_to_a_person_where_one_is_enough():
    css = "p { color: #fff; background: linear-gradient(#000, #bbb) }"
    (pair,) = contrast_pairs(_page("<p>Words</p>", css))
    assert (pair.ground, pair.is_enough, pair.is_sure) == ("#bbbbbb", False, False)
    (pair,) = contrast_pairs(_page("<p>Words</p>", css.replace("#000", "#aaa")))
    assert (pair.ground, pair.is_enough, pair.is_sure) == ("#bbbbbb", False, True)


def test_where_no_style_says_the_colour_of_the_text_that_of_its_ground_is_named():
    (pair,) = contrast_pairs(_page("<div><p>Words</p></div>", "div {\nbackground: #333 }"))
    assert (pair.is_enough, pair.place.line) == (False, 2)


def test_what_cannot_be_told_is_left_to_a_person():
    css = "body { background: #fff url(none.png) } p { color: #222 }"
    (pair,) = contrast_pairs(_page("<p>Words</p>", css))
    assert (pair.text, pair.is_enough, pair.is_sure) == ("", False, False)


FILES = {
    "content/a.md": content("A", "## Beds\n\nWords of a bed.\n\n" + "- one\n" * MOST),
    "static/site.css": "p { color: #999; background: #fff }\n",
    "themes/plain/templates/page.html": (
        '<!doctype html>\n<html lang="en">\n<head>\n<title>{{ page.seo_title }}</title>\n'
        '<link rel="stylesheet" href="/site.css">\n</head>\n<body>\n<main>\n'
        "<h1>{{ page.title }}</h1>\n{{ page.content }}\n</main>\n"
        '<a class="bare" href="/a/"></a>\n</body>\n</html>\n'
    ),
}


@pytest.fixture
def data(serve, make_site):
    preview = serve(make_site(FILES))
    (section,) = preview.own("page.json?path=/a/&section=accessibility")["sections"]
    return section["data"]


def test_each_line_leads_to_the_page_and_to_the_source(data):
    main, title, bed, words = data["reading"]["lines"][:4]
    assert (main["role"], main["source"]["file"]) == ("main", "themes/plain/templates/page.html")
    assert (title["name"], title["level"], title["depth"]) == ("A", 1, 1)
    assert (bed["name"], bed["level"], bed["source"]["file"]) == ("Beds", 2, "content/a.md")
    assert (words["role"], words["text"]) == ("", "Words of a bed.")
    assert words["source"]["line"] == bed["source"]["line"] + 2
    assert all(one["selector"] for one in data["reading"]["lines"])


def test_long_lists_end_and_say_how_long_they_are(data):
    # main, two headings, a paragraph, the list, its items, and the link.
    assert len(data["reading"]["lines"]) == MOST
    assert data["reading"]["total"] == MOST + 6


def test_headings_stand_in_their_landmarks(data):
    told = [
        (one["depth"], one["role"], one["level"], one["name"]) for one in data["outline"]["lines"]
    ]
    assert told == [(0, "main", 0, ""), (1, "heading", 1, "A"), (1, "heading", 2, "Beds")]


def test_a_pair_leads_to_the_line_of_css(data):
    weak = data["contrast"]["pairs"][0]
    assert (weak["ratio"], weak["needed"], weak["enough"], weak["sure"]) == (2.84, 4.5, False, True)
    assert (weak["better"], weak["schemes"]) == ("#767676", ["light", "dark"])
    assert weak["rule"] == {"file": "static/site.css", "line": 1, "column": 5}
    assert weak["words"] == "Words of a bed."
    assert data["contrast"]["is_whole"] is True


def test_the_section_is_worked_out_for_those_alone_who_ask_for_it(serve, make_site):
    preview = serve(make_site(FILES))

    def told(query):
        sections = preview.own(f"page.json?path=/a/{query}")["sections"]
        return {one["id"]: one["data"] for one in sections}

    assert told("")["accessibility"] is None
    assert told("")["headings"]
    assert told("&also=accessibility")["accessibility"]["reading"]["total"]
    assert list(told("&section=accessibility")) == ["accessibility"]


def test_a_link_without_a_name_is_marked(serve, make_site):
    short = {**FILES, "content/a.md": content("A", "Words.\n")}
    preview = serve(make_site(short))
    (section,) = preview.own("page.json?path=/a/&section=accessibility")["sections"]
    assert [(one["role"], one["nameless"]) for one in section["data"]["reading"]["lines"]] == [
        ("main", False),
        ("heading", False),
        ("", False),
        ("link", True),
    ]
