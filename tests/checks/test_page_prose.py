"""The prose of a page: which blocks there are, and where each word stands."""

import pytest

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.metadata import PageMetadata
from generator.checks.text import prose as prose_module
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import NOTE, OBJECT
from generator.checks.text.rough_text import rough_text


def blocks(html, content=None):
    page = HtmlPage(html, metadata=PageMetadata(content=content))
    return [(block.kind.value, block.text) for block in page.fact(prose).blocks]


def test_each_block_has_its_kind():
    html = (
        "<main><h1>Tools</h1><p>A <em>spade</em>.</p><ul><li>one<ul><li>two</li></ul>three</li>"
        "<li><p>four</p></li></ul><table><tr><th>h</th><td><p>five</p></td></tr></table>"
        "<blockquote><p>six</p></blockquote><div>seven</div></main>"
    )
    assert blocks(html) == [
        ("heading", "Tools"),
        ("paragraph", "A spade."),
        ("item", "one"),
        ("item", "two"),
        ("item", "three"),
        ("item", "four"),
        ("cell", "h"),
        ("cell", "five"),
        ("quote", "six"),
        ("other", "seven"),
    ]


def test_menus_code_and_what_is_hidden_are_no_prose():
    html = (
        "<nav><p>menu</p></nav><p>kept</p><pre>code</pre><aside><p>beside</p></aside>"
        "<p hidden>gone</p><div aria-hidden=true><p>gone</p></div><footer>foot</footer>"
        "<script>var x</script><template><p>t</p></template>"
    )
    assert blocks(html) == [("paragraph", "kept")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("run <code>ls</code> now", f"run {OBJECT} now"),
        ("a<br>b", "a\nb"),
        ("note<sup><a href=#f>1</a></sup> here", f"note{NOTE} here"),
        ("x<sup>2</sup>", "x2"),
        ('the <i lang="la">vade mecum</i>', f"the {OBJECT}"),
        ("a <span hidden>b</span>c", "a c"),
        ("see <img alt=x src=y> it", f"see {OBJECT} it"),
        ("so<wbr>ft", "soft"),
    ],
)
def test_what_stands_in_a_line_but_is_no_prose(html, text):
    assert blocks(f"<p>{html}</p>") == [("paragraph", text)]


def test_where_the_own_text_is_known_nothing_else_is_looked_at():
    before = "<main><h1>T</h1><div class=prose>"
    own = "<p>one</p>\n<ul><li>two</li></ul>"
    html = f"{before}{own}</div><p>related</p></main>"
    span = (len(before), len(before) + len(own))
    assert blocks(html, span) == [("paragraph", "one"), ("item", "two")]
    assert blocks(html, (0, 0)) == []


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("<p>one two</p>", "two"),
        ("<p>a &amp; b &eacute; two", "two"),
        ("<p title='>'>one <b>b</b> <!-- two --> two</p>", "two"),
        ("<p><code>two</code> two</p>", "two"),
        ("<p>x<sup><a>two</a></sup> two</p>", "two"),
        ("<p>a<br>two</p>", "two"),
        ("<ul><li>a<ul><li>b</ul>two</ul>", "two"),
        ("<p>one\r\ntwo</p>", "two"),
        ("<p>1 < 2 two</p>", "two"),
        ("<p><i lang=la>two</i> two</p>", "two"),
    ],
)
def test_offset_of_a_word(html, word):
    page = HtmlPage(html)
    block = next(block for block in reversed(page.fact(prose).blocks) if word in block.text)
    at = block.text.rindex(word)
    passage = block.passage(at, at + len(word))
    assert passage.text == word
    assert passage.offset == html.rindex(word)


def test_language_is_that_of_the_nearest_element():
    page = HtmlPage('<html lang="en"><p>a</p><div lang="de-AT"><p>b</p></div>')
    text = page.fact(prose)
    assert [text.language_of(block) for block in text.blocks] == ["en", "de"]


def test_deep_nesting_ends():
    assert blocks("<div>" * 5000 + "x") == []


def look(own):
    html = f"<title>T</title><main>{own}</main>"
    start = html.index(own)
    return HtmlPage(html, metadata=PageMetadata(content=(start, start + len(own)))).fact(rough_text)


def test_quick_look_keeps_words_apart_that_a_line_break_or_a_block_parts():
    own = "<ul><li>Slide 40:<p>The <b>spade</b>s<br>are</p></ul>"
    assert look(own).words == ["t", "slide", "40:", "the", "spades", "are"]


def test_quick_look_leaves_blocks_of_code_out():
    assert look("<p>Run</p><pre>ls <b>ls</b></pre><p>it.</p>").words == ["t", "run", "it."]


@pytest.mark.parametrize("gone", ["<!-- x -->", "<span hidden>x</span>", "<wbr>"])
def test_line_breaks_beside_what_nobody_sees_need_a_closer_look(gone):
    assert look(f"<p>the{gone} the<br>spade</p>") is None


def test_the_places_of_many_passages_take_one_reading(monkeypatch):
    number = 500
    html = f"<main><p>{'a <b>b</b> &amp; ' * number}</p></main>"
    (block,) = HtmlPage(html).fact(prose).blocks
    read = []

    def shown(piece, original=prose_module._shown):
        read.append(piece)
        return original(piece)

    monkeypatch.setattr(prose_module, "_shown", shown)
    starts = [at for at, sign in enumerate(block.text) if sign == "b"]
    places = [block.passage(at, at + 1).offset for at in starts]
    assert [html[place] for place in places] == ["b"] * number
    assert len(set(places)) == number
    assert len(read) < 12 * number
