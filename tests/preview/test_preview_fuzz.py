"""Whatever is sent to the preview's own interface: what cannot be read is refused, and it lives."""

import json
import random
import time
from urllib.parse import quote, quote_from_bytes

import pytest
from previewing import Preview
from site_folder import MakeSite, page

#: Seconds for which the random requests go on.
LONG = 4.0
#: Never an answer: a fault of ours.
FAULT = 500


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """One preview for all: it must live through everything."""
    site = MakeSite(tmp_path_factory.mktemp("fuzzed"))(
        {
            "content/a.md": page("A", "[gone](gone.md)\n"),
            "content/later.md": page("Later", date="2100-01-01"),
            "static/_redirects": "/old/ /a/ 302\n/ümlaut/ /ä/?x=ö 301\n",
            "static/_headers": "/*\n  X-Site: ä € \U0001f331\n",
        },
        settings="redirects:\n  - {from: /gone/, to: /a/}\n",
    )
    one = Preview(site.root)
    yield one
    assert one.process.poll() is None
    assert "Traceback" not in one.said()
    assert one.end() == 0


def day_cookie(preview, value):
    return f"proofpress-{preview.port}-day={value}"


BODIES = [
    b"",
    b"no json",
    b"[]",
    b"null",
    b"3",
    b"\xff\xfe{\x00}\x00",
    b'{"file": "\xff"}',
    b'{"file": "\\ud800"}',
    b'{"day": "\\udfff"}',
    b'{"day": "2027-01-31", "more": "\\ud83c"}',
    b"[" * 30_000,
    b'{"day": ' + b"[" * 30_000,
    b'{"file": ' + b'{"a":' * 9_000,
    b'{"day": []}',
    b'{"day": {"a": 1}}',
    b'{"day": 1e999, "file": 1e999}',
    b'{"day": NaN, "file": NaN}',
    b'{"file": "site.yaml", "line": NaN, "day": 0}',
    b'{"file": "site.yaml", "line": true, "day": true}',
    b'{"file": "site.yaml", "line": -1, "day": null}',
    b'{"file": "site.yaml", "line": ' + b"9" * 400 + b"}",
    b'{"file": "site.yaml", "line": ' + b"9" * 30_000 + b"}",
    b'{"file": "a\\u0000b", "day": "\\u0000"}',
    b'{"day": "0001-01-01"}',
    b'{"day": "9999-12-31"}',
    b'{"day": "2027-02-30"}',
    b'{"day": "2027-W05-1"}',
    b'{"day": "20270131"}',
    b'{"day": "2027-01-31T00:00:00+14:00"}',
    "{'day': '٢٠٢٧-٠١-٣١'}".encode(),
    '{"day": "٢٠٢٧-٠١-٣١"}'.encode(),
    b'{"day": "2027-01-31", "drafts": "yes"}',
    b'{"day": "2027-01-31+drafts+drafts"}',
    b'{"day": "2027-01-31; Path=/"}',
    b'{"day": "2027-01-31\\r\\nSet-Cookie: a=b"}',
]


@pytest.mark.parametrize("path", ["open", "as-of"])
@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:40]))
def test_a_body_that_cannot_be_read_is_refused(preview, path, body):
    reply = preview.ask(f"/__proofpress/{path}", "POST", body, origin=f"http://{preview.host}")
    assert reply.status == 400
    assert reply.json()["error"]
    assert "set-cookie" not in reply.headers


DAYS = [
    "nonsense",
    "2027-13-01",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2027-01-31 ",
    "+drafts+drafts",
    "drafts",
    "\xe9\xff",
    "2027-01-31\\",
    '"2027-01-31"',
    "%00",
    "a" * 7_000,
]


@pytest.mark.parametrize("value", [one for one in DAYS if one != "2027-01-31 "])
def test_a_cookie_that_is_no_day_is_refused_once(preview, value):
    for path in (
        "/",
        "/a/",
        "/nowhere",
        "/__proofpress/site.json",
        "/__proofpress/page.json?path=/a/",
    ):
        head = f"GET {path} HTTP/1.1\r\nHost: {preview.host}\r\nConnection: close\r\n".encode()
        cookie = day_cookie(preview, value).encode("latin-1")
        reply = preview.raw(head + b"Cookie: " + cookie + b"\r\n\r\n")
        assert reply.startswith(b"HTTP/1.1 400"), (path, reply[:200])
        # The browser forgets it, so that loading the page once more shows it.
        assert b"-day=; " in reply
        assert b"Max-Age=0" in reply


def test_cookies_of_others_are_no_business_of_ours(preview):
    assert preview.ask("/a/", cookie='=;;; a=, "unclosed; b=\\; day=nonsense').status == 200


QUERIES = [
    "path=%ff",
    "path=%zz",
    "path=%",
    "path=/a/&%e2%28=1",
    "&".join(f"a{number}=1" for number in range(60)),
    *(f"path=/a/&as-of={quote(one, encoding='latin-1')}" for one in DAYS),
    "path=/a/&as-of=%ed%a0%80",
]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:40])
@pytest.mark.parametrize("name", ["page.json", "site.json", "faults.json"])
def test_a_query_that_cannot_be_read_is_refused(preview, name, query):
    reply = preview.ask(f"/__proofpress/{name}?{query}")
    assert reply.status == 400
    assert reply.json()["error"]


def test_the_query_of_a_visitor_may_be_anything(preview):
    for query in ("%zz", "%ff", "&".join(["a"] * 500), "=&=&", "token=%ff", "as-of=nonsense"):
        assert preview.ask(f"/a/?{query}").status == 200


def test_headers_of_the_site_beyond_latin_1_do_no_harm(preview):
    assert preview.ask("/a/").headers["x-site"].startswith("\xe4")
    assert preview.ask("/%C3%BCmlaut/").headers["location"] == "/%C3%A4/?x=%C3%B6"


def _random_text(chance):
    some = "/%\\\"'{}[]()<>&=;,.:+-#?@!~^` \t0123456789abcdefé€\U0001f331\ud800\u202e\0\x7f"
    return "".join(chance.choices(some, k=chance.choice((0, 1, 3, 10, 60))))


def _random_value(chance, depth=0):
    kinds = [
        lambda: _random_text(chance),
        lambda: chance.choice(("content/a.md", "site.yaml", "2027-01-31", "", ".git/config")),
        lambda: chance.choice((0, 1, -1, 10**30, 1e300, float("nan"), True, None)),
    ]
    if depth < 3:
        kinds += [
            lambda: [_random_value(chance, depth + 1) for _ in range(chance.randint(0, 3))],
            lambda: _random_object(chance, depth + 1),
        ]
    return chance.choice(kinds)()


def _random_object(chance, depth=0):
    names = ("file", "line", "column", "day", "drafts", "x")
    return {name: _random_value(chance, depth) for name in names if chance.random() < 0.6}


def _random_body(chance):
    body = json.dumps(_random_object(chance)).encode()
    for _ in range(chance.choice((0, 0, 1, 3))):
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.randbytes(chance.choice((0, 1, 4))) + body[at + 1 :]
    return body


def _visible(text):
    """As a header may hold it."""
    written = text.encode("utf-8", "surrogatepass")
    return bytes(byte for byte in written if byte >= ord(" ") and byte != 0x7F).strip()


def _random_request(chance, preview):
    own = ("open", "as-of", "page.json", "site.json", "faults.json", "rule.json", "state.json", "x")
    path = chance.choice(("", "a/", "old/", "gone/", *(f"__proofpress/{one}" for one in own)))
    names = ("path", "section", "part", "id", "as-of", "token", "x")
    pairs = [f"{name}={_quoted(chance)}" for name in names if chance.random() < 0.4]
    method = chance.choice((b"GET", b"GET", b"POST", b"HEAD"))
    body = _random_body(chance) if method == b"POST" else b""
    cookie = day_cookie(preview, "").encode() + _visible(_random_text(chance))
    odd = chance.choice((b"Referer", b"Range", b"If-None-Match", b"Accept-Encoding", b"Accept"))
    lines = [
        method + f" /{path}?{'&'.join(pairs)} HTTP/1.1".encode(),
        f"Host: {preview.host}".encode(),
        f"Origin: http://{preview.host}".encode(),
        b"Connection: close",
        f"Content-Length: {len(body)}".encode(),
        odd + b": " + _visible(_random_text(chance)),
    ]
    if chance.random() < 0.3:
        lines.append(b"Cookie: " + cookie)
    return b"\r\n".join((*lines, b"", body))


def _quoted(chance):
    text = chance.choice((_random_text(chance), "/a/", "2027-01-31", "findings"))
    return quote_from_bytes(text.encode("utf-8", "surrogatepass")[: chance.choice((2, 99))])


def test_random_requests_find_no_fault_of_ours(preview):
    chance = random.Random(7)
    end = time.monotonic() + LONG
    statuses = set()
    while time.monotonic() < end:
        request = _random_request(chance, preview)
        reply = preview.raw(request)
        assert reply.startswith(b"HTTP/1.1 "), request
        status = int(reply[9:12])
        assert status < FAULT, (request, reply)
        statuses.add(status)
    assert statuses >= {200, 400, 404}
    assert preview.ask("/a/").status == 200
