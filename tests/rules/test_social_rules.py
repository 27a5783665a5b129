"""Boundaries of the rules on shared links."""

import pytest

from generator.rules.catalogue import rules
from generator.rules.examples import Example, run

RULES = {rule.id: rule for rule in rules() if rule.family == "social"}


def tag(name, content):
    attribute = "property" if name.startswith("og:") else "name"
    return f'<meta {attribute}="{name}" content="{content}">\n'


def of(what, html, options=None):
    return run(RULES[f"social/{what}"], Example(passes=True, text=html), options)


def shared(file, *, card="", more=""):
    head = tag("og:image", "https://www.example.com/a.png") + (
        tag("twitter:card", card) if card else ""
    )
    return f"<!-- file: /p/index.html -->\n{head}{more}<!-- file: /a.png {file} -->"


@pytest.mark.parametrize(
    ("size", "card", "found"),
    [
        ("600x315", "", 0), ("599x600", "", 1), ("600x314", "", 1), ("200x200", "summary", 0),
        ("200x200", "", 1), ("199x600", "", 0), ("300x300", "summary_large_image", 1),
    ],
)  # fmt: skip
def test_pixels(size, card, found):
    assert len(of("image-small", shared(f"9 KiB {size}", card=card))) == found


@pytest.mark.parametrize(("size", "found"), [("200x200", 0), ("199x200", 1), ("200x199", 1)])
def test_pixels_below_which_nothing_is_shown(size, found):
    assert len(of("image-tiny", shared(f"9 KiB {size}", card="summary"))) == found


@pytest.mark.parametrize(
    ("size", "card", "found"),
    [("1200x630", "", 0), ("1200x840", "", 0), ("1200x841", "", 1), ("1200x475", "", 0), ("1200x472", "", 1), ("900x900", "summary", 0)],
)  # fmt: skip
def test_quarter_of_a_picture_may_be_lost(size, card, found):
    assert len(of("image-ratio", shared(f"9 KiB {size}", card=card))) == found


def test_picture_whose_pixels_nobody_knows_is_left_alone():
    html = shared("9 KiB")
    assert of("image-small", html) == of("image-ratio", html) == of("image-dimensions", html) == []


@pytest.mark.parametrize(("width", "found"), [("1200", 0), ("1201", 1), ("1200px", 0), ("", 0)])
def test_width_that_is_told(width, found):
    more = tag("og:image:width", width)
    assert len(of("image-dimensions", shared("9 KiB 1200x630", more=more))) == found


def test_picture_of_another_site_is_not_measured():
    html = f"<!-- file: /p/index.html -->\n{tag('og:image', 'https://cdn.example/a.png')}<!-- file: /a.png 9 KiB 1x1 -->"
    assert of("image-small", html) == []


@pytest.mark.parametrize(
    ("canonical", "shared_url", "found"),
    [
        ("https://x.example/a", "https://x.example/a", 0),
        ("https://x.example", "https://x.example/", 0),
        ("https://X.example/a", "https://x.example/a", 0),
        ("https://x.example/%C3%A4", "https://x.example/ä", 0),
        ("https://x.example/a", "https://x.example/a/", 1),
        ("https://x.example/a", "http://x.example/a", 1),
        ("https://x.example/a?b=1", "https://x.example/a", 1),
        ("/a", "https://x.example/a", 0),
    ],
)
def test_address_that_is_shared(canonical, shared_url, found):
    html = f'<link rel="canonical" href="{canonical}">{tag("og:url", shared_url)}'
    assert len(of("url-differs", html)) == found


def test_redirect_pages_need_no_tags():
    html = '<meta http-equiv="refresh" content="0; url=/a/">' + tag("og:title", "x")
    assert of("incomplete", html) == []


def test_tags_of_x_alone_are_complete():
    assert of("incomplete", tag("twitter:card", "summary")) == []


def test_name_instead_of_property_counts_and_is_told():
    html = '<meta name="og:title" content="a"><meta name="og:type" content="website"><meta name="og:url" content="https://x.example/">'
    assert of("incomplete", html) == []
    assert len(of("attribute", html)) == 3


def test_same_words_twice_do_no_harm():
    assert of("duplicate", tag("og:title", "a") * 2) == []


def pages(count, head):
    return "".join(
        f"<!-- file: /{number}/index.html -->\n{head}<p>x</p>\n" for number in range(count)
    )


@pytest.mark.parametrize(("count", "found"), [(20, 20), (21, 1)])
def test_many_pages_without_picture_are_one_finding(count, found):
    messages = of("image-absent", pages(count, tag("og:title", "x")))
    assert len(messages) == found
    if found == 1:
        assert messages == ["21 of 21 pages have no picture for social networks"]


def test_site_without_any_tag_is_one_finding():
    assert of("absent", pages(30, "")) == ["pages have no tags for social networks, such as /0/"]


def test_some_pages_without_tags_are_counted():
    html = pages(2, "") + "<!-- file: /with/index.html -->\n" + tag("og:title", "x")
    assert of("absent", html) == ["2 of 3 pages have no tags for social networks, such as /0/"]


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://x.example/a.png", 0),
        ("HTTP://x.example/a.png", 0),
        ("a.png", 1),
        ("//x.example/a.png", 1),
        ("", 0),
    ],
)
def test_whole_addresses(url, found):
    assert len(of("url-relative", tag("og:image", url))) == found
