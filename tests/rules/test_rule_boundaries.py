"""Boundaries of rules that their documentation does not show."""

import pytest

from generator.checks.engine.ruleset import read_ruleset
from generator.checks.page.html_page import HtmlPage
from generator.rules.accessibility.language_tags import language_exists
from generator.rules.catalogue import rules
from generator.rules.examples import Example, run
from generator.rules.links.local_host import LocalHost
from generator.rules.links.own import is_own

RULES = {rule.id: rule for rule in rules()}


def problems(rule, html, **options):
    ruleset, faults = read_ruleset({rule: options}, (RULES[rule],))
    assert faults == ()
    (active,) = (*ruleset.page_rules, *ruleset.site_rules, *ruleset.asset_rules)
    return run(RULES[rule], Example(passes=True, text=html), active.options)


# An `a` of 20 pixels is 11.12 pixels wide; one of 14 pixels is 7.79 pixels wide.
def test_title_limit_is_inclusive():
    assert problems("seo/title-length", "<title>aaaaa</title>", max_width=56) == []


def test_title_one_pixel_over():
    assert problems("seo/title-length", "<title>aaaaa</title>", max_width=55) == [
        "title is 56 pixels wide; results show 55"
    ]


def test_title_is_measured_folded():
    assert problems("seo/title-length", "<title> a\n  b </title>", max_width=28) == []


def test_wide_letters_count_for_more():
    narrow, wide = (f"<title>{letter * 30}</title>" for letter in "iW")
    assert problems("seo/title-length", narrow, max_width=200) == []
    assert problems("seo/title-length", wide, max_width=200) != []


@pytest.mark.parametrize("between", [" | ", " - ", ": "])
def test_name_of_the_site_may_be_cut(between):
    head = '<meta property="og:site_name" content="Garden Tools">'
    title = f"<title>aaaaa{between}Garden Tools</title>"
    assert problems("seo/title-length", head + title, max_width=56) == []
    assert problems("seo/title-length", title, max_width=56) != []


def test_letters_of_unknown_width_are_not_measured():
    html = f"<title>{'بستان ' * 40}</title>"
    assert problems("seo/title-length", html) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("aaaa", ["description is 31 pixels wide; the minimum is 39"]),
        ("aaaaa", []),
        ("aaaaaaa", []),
        ("aaaaaaaa", ["description is 62 pixels wide; results show 55"]),
        ("", []),
    ],
)
def test_description_limits_are_inclusive(text, found):
    html = f'<meta name="description" content="{text}">'
    assert problems("seo/description-length", html, min_width=39, max_width=55) == found


def test_three_pages_with_one_title_are_named_in_the_same_words():
    html = "".join(f"<!-- file: /{name}/index.html -->\n<title>T</title>\n" for name in "abc")
    assert (
        problems("seo/title-duplicate", html)
        == ["these pages have the same title: /a/, /b/ and /c/"] * 3
    )


TWO_PAGES = """<!-- file: /a/index.html -->
<title>T</title>
<!-- file: /b/index.html -->
<title>T</title>"""


@pytest.mark.parametrize(
    "html",
    [
        "<!-- file: /404.html -->\n<title>T</title>\n<!-- file: /a/index.html -->\n<title>T</title>",
        TWO_PAGES + '<meta http-equiv="refresh" content="0; url=/a/">',
        TWO_PAGES + '<meta name="robots" content="noindex">',
    ],
)
def test_pages_that_no_search_shows_are_not_compared(html):
    assert problems("seo/title-duplicate", html) == []


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("<h2></h2><h3></h3><h4></h4><h2></h2>", []),
        ("<h1></h1><h2></h2><h4></h4>", ["heading of level 4 follows one of level 2"]),
        ("<h1></h1><h2 hidden></h2><h3></h3>", ["heading of level 3 follows one of level 1"]),
        ('<h1></h1><h3 aria-level="2"></h3>', []),
        ('<h1></h1><h3 role="presentation"></h3>', []),
    ],
)
def test_heading_order(headings, found):
    assert problems("accessibility/heading-order", headings) == found


def test_second_of_two_main_headings_is_counted_once():
    assert problems("seo/h1-multiple", "<h1>a</h1><h1>b</h1><h1>c</h1>") == [
        "page has 3 main headings; one is enough"
    ]


@pytest.mark.parametrize("text", ["Click here", " click HERE… ", "» More »", "Read more"])
def test_text_that_says_nothing_in_whatever_dress(text):
    html = f'<html lang="en"><a href="/a/">{text}</a>'
    assert len(problems("accessibility/link-text", html)) == 1


def test_language_of_a_part_counts():
    html = '<html lang="en"><p lang="de"><a href="/a/">more</a> <a href="/b/">mehr</a>'
    assert problems("accessibility/link-text", html) == [
        "link text `mehr` does not say where it leads"
    ]


def test_own_words_replace_the_list():
    html = '<html lang="en"><a href="/a/">click here</a> <a href="/b/">go on</a>'
    assert problems("accessibility/link-text", html, en=["go on"]) == [
        "link text `go on` does not say where it leads"
    ]


@pytest.mark.parametrize("tag", ["en", "EN", "de-AT", "zh-Hant-TW", "ast", "qaa", "en-US-GB"])
def test_language_that_exists(tag):
    assert language_exists(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "xx", "xyw", "abz1", "eng", "english", "en_US", " en", "1a", "i-lux", "#1"]
)
def test_language_that_does_not_exist(tag):
    assert not language_exists(tag)


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("/spade/", "link to `/spade/` leads to no page"),
        ("/spade.pdf", "link to `/spade.pdf` leads to no file"),
        ("/spade.page", "link to `/spade.page` leads to no page"),
        ("/Spades/", "link to `/Spades/` differs from /spades/ in upper and lower case"),
    ],
)
def test_broken_link_says_what_is_wrong(href, message):
    html = (
        f'<!-- file: /index.html -->\n<a href="{href}">x</a>\n<!-- file: /spades/index.html -->\n'
    )
    assert problems("links/broken", html) == [message]


def test_broken_redirect_is_a_broken_link():
    html = '<!-- file: /old/index.html -->\n<meta http-equiv="refresh" content="0; url=/new/">'
    assert problems("links/broken", html) == ["link to `/new/` leads to no page"]


@pytest.mark.parametrize("href", ["#/route", "#!route", "#Top", "/a.pdf#page=2"])
def test_fragments_that_no_page_has_to_hold(href):
    html = f'<!-- file: /index.html -->\n<a href="{href}">x</a>\n<!-- file: /a.pdf 1 KiB -->\n'
    assert problems("links/anchor", html) == []


@pytest.mark.parametrize(("size", "count"), [(500, 0), (501, 1)])
def test_asset_limit_is_inclusive(size, count):
    assert len(problems("performance/asset-size", f"<!-- file: /a.png {size} KiB -->\n")) == count


def test_weight_counts_a_file_once_and_no_other_sizes():
    html = (
        '<!-- file: /index.html -->\n<img src="/a.png"><img src="/a.png" srcset="/b.png 2x">\n'
        "<!-- file: /a.png 2000 KiB -->\n<!-- file: /b.png 2000 KiB -->\n"
    )
    assert problems("performance/page-weight", html) == []


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<form action="http://a.example.com/">', 0),
        ('<meta property="og:image" content="http://a.example.com/a.png">', 0),
        ('<iframe src="http://a.example.com/"></iframe>', 1),
        ('<link rel="stylesheet" href="HTTP://a.example.com/a.css">', 1),
        ('<link rel="canonical" href="http://a.example.com/">', 0),
    ],
)
def test_mixed_content(html, count):
    assert len(problems("security/mixed-content", html)) == count


def test_orphans_are_saved_by_a_redirect_that_is_linked():
    html = (
        '<!-- file: /index.html -->\n<a href="/old/">x</a>\n'
        '<!-- file: /old/index.html -->\n<meta http-equiv="refresh" content="0; url=/new/">\n'
        "<!-- file: /new/index.html -->\n<title>New</title>\n"
    )
    assert problems("seo/orphan", html) == []


@pytest.mark.parametrize(
    ("href", "own"),
    [
        ("https://example.org/docs", True),
        ("https://example.org/docs/a/", True),
        ("https://example.org/docs#a", True),
        ("https://example.org/docs?a=1", True),
        ("https://example.org/docsearch/", False),
        ("https://example.org/", False),
        ("a/", True),
        ("//example.org/docs/", False),
    ],
)
@pytest.mark.parametrize("base", ["https://example.org/docs", "https://example.org/docs/"])
def test_own_address_ends_where_a_part_of_the_path_ends(base, href, own):
    assert is_own(href, HtmlPage("", base_url=base)) is own


@pytest.mark.parametrize(
    ("kind", "near"),
    [
        ("sumary", "summary"),
        ("playr", "player"),
        ("Summary-Large-Image", "summary_large_image"),
        ("zzzz", "summary_large_image"),
    ],
)
def test_kind_of_a_card_that_is_near(kind, near):
    page = HtmlPage(f'<meta name="twitter:card" content="{kind}">')
    (found,) = RULES["social/card-unknown"].check(page, RULES["social/card-unknown"].defaults)
    assert found.fix == f"did you mean `{near}`?"


def test_canonical_link_that_disagrees_is_shown_and_not_the_first():
    page = HtmlPage("".join(f'<link rel="canonical" href="/{one}/">' for one in "aabc"))
    rule = RULES["seo/canonical-multiple"]
    (found,) = rule.check(page, rule.defaults)
    assert found.element.get("href") == "/b/"
    assert found.message == "3 canonical links name different addresses; one is allowed"


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ('<span role="link" tabindex="0"></span>', 1),
        ('<span role="link" tabindex="0">Spades</span>', 0),
        ('<span role="button" tabindex="0"></span>', 0),
        ('<a href="/a/" role="button"></a>', 0),
        ('<a href="/a/"></a>', 1),
    ],
)
def test_elements_with_the_role_of_a_link_need_a_name_and_others_not(html, count):
    assert len(problems("accessibility/link-name", html)) == count


@pytest.mark.parametrize(
    ("html", "thing"),
    [
        ('<track src="{}" kind="captions">', "caption file"),
        ('<iframe src="{}" title="Map"></iframe>', "frame"),
        ('<img src="{}" alt="A spade">', "picture"),
        ('<embed src="{}">', "embedded file"),
    ],
)
def test_rules_on_addresses_call_a_thing_by_one_name(html, thing):
    (missing,) = problems("links/file-missing", f"<!-- file: /index.html -->\n{html.format('/a')}")
    (malformed,) = problems("links/malformed", html.format("https://"))
    assert missing == f"{thing} `/a` does not exist"
    assert malformed.startswith(f"{thing} `https://` ")


@pytest.mark.parametrize(
    ("base_url", "found"),
    [("https://www.example.com/", 1), ("", 1), ("http://localhost:8000/", 0), ("http://nas/", 0)],
)
def test_links_within_one_computer_are_right_on_a_site_that_is_there_itself(base_url, found):
    page = HtmlPage('<a href="http://localhost:8000/a/">A</a>', base_url=base_url)
    assert len(list(RULES["links/local-host"].check(page, LocalHost()))) == found
