"""Destinations that count as settled lead to one place, whatever the site has."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Document, DocumentKind, FrontMatter
from generator.model.site import ContentFile, Page, PageKind, Site
from generator.site.links import SETTLED, Links
from generator.site.urls import BaseUrl

PATH = PurePosixPath("content/a/index.md")
DOCUMENT = Document(
    PATH, DocumentKind.BUNDLE, "en", PATH.relative_to("content"), FrontMatter(), "", 1, ""
)
EMPTY = Site({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {})
BASES = ("https://a.example/", "https://a.example/shop/")


def page(path=PATH, document=DOCUMENT):
    return Page(
        id=str(path),
        kind=PageKind.PAGE,
        url="/a/",
        output="a/index.html",
        language="en",
        title="A",
        section=None,
        type="page",
        document=document,
    )


def full(target):
    """A site that has a page and a file wherever *target* may lead."""
    bare = target.strip("/#?")
    names = (
        f"content/{bare}",
        f"content/{bare}.md",
        f"content/{bare}/index.md",
        f"content/a/{bare}",
    )
    files = {
        name: ContentFile(PurePosixPath(name), "/elsewhere.png", "elsewhere.png") for name in names
    }
    return Site(
        {"x": page()},
        {"/a/": "x"},
        dict.fromkeys(names, "x"),
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        (),
        files,
    )


@given(
    start=st.sampled_from(SETTLED),
    rest=st.text(st.sampled_from("ab/.#?:@ %\t\\"), max_size=12),
    base=st.sampled_from(BASES),
)
def test_the_site_has_no_say(start, rest, base):
    target = start + rest
    answers = {
        repr(Links(site, BaseUrl.of(base)).resolve(where, target))
        for site in (EMPTY, full(target))
        for where in (page(), page(document=None))
    }
    assert len(answers) == 1


@pytest.mark.parametrize("target", ["b.md", "@/b.md", "../b/", "b.png", " /b"])
def test_others_are_asked_of_the_site(target):
    assert not target.startswith(SETTLED)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("/b/", "/shop/b/"),
        ("/b/?c#d", "/shop/b/?c#d"),
        ("/", "/shop/"),
        ("/#top", "/shop/#top"),
        ("/shop", "/shop"),
        ("/shop/b/", "/shop/b/"),
        ("/shop?c", "/shop?c"),
        ("/shop#c", "/shop#c"),
        ("/shopping/", "/shop/shopping/"),
        ("//b.example/", "//b.example/"),
        ("#b", "#b"),
        ("?b", "?b"),
    ],
)
def test_paths_from_the_root_lie_below_the_base_path(target, url):
    assert Links(EMPTY, BaseUrl.of(BASES[1])).resolve(page(), target).url == url
