"""Where a folder of HTML lies on the web, from what its pages say."""

import pytest

from generator.checks.formats.listings import read_listing
from generator.checks.page.html_page import HtmlPage
from generator.checks.whole_site.site_root import Base, claims_of, find_root, own_forms

DOCS = Base("https://example.org", "/docs/")


def root(pages, others=(), listings=()):
    claims = [claims_of(HtmlPage(html, path=path)) for path, html in pages.items()]
    return find_root(claims, dict.fromkeys((*pages, *others), 1), listings)


def canonical(url):
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.html", "https://example.org/docs/"),
        ("index.html", "https://example.org/docs"),
        ("index.html", "https://example.org/docs/index.html"),
        ("a.html", "https://example.org/docs/a.html"),
        ("a.html", "https://example.org/docs/a"),
        ("a.html", "https://example.org/docs/a/"),
        ("a/index.html", "https://example.org/docs/a/"),
        ("a/index.html", "https://example.org/docs/a"),
        ("a/index.html", "https://example.org/docs/a/index.html?q=1#x"),
        ("\u00e4 b.html", "https://example.org/docs/%C3%A4%20b.html"),
        ("docs/index.html", "https://example.org/docs/docs/"),
        ("a.html", " https://EXAMPLE.org/docs/a.html "),
    ],
)
def test_canonical_address_of_a_page_tells_the_root(path, url):
    assert root({path: canonical(url)}).base == DOCS


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("a.html", "https://example.org/docs/b.html"),
        ("a.html", "https://example.org/docs/ba.html"),
        ("a.html", "a.html"),
        ("a.html", ""),
        ("a.html", "https://["),
        ("a.html", "mailto:a.html"),
        ("a.html", "file:///docs/a.html"),
        ("index.html", "https://example.org/docs/b.html"),
    ],
)
def test_address_that_is_not_the_own_one_tells_nothing(path, url):
    assert root({path: canonical(url)}).because == ""


def test_address_without_a_host_tells_the_path_alone():
    found = root({"a.html": canonical("/docs/a.html")})
    assert (found.base, found.base.url) == (Base("", "/docs/"), "")


def test_most_pages_win():
    found = root(
        {
            "a.html": canonical("https://old.example.org/a.html"),
            "b.html": canonical("https://example.org/docs/b.html"),
            "c.html": canonical("https://example.org/docs/c.html"),
            "d.html": canonical("https://example.org/docs/latest/e.html"),
            "e.html": "",
        }
    )
    assert found.base == DOCS
    assert found.because == "as 2 of 4 canonical addresses say"


def test_redirect_pages_do_not_count():
    leads_on = '<meta http-equiv="refresh" content="0; url=/docs/b.html">'
    moved = canonical("https://example.org/docs/b.html") + leads_on
    found = root({"a.html": moved, "b.html": canonical("https://example.org/docs/b.html")})
    assert found.because == "as 1 of 1 canonical address says"
    assert root({"a.html": canonical("https://example.org/docs/a.html") + leads_on}).because == ""


def test_shared_address_counts_where_no_canonical_fits():
    page = '<meta property="og:url" content="https://example.org/docs/a.html">'
    assert root({"a.html": page}).base == DOCS
    assert root({"a.html": canonical("https://example.org/docs/b.html") + page}).base == DOCS


def test_versions_in_other_languages_tell_the_root():
    page = '<link rel=alternate hreflang=de href="https://example.org/docs/de/a.html">'
    found = root({"a.html": page, "de/a.html": ""})
    assert found.base == DOCS


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sitemap.xml", ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
         "<loc>https://example.org/docs/a.html</loc></url></urlset>")),
        ("robots.txt", "User-agent: *\nSitemap: https://example.org/docs/sitemap.xml\n"),
    ],
)  # fmt: skip
def test_sitemap_and_robots_tell_the_root(name, text):
    found = root({"a.html": ""}, ("sitemap.xml",), [read_listing(name, text.encode())])
    assert found.base == DOCS


def test_links_from_the_root_of_the_host_tell_the_path():
    page = "<link rel=stylesheet href=/docs/s.css><a href=/docs/a/>A</a><a href=/docs/b>B</a>"
    page += "<a href=/docs/>Docs</a><a href=/shop/>Shop</a><a href=/docs/gone/>Gone</a>"
    found = root({"index.html": page, "a/index.html": "", "b.html": ""}, ["s.css"])
    assert found.base == Base("", "/docs/")
    assert "`/docs/a/`" in found.because


def test_few_links_that_may_be_broken_tell_nothing():
    page = "<a href=/old/a.html>A</a><a href=/old/b.html>B</a>"
    assert root({"index.html": page, "a.html": "", "b.html": ""}).because == ""


def test_links_that_fit_the_root_outweigh_one_canonical():
    page = canonical("https://example.org/shop/") + "".join(
        f"<a href=/{name}.html>A</a>" for name in "abc"
    )
    found = root({"index.html": page, "a.html": "", "b.html": "", "c.html": ""})
    assert found.base == Base("https://example.org", "/")


def test_links_elsewhere_on_the_host_do_not_outweigh_canonicals():
    page = "<a href=/>Home</a><a href=/shop/>Shop</a><a href=/about/>About</a>"
    pages = {f"{name}.html": canonical(f"https://example.org/docs/{name}") + page for name in "abc"}
    assert root({**pages, "index.html": ""}).base == DOCS


def test_base_element_counts():
    page = '<base href="/docs/"><a href="a.html">A</a><a href="b.html">B</a><a href="c.html">C</a>'
    found = root({"index.html": page, "a.html": "", "b.html": "", "c.html": ""})
    assert found.base == Base("", "/docs/")


def test_address_of_a_home_page_that_another_page_shares_is_not_divided():
    assert own_forms("index.html") == ("index.html", "")
    assert own_forms("myindex.html") == ("myindex.html", "myindex", "myindex/")


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://example.org", Base("https://example.org", "/")),
        ("https://example.org/docs", DOCS),
        ("https://example.org/docs/", DOCS),
        ("https://example.org/d%C3%B6cs/", Base("https://example.org", "/d\u00f6cs/")),
    ],
)
def test_given_address(url, base):
    assert Base.of(url) == base
    assert base.url.rstrip("/") == url.rstrip("/")
