"""What is read of files that list addresses."""

import pytest

from generator.checks.formats.listings import Feed, FileLinks, Sitemap, read_listing, style_urls
from generator.checks.formats.redirect_files import read_redirects

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(body, root="urlset"):
    return read_listing("sitemap.xml", f'<{root} xmlns="{NAMESPACE}">\n{body}</{root}>'.encode())


def messages(listing):
    return [flaw.message for flaw in listing.flaws]


def test_sitemap_with_its_lines():
    body = "<url><loc> https://a.example/ </loc></url>\n<url>\n<loc>https://a.example/b</loc></url>"
    found = sitemap(body)
    assert isinstance(found, Sitemap)
    assert found.locations == ("https://a.example/", "https://a.example/b")
    text = f'<urlset xmlns="{NAMESPACE}">\n{body}'
    assert [text[at:].split("\n", maxsplit=1)[0][:5] for at in found.offsets] == ["<url>", "<url>"]


def test_index_of_sitemaps():
    found = sitemap("<sitemap><loc>https://a.example/1.xml</loc></sitemap>", "sitemapindex")
    assert found.is_index
    assert found.locations == ("https://a.example/1.xml",)


@pytest.mark.parametrize(
    "day",
    ["2026", "2026-01", "2026-01-31", "2026-01-31T10:20Z", "2026-01-31T10:20:30.5+01:00", ""],
)
def test_dates_of_the_w3c_note(day):
    body = f"<url><loc>https://a.example/</loc><lastmod>{day}</lastmod></url>"
    assert messages(sitemap(body)) == []


@pytest.mark.parametrize("day", ["31.01.2026", "2026-13-01", "2026-01-32", "2026-01-31 10:20"])
def test_other_dates(day):
    body = f"<url><loc>https://a.example/</loc><lastmod>{day}</lastmod></url>"
    assert messages(sitemap(body)) == [f"`{day}` is not a date that search engines read"]


def test_entry_without_an_address():
    assert messages(sitemap("<url><lastmod>2026-01-31</lastmod></url>")) == [
        "an entry has no `<loc>`"
    ]


@pytest.mark.parametrize(("count", "found"), [(50_000, []), (50_001, ["limit"])])
def test_most_addresses_of_a_sitemap(count, found):
    body = "<url><loc>https://a.example/</loc></url>" * count
    assert ["limit" for message in messages(sitemap(body)) if "50,000" in message] == found


def test_xml_of_other_kinds_is_no_listing():
    assert read_listing("a.xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert read_listing("a.xml", b"<broken") is None
    assert read_listing("a.html", b"<urlset/>") is None


def test_entities_are_left_unread():
    body = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;'
    body += b"</title><link>a</link><description>b</description></channel></rss>"
    assert isinstance(read_listing("feed.xml", body), Feed)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>A</title><updated>2026</updated>
<entry><id>b</id><title>B</title><updated>2026</updated>
<link href="/b/"/><link rel="edit" href="/edit/"/></entry></feed>"""


def test_atom():
    found = read_listing("atom.xml", ATOM.encode())
    assert isinstance(found, Feed)
    assert ([link.url for link in found.links], messages(found)) == (["/b/"], [])


def test_atom_entry_that_lacks_something():
    found = read_listing("atom.xml", ATOM.replace("<title>B</title>", "").encode())
    assert messages(found) == ["an entry has no `<title>`"]


def test_json_feed():
    text = '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [%s]}'
    good = read_listing("feed.json", (text % '{"id": "1", "url": "/a/"}').encode())
    bad = read_listing("feed.json", (text % '{"url": "/a/"}').encode())
    assert ([link.url for link in good.links], messages(good)) == (["/a/"], [])
    assert messages(bad) == ["an entry has no `id`"]
    assert read_listing("data.json", b'{"items": []}') is None


def test_manifest():
    text = b"""{"start_url": "/?app", "icons": [{"src": "a.png"}, 3], "shortcuts": [
{"url": "/b/", "icons": [{"src": "data:image/png;base64,"}, {"src": "c.png"}]}], "x": 1}"""
    found = read_listing("site.webmanifest", text)
    assert isinstance(found, FileLinks)
    assert [link.url for link in found.links] == ["/?app", "a.png", "/b/", "c.png"]
    assert found.links[0].offset == 0
    assert found.links[2].offset == text.index(b"\n") + 1


@pytest.mark.parametrize(
    ("css", "urls"),
    [
        ("a { background: url(a.png) }", ["a.png"]),
        ("a { background: URL( 'a b.png' ) }", ["a b.png"]),
        ('@import "b.css"; @import url("c.css");', ["b.css", "c.css"]),
        ("/* url(no.png) */ a::after { content: 'url(no.png)' }", []),
        ("a { background: url(data:image/png;base64,AA), url(#b) }", []),
        ("/* never closed url(no.png)", []),
    ],
)
def test_addresses_in_css(css, urls):
    assert [url for _, url in style_urls(css)] == urls


def test_redirects_of_a_host():
    found = read_redirects(
        "# comment\n/a /b\n/a /c 301\n/d /e 302!\n/f/* /g/:splat\n/h/:name /i 301\n"
        "/j /k 200\n/l /m 404\n/n id=:id /o 301\n/p /q 301 Country=de\nnonsense\n"
    )
    assert dict(found.exact) == {"/a": "/b", "/d": "/e"}
    assert found.handled == ("/f/", "/h", "/j", "/n", "/p")
