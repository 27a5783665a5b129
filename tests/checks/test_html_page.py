import pytest

from generator.checks.page.html_page import HtmlPage, fold
from generator.checks.page.plain_text import line_starts


def test_offset_line_and_column_of_a_start_tag():
    html = "<!doctype html>\n<p>Grüße 🌱 <a href=x\n title=y>z</a>"
    (link,) = HtmlPage(html).anchors
    assert html[link.offset :].startswith("<a href")
    assert (link.line, link.column) == (2, 12)
    assert link.start_tag == "<a href=x\n title=y>"
    assert link.end == html.index("z</a>")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end):
    html = f"<p>{end}{end}<img src=a>"
    (image,) = HtmlPage(html).images
    assert (image.line, image.column) == (3, 1)
    assert html[image.offset :] == "<img src=a>"


@pytest.mark.parametrize("html", ["", "a", "\n", "a\nb", "\n\nab\n", "a\r\nb\rc\n"])
def test_line_starts_follow_every_line_end(html):
    starts = line_starts(html)
    assert starts[0] == 0
    assert all(html[start - 1] in "\r\n" for start in starts[1:])
    assert len(starts) == len(html.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def test_elements_that_the_parser_adds_have_no_place():
    page = HtmlPage("<table><tr><td>1</table>")
    (body,) = page.named("tbody")
    assert (body.offset, body.line, body.start_tag) == (None, None, "")
    assert page.root.offset is None


def test_title_of_a_drawing_is_no_title_of_the_page():
    page = HtmlPage("<body><svg><title>Drawing</title></svg>")
    assert page.titles == ()
    assert [title.text for title in page.svg_elements("title")] == ["Drawing"]


def test_contents_of_a_template_are_no_part_of_the_page():
    page = HtmlPage("<template><img src=a id=b><a href=c>d</a></template><p id=e>")
    assert page.images == ()
    assert page.anchors == ()
    assert list(page.ids) == ["e"]


def test_first_of_two_attributes_with_one_name_counts():
    (image,) = HtmlPage("<img alt=one ALT=two src>").images
    assert image.attributes == {"alt": "one", "src": ""}


@pytest.mark.parametrize(
    ("html", "value"), [("<img>", None), ("<img alt>", ""), ("<img alt=''>", "")]
)
def test_missing_and_empty_attributes_differ(html, value):
    assert HtmlPage(html).images[0].get("alt") == value


def test_lists_in_attributes_keep_their_text():
    (link,) = HtmlPage('<a class="x  y" href=a>b</a>').anchors
    assert link.attributes["class"] == "x  y"
    assert link.get("class") == "x  y"


def test_selector_fits_one_element_when_ids_repeat():
    page = HtmlPage("<p id=a>1<p id=a>2<p id=a><b>3</b>")
    selectors = [element.selector for element in page.named("p", "b")]
    assert len(set(selectors)) == 4
    assert [len(page._document.select(one)) for one in selectors] == [1, 1, 1, 1]


def test_names_are_given_in_document_order():
    page = HtmlPage("<h2>a</h2><h1>b</h1><h3>c</h3><h2>d</h2>")
    assert [heading.name for heading in page.headings] == ["h2", "h1", "h3", "h2"]


def test_metadata_by_name_and_property():
    page = HtmlPage('<meta name=Description content=a><meta property="og:image" content=b>')
    assert [one.get("content") for one in page.meta_named("description")] == ["a"]
    assert [one.get("content") for one in page.meta_property("og:image")] == ["b"]


@pytest.mark.parametrize(
    ("content", "noindex"),
    [("noindex", True), ("NOINDEX, follow", True), ("none", True), ("index", False), ("", False)],
)
def test_noindex(content, noindex):
    assert HtmlPage(f'<meta name=robots content="{content}">').noindex is noindex


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/new/", "/new/"),
        ("0;URL='/new/'", "/new/"),
        ("0;/new/", "/new/"),
        ("5; url=/new/", None),
        ("0", None),
        ("soon", None),
        ("0: https://www.example.com/", None),
        ("0;url=", None),
    ],
)
def test_redirect_leads_on_at_once(content, target):
    page = HtmlPage(f'<meta http-equiv=refresh content="{content}">')
    assert page.refresh == target
    assert page.is_redirect is (target is not None)


_LEADS_ON = "<meta http-equiv=refresh content='0;/b/'>"


@pytest.mark.parametrize(
    ("head", "target"),
    [
        ("<meta http-equiv=refresh content='0: /a/'>" + _LEADS_ON, "/b/"),
        ("<meta http-equiv=refresh content='9;/a/'>" + _LEADS_ON, None),
        ("<meta http-equiv=refresh content='0'>" + _LEADS_ON, None),
        ("<noscript><meta http-equiv=refresh content='0;/a/'></noscript>", None),
        ("<noscript><meta http-equiv=refresh content='0;/a/'></noscript>" + _LEADS_ON, "/b/"),
        ("<meta http-equiv=' refresh' content='0;/a/'>", None),
        ("<meta http-equiv=REFRESH content='0;/a/'>", "/a/"),
    ],
)
def test_first_refresh_counts_that_browsers_follow_for_all_visitors(head, target):
    assert HtmlPage(head).refresh == target


def test_text_parts_blocks_and_leaves_scripts_out():
    page = HtmlPage("<body><p>a<b>b</b></p><p>c</p><script>d</script><style>e</style>")
    assert page.text == "ab c"


def test_text_of_a_deep_page_is_read():
    assert HtmlPage("<div>" * 5000 + "deep").text == "deep"


@pytest.mark.parametrize(
    ("text", "folded"), [(" a \n\t b ", "a b"), ("ä\u00a0 \n b", "ä\u00a0 b"), ("", "")]
)
def test_fold_leaves_other_spaces_than_html_knows(text, folded):
    assert fold(text) == folded


def test_a_fact_is_gathered_once():
    page, calls = HtmlPage("<p>"), []

    def gather(of):
        calls.append(of)
        return len(calls)

    assert (page.fact(gather), page.fact(gather)) == (1, 1)


def test_base_and_language():
    page = HtmlPage('<html lang="de"><base target=_top><base href="/docs/">')
    assert (page.language, page.base_href) == ("de", "/docs/")
