import pytest

from generator.checks.whole_site.url_space import Answer, UrlSpace

FILES = dict.fromkeys(
    [
        "index.html",
        "blog/index.html",
        "blog/spade.png",
        "about.html",
        "größe/index.html",
        "a b.pdf",
    ],
    1,
)


def answer(
    href, *, here="/blog/", base="https://www.example.com/", files=FILES, element="", **kinds
):
    return UrlSpace(base, files, **kinds).resolve(href, here, element)


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/", "index.html"),
        ("/blog/", "blog/index.html"),
        ("/blog", "blog/index.html"),
        ("/blog/index.html", "blog/index.html"),
        ("../blog/", "blog/index.html"),
        ("spade.png", "blog/spade.png"),
        ("./spade.png?v=2", "blog/spade.png"),
        ("/about", "about.html"),
        ("/gr%C3%B6%C3%9Fe/", "größe/index.html"),
        ("/größe/", "größe/index.html"),
        ("/a%20b.pdf", "a b.pdf"),
        ("https://WWW.example.com:443/blog/", "blog/index.html"),
        ("http://www.example.com/blog/", "blog/index.html"),
        ("//www.example.com/blog/", "blog/index.html"),
        (" /blog/\n", "blog/index.html"),
        ("\\blog\\", "blog/index.html"),
        ("?page=2", "blog/index.html"),
        ("", "blog/index.html"),
    ],
)
def test_file(href, path):
    target = answer(href)
    assert (target.answer, target.path) == (Answer.FILE, path)


@pytest.mark.parametrize(
    ("href", "fragment"),
    [
        ("#a", "a"),
        ("/blog/#a", "a"),
        ("#gr%C3%B6%C3%9Fe", "größe"),
        ("#", ""),
        ("#:~:text=spade", ""),
        ("#a:~:text=spade", "a"),
    ],
)
def test_fragment(href, fragment):
    target = answer(href)
    assert (target.answer, target.path, target.fragment) == (
        Answer.FILE,
        "blog/index.html",
        fragment,
    )


@pytest.mark.parametrize(
    "href",
    [
        "https://elsewhere.example.com/",
        "https://www.example.com:8443/blog/",
        "mailto:a@example.com",
        "tel:+491234",
        "javascript:void(0)",
        "data:text/plain,a",
    ],
)
def test_outside(href):
    assert answer(href).answer is Answer.OUTSIDE


def test_case_counts():
    target = answer("/Blog/Spade.PNG")
    assert (target.answer, target.path) == (Answer.WRONG_CASE, "blog/spade.png")


def test_unicode_form_counts():
    assert answer("/gro\u0308ße/").answer is Answer.WRONG_CASE


@pytest.mark.parametrize("href", ["/blog/rake.png", "/spades/", "/blog/spade.png/"])
def test_missing(href):
    assert answer(href).answer is Answer.MISSING


@pytest.mark.parametrize("href", ["http://[", "//[::1/"])
def test_malformed(href):
    assert answer(href).answer is Answer.MALFORMED


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/docs/blog/", Answer.FILE),
        ("/docs", Answer.FILE),
        ("spade.png", Answer.FILE),
        ("/blog/", Answer.OUTSIDE),
        ("/docs-old/", Answer.OUTSIDE),
        ("/docs/none/", Answer.MISSING),
    ],
)
def test_site_below_a_path(href, expected):
    target = answer(href, here="/docs/blog/", base="https://www.example.com/docs/")
    assert target.answer is expected


@pytest.mark.parametrize("href", ["/old/", "/old", "/old/index.html", "/old/?a#b"])
def test_redirect(href):
    target = answer(href, redirects={"/old/": "/blog/"})
    assert (target.answer, target.path) == (Answer.REDIRECT, "/blog/")


def test_unpublished_says_why():
    space = UrlSpace("", FILES, unpublished={"/draft/": "it is a draft"})
    target = space.resolve("../draft", "/blog/")
    assert target.answer is Answer.UNPUBLISHED
    assert space.explanation(target) == "it is a draft"


def test_relative_links_start_at_the_base_element():
    assert answer("spade.png", here="/", element="/blog/").path == "blog/spade.png"


def test_fragment_alone_starts_at_the_base_element():
    assert answer("#a", here="/", element="/blog/").path == "blog/index.html"


def test_one_link_from_two_folders_leads_to_two_places():
    space = UrlSpace("", FILES)
    assert space.resolve("spade.png", "/blog/").answer is Answer.FILE
    assert space.resolve("spade.png", "/").answer is Answer.MISSING


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.html", "/docs/"), ("a/index.html", "/docs/a/"), ("a.pdf", "/docs/a.pdf")],
)
def test_url_of_a_file(path, url):
    assert UrlSpace("https://www.example.com/docs", {}).url_of(path) == url
