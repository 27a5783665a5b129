"""What others could do to a preview: raw bytes over a socket, to the real command."""

import socket
import time

import pytest
from previewing import EventReader, Preview, parse
from site_folder import MakeSite, page

SECRET = "the secret of the machine"


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    """The folder around the site, with what nobody shall see."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "secret.txt").write_text(SECRET)
    (folder / "site-of-another").mkdir()
    (folder / "site-of-another" / "a.txt").write_text(SECRET)
    return folder


@pytest.fixture(scope="module")
def preview(around):
    """One preview for all: it must live through every attack."""
    site = MakeSite(around)(
        {
            "content/blog/spades.md": page("Spades", "Dig.\n"),
            "static/plain.txt": "plain",
            "static/deep/er.txt": "deeper",
            "static/_headers": "/*\n  Access-Control-Allow-Origin: *\n  X-Site: yes\n",
        }
    )
    (site.root / "static" / "linked.txt").symlink_to(around / "secret.txt")
    (site.root / "static" / "folder").symlink_to(around / "site-of-another")
    (site.root / "content" / "linked.txt").symlink_to(around / "secret.txt")
    one = Preview(site.root)
    one.root = site.root
    yield one
    assert one.process.poll() is None
    assert one.end() == 0


CLIMBING = [
    "/../secret.txt",
    "/../../../../../../../../etc/passwd",
    "/..",
    "/../",
    "/deep/../../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/..%2fsecret.txt",
    "/%252e%252e/secret.txt",
    "/%252e%252e%252fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/%2e%2e%5c%2e%2e%5csecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "//secret.txt",
    "//etc/passwd",
    "///etc/passwd",
    "/%2fetc/passwd",
    "/.%00./secret.txt",
    "/plain.txt%00.html",
    "/plain.txt/../../../secret.txt",
    "/..;/secret.txt",
    "/./../secret.txt",
    "/site-of-another/a.txt",
    "/../site-of-another/a.txt",
    "/linked.txt",
    "/folder/a.txt",
    "/static/plain.txt",
    "/site.yaml",
    "/../site.yaml",
    "/.cache/preview.bin",
    "/themes/plain/theme.yaml",
    "/file:///etc/passwd",
    "/@fs/etc/passwd",
    "/@fs/etc/passwd?import&raw??",
    "/@fs/etc/passwd?raw",
    "/etc/passwd?url",
    "/plain.txt/",
    "/__proofpress/../../secret.txt",
    "/__proofpress/panel/../../secret.txt",
    "/__proofpress/panel/..%2f..%2fapi.py",
    "/__proofpress/panel/../api.py",
    "/__proofpress/panel/%2e%2e/server.py",
    "/__proofpress/client.js/../api.py",
    "/__proofpress//etc/passwd",
]


def test_no_path_leads_out(preview, around):
    for path in CLIMBING:
        reply = preview.ask(path)
        assert reply.status in (400, 403, 404), path
        assert SECRET not in reply.text, path
        assert "root:" not in reply.text, path
        assert str(around) not in reply.text, path
        assert "Traceback" not in reply.text, path
    assert preview.ask("/plain.txt").text == "plain"


def test_a_link_that_takes_the_place_of_a_file_later_is_not_followed(preview, around):
    assert preview.ask("/deep/er.txt").text == "deeper"
    deep = preview.root / "static" / "deep"
    deep.rename(preview.root / "static" / "deeper")
    (around / "elsewhere").mkdir()
    (around / "elsewhere" / "er.txt").write_text(SECRET)
    deep.symlink_to(around / "elsewhere")
    assert SECRET not in preview.ask("/deep/er.txt").text
    preview.until(lambda: preview.ask("/deeper/er.txt").status == 200)
    assert SECRET not in preview.ask("/deep/er.txt").text


def test_a_path_is_decoded_once(make_site, serve):
    site = make_site(
        {"static/100%.txt": "hundred", "static/100%25.txt": "encoded", "static/a b.txt": "space"}
    )
    preview = serve(site)
    assert preview.ask("/100%25.txt").text == "hundred"
    assert preview.ask("/100%2525.txt").text == "encoded"
    assert preview.ask("/a%20b.txt").text == "space"
    assert preview.ask("/a%2520b.txt").status == 404


def test_queries_change_nothing_about_what_is_sent(preview):
    for query in (
        "?",
        "?raw",
        "?import&raw??",
        "?url",
        "?.svg",
        "?html-proxy",
        "?/../../secret.txt",
        "?%00",
    ):
        reply = preview.ask(f"/plain.txt{query}")
        assert (reply.status, reply.text) == (200, "plain"), query
    for query in ("?raw", "?.wasm?init"):
        assert preview.ask(f"/linked.txt{query}").status == 404


FOREIGN = [
    "evil.example",
    "evil.example:8000",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "192.0.2.7",
    "evil@127.0.0.1",
    "",
    "[::2]",
    "127.0.0.1/evil",
    "a" * 300,
]


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_host_is_refused(preview, host):
    reply = preview.ask("/", host=host)
    assert reply.status == 403
    assert "Garden" not in reply.text


def test_a_foreign_host_in_the_request_line_is_refused(preview):
    assert preview.ask("http://evil.example/").status == 403
    assert preview.ask(f"http://{preview.host}/plain.txt").text == "plain"


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80", "garden.localhost", "127.1.2.3"],
)
def test_names_of_this_machine_are_known(preview, host):
    assert preview.ask("/", host=host).status == 200


def test_no_host_and_several_hosts_are_refused(preview):
    assert parse(preview.raw(b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")).status == 400
    two = (
        f"GET / HTTP/1.1\r\nHost: {preview.host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    )
    assert parse(preview.raw(two.encode())).status == 400
    assert parse(preview.raw(b"GET / HTTP/1.0\r\n\r\n")).status == 403


OWN = [
    "events",
    "state.json",
    "page.json?path=/",
    "site.json",
    "faults.json?path=/",
    "client.js",
    "panel/panel.js",
]


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "http://localhost.evil.example", "sec_fetch_site": "cross-site"},
    ],
    ids=str,
)
def test_another_origin_learns_nothing(preview, path, headers):
    reply = preview.ask(f"/__proofpress/{path}", **headers)
    assert reply.status == 403
    assert "Garden" not in reply.text


def test_the_own_origin_may_listen(preview):
    reader = EventReader(preview, Origin=f"http://{preview.host}")
    assert reader.next("hello")["number"] >= 1
    reader.close()


@pytest.mark.parametrize("path", ["open", "as-of"])
def test_a_post_names_its_origin(preview, path):
    body = b'{"file": "site.yaml", "day": ""}'
    assert preview.ask(f"/__proofpress/{path}", "POST", body).status == 403
    assert (
        preview.ask(f"/__proofpress/{path}", "POST", body, origin="https://evil.example").status
        == 403
    )
    assert preview.ask(f"/__proofpress/{path}", "POST", body, origin="null").status == 403
    https = f"https://{preview.host}"
    assert preview.ask(f"/__proofpress/{path}", "POST", body, origin=https).status == 403


def test_no_answer_lets_other_origins_read(preview):
    for path in (
        "/",
        "/plain.txt",
        "/nowhere",
        "/__proofpress/state.json",
        "/__proofpress/client.js",
    ):
        for origin in (
            {},
            {"origin": f"http://{preview.host}"},
            {"origin": "https://evil.example"},
        ):
            reply = preview.ask(path, **origin)
            assert not [name for name in reply.headers if name.startswith("access-control-")]
            if reply.status != 403:
                assert reply.headers["cross-origin-resource-policy"] == "same-origin"
    assert preview.ask("/__proofpress/").headers["x-frame-options"] == "SAMEORIGIN"
    assert preview.ask("/", x_test="1").headers["x-site"] == "yes"
    assert preview.ask("/", "OPTIONS", origin="https://evil.example").status == 405


MALFORMED = [
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET /\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET  /  HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"\x00\x01\x02\x03\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX\x00Y: 1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, nonsense\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    b"GET nonsense HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET ftp://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET http://[::1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /a%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
]


def test_malformed_requests_are_refused_and_the_preview_lives(preview):
    folded = b"GET / HTTP/1.1\r\nHost: localhost\r\n folded: yes\r\n\r\n"
    assert parse(preview.raw(folded)).status == 403
    for data in MALFORMED:
        reply = preview.raw(data)
        assert reply[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 431", b"HTTP/1.1 501", b"HTTP/1.1 505"), (
            data
        )
        assert b"Traceback" not in reply
    assert preview.ask("/plain.txt").text == "plain"
    assert preview.process.poll() is None
    assert "Traceback" not in preview.said()


def test_odd_headers_do_no_harm(preview):
    odd = {
        "cookie": '=;;; a=\x01, "unclosed',
        "referer": "http://[bad",
        "accept_encoding": ",;q=x, br;q=, gzip;q=0",
        "if_none_match": '"," W/" *x',
        "range": "bytes=a-b",
        "if_range": "never",
    }
    for name, value in odd.items():
        assert preview.ask("/plain.txt", **{name: value.replace("\x01", "")}).status == 200, name
        assert preview.ask("/nowhere", **{name: value.replace("\x01", "")}).status == 404, name


def test_ten_thousand_ranges_are_one_whole(preview):
    many = "bytes=" + ",".join(f"{n}-{n}" for n in range(5_000))
    assert len(many) > 30_000 or preview.ask("/plain.txt", range=many).text == "plain"
    many = "bytes=" + ",".join("0-" for _ in range(10_000))
    reply = preview.ask("/plain.txt", range=many[:30_000])
    assert (reply.status, reply.text) == (200, "plain")
    dashes = preview.ask("/plain.txt", range="bytes=" + "-" * 10_000)
    assert (dashes.status, dashes.text) == (200, "plain")
    digits = preview.ask("/plain.txt", range="bytes=0-" + "9" * 10_000)
    assert (digits.status, digits.text) == (200, "plain")


def test_a_page_that_is_missing_shows_no_path_of_the_machine(make_site, serve, tmp_path):
    site = make_site({"themes/plain/templates/404.html": None})
    preview = serve(site)
    reply = preview.ask("/nowhere/at/all.html")
    assert reply.status == 404
    assert str(tmp_path) not in reply.text
    assert '<script src="/__proofpress/client.js"' in reply.text


def test_a_404_does_not_repeat_what_was_asked(make_site, serve):
    preview = serve(make_site({"themes/plain/templates/404.html": None}))
    reply = preview.ask("/%3Cscript%3Ealert(1)%3C/script%3E")
    assert reply.status == 404
    assert "alert(1)" not in reply.text


def test_pages_of_the_preview_itself_take_no_paths(preview, around):
    for path in (
        "/etc/passwd",
        "../secret.txt",
        "content/../../secret.txt",
        str(around / "secret.txt"),
        "content/linked.txt",
        "static/linked.txt",
        "static/folder/a.txt",
        "content",
        "a\0b",
        "content\\blog",
    ):
        reply = preview.post("open", {"file": path, "line": 1, "column": 1})
        assert reply.status in (400, 404), path
        assert str(around) not in reply.text, path
    for value in ([], "x", {"file": 3}, {"file": "site.yaml", "line": "1; rm -rf /"}):
        assert preview.post("open", value).status == 400
    assert (
        preview.ask(
            "/__proofpress/open", "POST", b"no json", origin=f"http://{preview.host}"
        ).status
        == 400
    )
    said = preview.own("page.json?path=/../secret.txt")
    assert said["error"] == "the site has no page at this path"
    assert "sections" not in said


def test_bodies_are_short(preview):
    body = b'{"day": "' + b"1" * 70_000 + b'"}'
    reply = preview.ask("/__proofpress/as-of", "POST", body, origin=f"http://{preview.host}")
    assert reply.status == 413
    assert preview.ask("/", "POST", b"a=b", origin=f"http://{preview.host}").status == 405


def test_many_connections_that_say_nothing_keep_nobody_out(preview):
    idle = [preview.socket() for _ in range(100)]
    for one in idle[::2]:
        one.sendall(b"GET / HTTP/1.1\r\nHost: local")
    assert preview.ask("/plain.txt").text == "plain"
    for one in idle:
        one.close()
    assert preview.ask("/plain.txt").text == "plain"


def test_a_connection_that_is_cut_does_no_harm(preview):
    for data in (
        b"",
        b"GET / HT",
        b"POST /__proofpress/open HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc",
    ):
        with preview.socket() as one:
            one.sendall(data)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    assert preview.ask("/plain.txt").text == "plain"
    assert "Traceback" not in preview.said()


def test_it_listens_on_this_machine_alone(preview):
    addresses = {
        info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }
    for address in addresses - {"127.0.0.1"}:
        if address.startswith("127."):
            continue
        with pytest.raises(OSError, match=r"refused|timed out"):
            socket.create_connection((address, preview.port), timeout=2)


def test_no_other_page_may_frame_what_is_served(preview):
    for path in ("/", "/blog/spades/", "/nowhere", "/plain.txt", "/__proofpress/"):
        headers = preview.ask(path).headers
        assert headers["x-frame-options"] == "SAMEORIGIN", path
        assert "frame-ancestors 'self'" in headers["content-security-policy"], path


def test_the_headers_of_a_site_may_forbid_frames_and_allow_no_more(make_site, serve):
    wide = "/*\n  X-Frame-Options: ALLOWALL\n  Content-Security-Policy: frame-ancestors *\n"
    strict = "/blog/*\n  ! X-Frame-Options\n  X-Frame-Options: DENY\n"
    site = make_site(
        {
            "content/blog/a.md": page("A"),
            "content/b.md": page("B"),
            "static/_headers": wide + strict,
        }
    )
    preview = serve(site)
    headers = preview.ask("/b/").headers
    assert headers["x-frame-options"] == "SAMEORIGIN"
    # Of several policies each must allow it.
    assert headers["content-security-policy"].split(", ")[-1] == "frame-ancestors 'self'"
    assert preview.ask("/blog/a/").headers["x-frame-options"] == "DENY"


def test_files_that_no_finding_can_be_about_are_not_opened(make_site, serve):
    hidden = dict.fromkeys((".env", ".git/config", ".cache/preview.bin", "public/index.html", "deploy.sh", "node_modules/a.js", "content/.draft/a.md", "CODEOWNERS"), "secret")  # fmt: skip
    named = {
        "data/a.yaml": "a: 1\n",
        "i18n/en.yaml": "a: b\n",
        "templates/x.html": "x",
        "static/.well-known/security.txt": "x",
        "archetypes/post.md": "x",
        "static/.env": "TOKEN=x",  # a finding says that it is left out
    }
    site = make_site({"content/a.md": page("A"), **named, **hidden})
    (site.root / "content/linked.md").symlink_to(site.root / ".git/config")
    preview = serve(site)
    for name in (*named, "content/a.md", "site.yaml", "themes/plain/templates/page.html"):
        assert preview.post("open", {"file": name}).status == 200, name
    for name in (*hidden, "content/linked.md", "content/../.env", "static/../.git/config"):
        reply = preview.post("open", {"file": name})
        assert reply.status == 403, name
        assert str(site.root) not in reply.text


def test_many_event_streams_lock_nobody_out(preview):
    started = time.monotonic()
    readers = [EventReader(preview) for _ in range(270)]
    assert preview.ask("/plain.txt").text == "plain"
    assert time.monotonic() - started < 20
    # The newest listen; the oldest were told to come back later.
    assert readers[-1].next("hello")["number"] >= 1
    with pytest.raises(AssertionError, match="retry: 10000"):
        readers[0].next("nothing")
    for one in readers:
        one.close()
    assert preview.ask("/plain.txt").text == "plain"


def test_streams_that_were_left_make_room_at_once(preview):
    for _ in range(3):
        readers = [EventReader(preview) for _ in range(99)]
        readers[-1].next("hello")
        for one in readers:
            one.close()
    reader = EventReader(preview)
    assert reader.next("hello")["number"] >= 1
    reader.close()
    assert preview.ask("/plain.txt").text == "plain"


def test_lists_in_lists_do_not_hold_the_preview(serve, make_site):
    step = "{% set ns.a = [ns.a, ns.a] %}{% set ns.b = [ns.b, ns.b] %}"
    hostile = (
        "{% set ns = namespace(a=[1], b=[1]) %}{% for i in range(60) %}" + step + "{% endfor %}"
        "{{ ns.a == ns.b }}"
    )
    files = {
        "content/_index.md": page("Home"),
        "content/bad.md": page("Bad", layout="bad"),
        "content/call.md": page("Call", "{{< bad >}}", date="2026-01-01"),
        "themes/plain/templates/bad.html": hostile,
        "themes/plain/templates/shortcodes/bad.html": hostile,
    }
    one = serve(make_site(files, settings="feeds: {content: full}\n"))
    bad = one.ask("/bad/")
    assert bad.status == 500
    assert one.ask("/call/").status == 200
    assert one.ask("/atom.xml").status == 200
    assert one.ask("/").status == 200
