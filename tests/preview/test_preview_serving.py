"""What a preview sends for an address: the same as a host would, from memory."""

import gzip
import os
import re

import brotli
import pytest
from previewing import Preview
from site_folder import MakeSite, page

LONG = "Dig here, and then there.\n\n" * 100
FILES = {
    "content/blog/_index.md": page("Blog"),
    "content/blog/spades.md": page("Spades", LONG, aliases="[/old/spades/]"),
    "content/blog/photo.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "content/draft.md": page("Draft", draft="true"),
    "content/later.md": page("Later", date="2099-03-01"),
    "static/css/main.css": "body { color: black }\n" * 80,
    "static/film.mp4": bytes(range(256)) * 8,
    "static/about.html": "<!doctype html><title>Plain</title><p>Plain",
    "static/latin.html": "<!doctype html><meta charset=latin-1><p>caf\xe9".encode("latin-1"),
    "static/_headers": (
        "/*\n  X-Everywhere: yes\n  Cache-Control: max-age=31536000\n"
        "  Strict-Transport-Security: max-age=31536000\n"
        "/blog/*\n  X-Blog: one\n  X-Everywhere: too\n"
        "  Content-Security-Policy: default-src 'none'; script-src 'none'; style-src 'self'\n"
        "/css/*\n  ! X-Everywhere\n"
    ),
    "static/_redirects": (
        "# a comment\n/shop/* https://shop.example/:splat 302\n/posts/:name /blog/:name/ 301\n"
        "/app/* /blog/spades/ 200\n/bad\n"
    ),
}
SETTINGS = "redirects:\n  - {from: /gone/, to: /blog/, status: 302}\n"


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    site = MakeSite(tmp_path_factory.mktemp("serving"))(FILES, settings=SETTINGS)
    one = Preview(site.root)
    one.root = site.root
    yield one
    assert one.end() == 0


def test_nothing_is_written_to_the_output_folder(preview):
    assert preview.ask("/blog/spades/").status == 200
    assert not (preview.root / "public").exists()


def test_a_folder_gets_its_index_and_an_address_without_its_slash_leads_there(preview):
    assert "<h1>Spades</h1>" in preview.ask("/blog/spades/").text
    assert "<h1>Spades</h1>" in preview.ask("/blog/spades/index.html").text
    reply = preview.ask("/blog/spades")
    assert (reply.status, reply.headers["location"]) == (301, "/blog/spades/")
    assert "Plain" in preview.ask("/about").text


def test_what_leads_nowhere_gets_the_page_of_the_site(preview):
    reply = preview.ask("/nowhere/")
    assert reply.status == 404
    assert "/__proofpress/client.js" in reply.text
    assert reply.headers["content-type"].startswith("text/html")


def test_redirects_hand_on_the_query(preview):
    for path, target in (("/gone/", "/blog/"), ("/blog/spades", "/blog/spades/")):
        reply = preview.ask(f"{path}?utm_source=mail&x=%zz")
        assert reply.headers["location"] == f"{target}?utm_source=mail&x=%zz", path


def test_redirects_lead_on(preview):
    for path, status, target in (
        ("/old/spades/", 301, "/blog/spades/"),
        ("/old/spades", 301, "/blog/spades/"),
        ("/gone/", 302, "/blog/"),
        ("/shop/a/b", 302, "https://shop.example/a/b"),
        ("/shop", 302, "https://shop.example/"),
        ("/posts/spades", 301, "/blog/spades/"),
    ):
        reply = preview.ask(path)
        assert (reply.status, reply.headers["location"]) == (status, target), path
    assert "<h1>Spades</h1>" in preview.ask("/app/any/thing").text


def test_headers_of_the_site_are_sent(preview):
    home, blog, css = (preview.ask(path).headers for path in ("/", "/blog/", "/css/main.css"))
    assert home["x-everywhere"] == "yes"
    assert blog["x-everywhere"] == "yes, too"
    assert blog["x-blog"] == "one"
    assert "x-everywhere" not in css


def test_nothing_is_kept_by_the_browser_unasked(preview):
    for path in (
        "/",
        "/blog/",
        "/css/main.css",
        "/film.mp4",
        "/nowhere",
        "/__proofpress/client.js",
    ):
        headers = preview.ask(path).headers
        assert headers["cache-control"] == "no-cache", path
        assert "strict-transport-security" not in headers


def test_a_strict_policy_lets_the_script_of_the_preview_in(preview):
    reply = preview.ask("/blog/")
    policy = reply.headers["content-security-policy"]
    nonce = re.search(r'<script src="/__proofpress/client.js"[^>]* nonce="([^"]+)"', reply.text)[1]
    assert f"script-src 'nonce-{nonce}'" in policy
    assert "connect-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "default-src 'none'" in policy


def test_media_types(preview):
    for path, expected in (
        ("/", "text/html; charset=utf-8"),
        ("/css/main.css", "text/css; charset=utf-8"),
        ("/blog/photo.png", "image/png"),
        ("/film.mp4", "video/mp4"),
        ("/sitemap.xml", "application/xml"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/__proofpress/client.js", "text/javascript; charset=utf-8"),
        ("/__proofpress/state.json", "application/json"),
    ):
        reply = preview.ask(path)
        assert (reply.status, reply.headers["content-type"]) == (200, expected), path
        assert reply.headers["x-content-type-options"] == "nosniff"


def test_a_file_in_another_encoding_is_sent_as_it_is(preview):
    assert preview.ask("/latin.html").body == FILES["static/latin.html"]


def test_files_for_the_host_are_not_sent(preview):
    assert preview.ask("/_headers").status == 404
    assert preview.ask("/_redirects").status == 404


def test_head_says_the_same_and_sends_nothing(preview):
    for path in ("/", "/blog/spades/", "/css/main.css", "/film.mp4", "/nowhere"):
        get, head = preview.ask(path), preview.ask(path, "HEAD")
        assert head.body == b"", path
        assert head.status == get.status
        assert head.headers == get.headers, path


def test_what_has_not_changed_is_not_sent_again(preview):
    for path in ("/", "/css/main.css", "/film.mp4"):
        tag = preview.ask(path).headers["etag"]
        reply = preview.ask(path, if_none_match=f'"other", W/{tag}')
        assert (reply.status, reply.body) == (304, b""), path
        assert reply.headers["etag"] == tag
        assert preview.ask(path, if_none_match='"other"').status == 200


def test_ranges(preview):
    whole = preview.ask("/film.mp4").body
    for asked, start, end in (
        ("bytes=0-9", 0, 10),
        ("bytes=2040-", 2040, 2048),
        ("bytes=-8", 2040, 2048),
        ("bytes=0-99999", 0, 2048),
        ("bytes=2047-2047", 2047, 2048),
    ):
        reply = preview.ask("/film.mp4", range=asked)
        assert reply.status == 206, asked
        assert reply.body == whole[start:end]
        assert reply.headers["content-range"] == f"bytes {start}-{end - 1}/2048"
    for asked in ("bytes=2048-", "bytes=-0", "bytes=5000-6000"):
        reply = preview.ask("/film.mp4", range=asked)
        assert (reply.status, reply.headers["content-range"]) == (416, "bytes */2048"), asked
    for asked in ("bytes=9-2", "lines=1-2", "bytes=-", "bytes=1-2,5-6"):
        assert preview.ask("/film.mp4", range=asked).status == 200, asked
    tag = preview.ask("/film.mp4").headers["etag"]
    assert preview.ask("/film.mp4", range="bytes=0-1", if_range=tag).status == 206
    assert preview.ask("/film.mp4", range="bytes=0-1", if_range='"old"').status == 200


def test_text_is_compressed_where_that_is_accepted(preview):
    plain = preview.ask("/blog/spades/")
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"
    packed = preview.ask("/blog/spades/", accept_encoding="gzip, deflate, br")
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == plain.body
    packed = preview.ask("/blog/spades/", accept_encoding="gzip, br;q=0")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body


def test_several_requests_share_a_connection(preview):
    one = f"GET /blog/spades/ HTTP/1.1\r\nHost: {preview.host}\r\n\r\n"
    last = f"GET / HTTP/1.1\r\nHost: {preview.host}\r\nConnection: close\r\n\r\n"
    answered = preview.raw((one * 3 + last).encode())
    assert answered.count(b"HTTP/1.1 200 OK") == 4
    assert answered.count(b"<h1>Spades</h1>") == 3


def test_drafts_and_pages_to_come_are_shown_where_they_are_asked_for(make_site, serve, preview):
    assert preview.ask("/draft/").status == 404
    site = make_site(FILES)
    drafts = serve(site, "-D", "-F")
    assert drafts.ask("/draft/").status == 200
    assert drafts.ask("/later/").status == 200


def test_a_site_below_a_path(make_site, serve):
    site = make_site(
        {
            "content/a.md": page("A", "[home](_index.md)\n"),
            "site.yaml": "title: Garden\nbase_url: https://www.example.com/docs/\ntheme: plain\n",
        }
    )
    preview = serve(site)
    assert preview.address.endswith("/docs/")
    assert preview.ask("/docs/a/").status == 200
    assert preview.ask("/").headers["location"] == "/docs/"
    assert preview.ask("/a/").status == 404
    assert 'href="/docs/"' in preview.ask("/docs/a/").text


def test_the_script_is_in_served_pages_and_in_no_published_one(make_site, serve):
    site = make_site({"content/a.md": page("A")})
    preview = serve(site)
    assert preview.ask("/a/").text.count("/__proofpress/client.js") == 1
    assert site.build().code == 0
    assert "proofpress" not in site.text("a/index.html")
    served = re.sub(r"<script src=\"/__proofpress[^>]*></script>", "", preview.ask("/a/").text)
    assert served == site.text("a/index.html")


def test_a_page_whose_template_fails_says_why_and_the_others_are_served(make_site, serve):
    site = make_site(
        {
            "content/a.md": page("A", layout="odd"),
            "content/b.md": page("B"),
            "themes/plain/templates/odd.html": "<p>one\n{{ nothing.at.all }}\n",
        }
    )
    preview = serve(site)
    reply = preview.ask("/a/")
    assert reply.status == 500
    assert reply.headers["x-proofpress-failed"] == "1"
    assert str(site.root) not in reply.text
    (entry,) = preview.own("faults.json?path=/a/")["entries"]
    assert entry["source"]["file"] == "themes/plain/templates/odd.html"
    assert entry["source"]["line"] == 2
    assert entry["frame"][0] == "  2 | {{ nothing.at.all }}"
    assert preview.ask("/b/").status == 200


@pytest.mark.skipif(os.name == "nt", reason="ports are taken otherwise there")
def test_a_port_that_is_taken_leads_to_the_next_one(make_site, serve, preview):
    site = make_site({})
    other = serve(site, "-p", str(preview.port))
    assert preview.port < other.port <= preview.port + 20
    other.until(lambda: f"port {preview.port} is taken" in other.said())
