"""What rules say has to be written, at the limits of what is sure."""

import pytest

from generator.model.moved import surely_moved
from generator.rules.links.in_place import corrected
from generator.typed_yaml.certain import certain


@pytest.mark.parametrize(
    ("missing", "paths", "found"),
    [
        ("blog/sharpen-old-spades", ["blog/tools/sharpen-old-spades"], 0),
        ("blog/tools/sharpen-old-spades", ["blog/sharpen-old-spades"], 0),
        ("sharpen-old-spades", ["blog/sharpen-old-spades"], 0),
        ("blog/old-spades", ["blog/tools/old-spades"], None),
        ("blog/sharpen-old-spades", ["events/sharpen-old-spades"], None),
        ("de/blog/sharpen-old-spades", ["de/events/sharpen-old-spades"], None),
        ("blog/sharpen-old-spades", ["blog/a/sharpen-old-spades", "x/sharpen-old-spades"], None),
        ("blog/2019/sharpen-old-spades", ["blog/2020/sharpen-old-spades"], None),
        ("blog/sharpen-old-spades", ["blog/2020/sharpen-old-spades"], None),
        ("blog/2019/sharpen-old-spades", ["blog/2019/a/sharpen-old-spades"], 0),
        ("blog/2019-01-02-03", ["blog/a/2019-01-02-03"], None),
        ("blog/a-b-c", ["blog/x/a-b-c"], None),
    ],
)
def test_page_that_has_surely_moved(missing, paths, found):
    assert surely_moved(missing, paths) == (None if found is None else paths[found])


@pytest.mark.parametrize(
    ("href", "url", "right"),
    [
        ("/A/b/?x=1#y", "/a/b/", "/a/b/?x=1#y"),
        ("https://e.com/A/", "/a/", "https://e.com/a/"),
        ("//e.com/A/#y", "/a/", "//e.com/a/#y"),
        ("../A/", "/x/a/", "../a/"),
        ("./A.html", "/x/a.html", "./a.html"),
        ("A/", "/x/b/", "/x/b/"),
        ("/A/", '/a b"%/', "/a%20b%22%25/"),
        ("/Ä/", "/ä/", "/ä/"),
        ("?x=1", "/a/", "/a/?x=1"),
    ],
)
def test_address_keeps_its_form(href, url, right):
    assert corrected(href, url) == (href, right)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("titel", "title"),
        ("tittle", "title"),
        ("ttle", "title"),
        ("tirle", "title"),
        ("Title", "title"),
        ("publish_date", "publishDate"),
        ("publish-date", "publishDate"),
        ("titles", None),
        ("title2", None),
        ("tile", "title"),
        ("tit", None),
        ("elttit", None),
        ("dates", None),
        ("dat", None),
        ("late", None),
        ("", None),
    ],
)
def test_name_that_alone_can_be_meant(written, name):
    assert certain(written, ["title", "date", "lade", "publishDate"]) == name
