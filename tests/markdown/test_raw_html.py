"""Raw HTML in Markdown under the three policies."""

import pytest

from generator.markdown.site_access import ShortcodeResult


def test_harmless_html_stays(compiled):
    text = '<div class="a" id="b">\n<p lang="de">x<br>y</p>\n</div>'
    fragment = compiled(text)
    assert fragment.html == text
    assert fragment.faults == ()


@pytest.mark.parametrize(
    ("text", "html", "expected"),
    [
        ("a <script>x</script> b", "<p>a  b</p>\n", "1:3 markdown/html-removed"),
        ("<script>\nx\n</script>\n\nb", "<p>b</p>\n", "1:1 markdown/html-removed"),
        ("<style>\np {}\n</style>\n", "", "1:1 markdown/html-removed"),
        ("a <iframe src=x></iframe>", "<p>a </p>\n", "1:3 markdown/html-removed"),
        ('<p style="x">a</p>', "<p>a</p>", "1:4 markdown/html-removed"),
        ('<p onclick="x">a</p>', "<p>a</p>", "1:4 markdown/unsafe-attribute"),
        ("a <b OnClick=x>c</b>", "<p>a <b>c</b></p>\n", "1:6 markdown/unsafe-attribute"),
        (
            '<a href="java&#9;script:x">a</a>',
            "<p><a>a</a></p>\n",
            "1:4 markdown/unsafe-url",
        ),
        ("<svg><a onload=x></a></svg>", "<p></p>\n", "1:1 markdown/html-removed"),
        ("a <?php x ?> b", "<p>a  b</p>\n", "1:3 markdown/html-removed"),
        ("a <form action=x>b</form>", "<p>a b</p>\n", "1:3 markdown/html-removed"),
    ],
)
def test_sanitize_removes_and_says_where(compiled, faults, text, html, expected):
    assert compiled(text).html == html
    assert faults(text)[0] == expected


#: Elements of text that stay. Source: HTML Living Standard, 4.5 Text-level semantics.
TEXT_LEVEL = "abbr b bdi bdo cite code dfn em i kbd mark q s samp small strong sub sup u var"


@pytest.mark.parametrize("name", TEXT_LEVEL.split())
def test_sanitize_leaves_elements_of_text(compiled, name):
    done = compiled(f"a <{name}>b</{name}> c")
    assert (done.html, done.faults) == (f"<p>a <{name}>b</{name}> c</p>\n", ())


def test_broken_tag_in_a_block_is_text(compiled):
    html = compiled("<div <script>alert(1)</script>\nx\n").html
    assert "<script" not in html
    assert "&lt;div" in html


@pytest.mark.parametrize("policy", ["sanitize", "refuse", "allow"])
@pytest.mark.parametrize(
    "text",
    [
        "<!-- proofpress: allow seo/x because y -->\n\na",
        "a <!-- proofpress: allow seo/x because y --> b",
        "<div>\n<!--proofpress: allow x-->\n</div>",
        "- a\n  <!-- proofpress: allow x -->\n",
    ],
)
def test_our_comment_is_never_published(compiled, policy, text):
    fragment = compiled(text, html=policy)
    assert "proofpress" not in fragment.html
    assert "<!--" not in fragment.html
    assert "&lt;!--" not in fragment.html


def test_other_comments_are_removed_unless_allowed(compiled):
    assert compiled("<!-- a -->\n\nb").html == "<p>b</p>\n"
    assert compiled("<!-- a -->\n\nb", html="allow").html == "<!-- a -->\n<p>b</p>\n"


def test_closing_tag_without_an_opening_one_is_left_out(compiled, faults):
    text = "> a\n>\n> </div>\n\n</main>\n\nb </b> c"
    assert "</div>" not in compiled(text).html
    assert "</main>" not in compiled(text).html
    assert "</b>" not in compiled(text).html
    assert "7:3 markdown/html-unbalanced" in faults(text)


def test_element_left_open_is_closed_with_its_block(compiled, faults):
    text = "> <div>\n> a\n\nb <b>c\n\nd"
    assert compiled(text).html == (
        "<blockquote>\n<div>\na\n</div></blockquote>\n<p>b <b>c</b></p>\n<p>d</p>\n"
    )
    assert faults(text) == ["1:3 markdown/html-unbalanced", "4:3 markdown/html-unbalanced"]


def test_element_around_markdown(compiled):
    html = compiled("<details>\n<summary>a</summary>\n\n*b*\n\n</details>\n").html
    assert html == "<details>\n<summary>a</summary>\n<p><em>b</em></p>\n</details>\n"


def test_list_without_closing_tags(compiled, faults):
    text = "<ul>\n<li>a\n<li>b\n</ul>\n"
    assert compiled(text).html == "<ul>\n<li>a\n</li><li>b\n</li></ul>\n"
    assert faults(text) == []


def test_overlapping_tags_are_nested(compiled):
    assert compiled("<b>a *c</b> d*").html == "<p><b>a <em>c d</em></b></p>\n"
    assert compiled("*a <b>c* d</b>").html == "<p><em>a <b>c</b></em> d</p>\n"


def test_destinations_are_resolved(compiled):
    html = compiled('<a href="b.md">c</a> <img src="d.png" alt="">').html
    assert '<a href="b/">' in html
    assert '<img src="d.png" alt="" width="40" height="30" decoding="async">' in html


def test_allow_leaves_html_alone(compiled):
    text = '<custom-element  DATA="x" style="y">\n<script>if (a<b) {"</p>"}</script>\n<p>\n'
    fragment = compiled(text, html="allow")
    assert fragment.html == text
    assert fragment.faults == ()


def test_allow_resolves_destinations(compiled):
    html = compiled("x <a  class=y href='b.md' >c</a>", html="allow").html
    assert html == '<p>x <a  class=y href="b/" >c</a></p>\n'


def test_allow_still_refuses_handlers_and_scripts_in_addresses(compiled, faults):
    text = '<a onclick="x" href="javascript:y">b</a>'
    assert compiled(text, html="allow").html == "<p><a>b</a></p>\n"
    assert faults(text, html="allow") == [
        "1:4 markdown/unsafe-attribute",
        "1:16 markdown/unsafe-url",
    ]


def test_refuse_shows_the_tags(compiled, faults):
    text = "a <b>c</b>\n\n<div>\nd\n</div>"
    assert compiled(text, html="refuse").html == (
        "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n<p>&lt;div&gt;\nd\n&lt;/div&gt;</p>\n"
    )
    assert faults(text, html="refuse")[0] == "1:3 markdown/html-refused"
    assert faults(text, html="refuse")[-1] == "3:1 markdown/html-refused"


@pytest.mark.parametrize("tag", ["<a/onclick=x>", '<a b="c"onclick=x>', "<a =b onclick=x>"])
def test_allow_shows_a_broken_tag_with_a_handler_as_text(compiled, faults, tag):
    text = f"<div>\n{tag}\n</div>"
    assert compiled(text, html="allow").html == text.replace(tag, "&lt;" + tag[1:])
    assert faults(text, html="allow") == ["1:6 markdown/unsafe-attribute"]


def test_allow_leaves_handlers_in_scripts_alone(compiled):
    text = "<script>\nx = '<a/onclick=y>'\n</script>\n"
    assert compiled(text, html="allow").html == text


@pytest.mark.parametrize("policy", ["sanitize", "allow"])
def test_shortcodes_make_addresses_in_tags(compiled, policy):
    text = 'a <a href="{{< ref "b.md" >}}#c" title="d">e</a>'
    assert compiled(text, html=policy).html == ('<p>a <a href="/pages/b/#c" title="d">e</a></p>\n')
    block = '<div>\n<a href="{{% ref `b.md` %}}">e</a>\n</div>'
    assert compiled(block, html=policy).html == '<div>\n<a href="/pages/b/">e</a>\n</div>'


@pytest.mark.parametrize("policy", ["sanitize", "allow"])
@pytest.mark.parametrize("made", ["javascript:alert(1)", '" onclick="x', "<script>x</script>"])
def test_what_a_shortcode_makes_stays_in_its_attribute(compiled, access, monkeypatch, policy, made):
    monkeypatch.setattr(access, "shortcode", lambda _call: ShortcodeResult(made))
    html = compiled('a <a href="{{< ref "b.md" >}}">e</a>', html=policy).html
    assert "javascript" not in html
    assert ' onclick="' not in html
    assert "<script" not in html


def test_unfinished_shortcode_hides_no_handler(compiled):
    assert "onclick" not in compiled('a <b title="{{< x" onclick=y>c</b>', html="allow").html


def test_wrong_shortcode_in_a_tag_is_reported_there(faults):
    assert faults('a <a href="{{< rfe "b.md" >}}">e</a>') == ["1:6 markdown/shortcode-unknown"]


@pytest.mark.parametrize(
    "left_out",
    ["script", "style", "iframe", "object", "textarea", "title", "xmp", "noembed", "noframes"],
)
def test_behind_an_element_that_is_left_out_text_is_text(compiled, left_out):
    text = f"<div><{left_out}>x</{left_out}> <svg/onload=alert(1)></div>\n"
    html = compiled(text).html
    assert "&lt;svg/onload" in html
    assert "<svg" not in html


@pytest.mark.parametrize("ended", ["<!-- a --!>", "<!-->", "<![CDATA[>", "<?a >"])
def test_what_ends_a_comment_for_browsers_hides_nothing_from_us(compiled, faults, ended):
    text = f"<div>\n{ended}<b onclick=x>c</b> ]]> -->\n</div>"
    assert "onclick" not in compiled(text, html="allow").html
    assert any("unsafe-attribute" in fault for fault in faults(text, html="allow"))
