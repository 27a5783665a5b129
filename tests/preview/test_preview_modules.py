"""Parts of the preview by themselves: limits, the watch, policies, files for the host."""

import asyncio
import contextlib
import errno
import gzip
import socket
import sys
import threading
import time

import pytest
from previewing import parse

from generator.errors import UsageError
from generator.preview import certificate, sending, watching
from generator.preview.address import BadTargetError, handed_on, read_target
from generator.preview.connection import Limits
from generator.preview.events import Events
from generator.preview.host_files import read_host_files
from generator.preview.injection import with_client
from generator.preview.jobs import Jobs, Urgency
from generator.preview.messages import plain
from generator.preview.policy import widened, widened_page
from generator.preview.server import Server, listening


@pytest.fixture
def served():
    """A server with short limits that answers `hello`."""
    servers = []

    def start(limits):
        async def hello(_request):
            return plain(200, "hello")

        sockets, port = listening(("127.0.0.1",), 0, 1)
        server = Server(limits)
        server.start(hello, sockets)
        servers.append(server)
        return port

    yield start
    for one in servers:
        one.stop()


def connected(port):
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def rest(connection):
    received = b""
    while piece := connection.recv(65_536):
        received += piece
    return received


def test_a_head_that_comes_drop_by_drop_is_not_waited_for(served):
    port = served(Limits(head=0.3))
    with connected(port) as one:
        one.sendall(b"GET / HTTP/1.1\r\n")
        ended = threading.Event()

        def drip():
            while not ended.wait(0.05):
                try:
                    one.sendall(b"X: y\r\n")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        with contextlib.suppress(ConnectionResetError):  # a drop may be on its way
            assert rest(one) == b""
        ended.set()
        thread.join()


def test_a_connection_without_a_word_is_closed(served):
    with connected(served(Limits(idle=0.2))) as one:
        assert rest(one) == b""


def test_a_body_that_does_not_come_is_not_waited_for(served):
    with connected(served(Limits(body=0.2))) as one:
        one.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc")
        assert rest(one) == b""


_REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def test_the_connection_that_has_waited_longest_makes_room(served):
    port = served(Limits(connections=3))
    first, slow, second = connected(port), connected(port), connected(port)
    slow.sendall(b"GET / HTTP/1.1\r\n")
    for one in (first, second):
        one.sendall(_REQUEST)
        assert b"hello" in one.recv(1000)
    with connected(port) as third:
        third.sendall(_REQUEST)
        assert b"hello" in third.recv(1000)
        assert first.recv(1000) == b""
        # One in the midst of a request is spared until all others are.
        slow.sendall(b"Host: localhost\r\n\r\n")
        assert b"hello" in slow.recv(1000)
        second.sendall(_REQUEST)
        assert b"hello" in second.recv(1000)
    for one in (first, slow, second):
        one.close()


def test_connections_that_are_being_answered_are_never_ended():
    asked, answered = threading.Event(), threading.Event()

    async def slow(_request):
        asked.set()
        await asyncio.to_thread(answered.wait)
        return plain(200, "hello")

    sockets, port = listening(("127.0.0.1",), 0, 1)
    server = Server(Limits(connections=1))
    server.start(slow, sockets)
    try:
        with connected(port) as first:
            first.sendall(_REQUEST)
            assert asked.wait(20)
            with connected(port) as third, contextlib.suppress(ConnectionResetError):
                assert rest(third) == b""
            answered.set()
            assert b"hello" in first.recv(1000)
    finally:
        answered.set()
        server.stop()


def test_a_fault_of_an_answer_is_told_in_general(capsys):
    async def broken(_request):
        raise RuntimeError("/home/somebody/secret")

    sockets, port = listening(("127.0.0.1",), 0, 1)
    server = Server()
    server.start(broken, sockets)
    with connected(port) as one:
        one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        reply = parse(rest(one))
    server.stop()
    assert reply.status == 500
    assert "somebody" not in reply.text
    assert "somebody" in capsys.readouterr().err


def test_jobs_that_somebody_waits_for_come_first():
    jobs = Jobs()
    done = []
    for urgency, name in (
        (Urgency.BEHIND, "behind"),
        (Urgency.PAGE, "page"),
        (Urgency.CHANGE, "change"),
        (Urgency.PAGE, "page 2"),
    ):
        jobs.submit(urgency, lambda name=name: done.append(name))
    broken = jobs.submit(Urgency.PAGE, lambda: 1 / 0)
    jobs.submit(Urgency.BEHIND, jobs.stop)
    jobs.run()
    assert done == ["change", "page", "page 2", "behind"]
    assert isinstance(broken.exception(), ZeroDivisionError)


def test_what_nobody_waits_for_is_done_though_somebody_asks_without_a_pause():
    jobs = Jobs()
    calls = []

    def ask():
        calls.append("asked")
        jobs.submit(Urgency.PAGE, ask)

    def idle():
        calls.append("idle")
        jobs.stop()

    ask()
    jobs.run(idle, after=60.0, at_most=0.001)
    assert calls[-1] == "idle"


def test_a_tab_that_takes_nothing_is_let_go():
    async def play():
        events = Events(lambda function: function())
        stream = events.stream(b"event: hello\ndata: {}\n\n")
        first = await anext(stream)
        for number in range(200):
            events.send("generation", {"number": number})
        rest = [piece async for piece in stream]
        return first, rest, events.listeners

    first, rest, listeners = asyncio.run(play())
    assert first.endswith(b"event: hello\ndata: {}\n\n")
    assert len(rest) == 100
    assert listeners == 0


class FullSystem:
    """An observer on a system that watches no more folders."""

    def __init__(self, number):
        self._number = number

    def schedule(self, *_args, **_more):
        raise OSError(self._number, "no more")

    def unschedule_all(self):
        pass

    def is_alive(self):
        return False


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
def test_the_limit_of_watched_folders_is_said_once_and_files_are_looked_at(
    tmp_path, monkeypatch, number
):
    monkeypatch.setattr(watching, "Observer", lambda: FullSystem(number))
    monkeypatch.setattr(watching, "POLL", 0.1)
    (tmp_path / "content").mkdir()
    told, said = [], []
    watch = watching.Watch(tmp_path, told.append, said.append)
    watch.start()
    try:
        (tmp_path / "content" / "a.md").write_text("x")
        (tmp_path / "content" / "sub").mkdir()
        end = time.monotonic() + 20
        while not any("content/a.md" in one for one in told) and time.monotonic() < end:
            time.sleep(0.02)
    finally:
        watch.stop()
    assert any("content/a.md" in one for one in told)
    assert len(said) == 1
    assert "fix: sudo sysctl fs.inotify.max_user_watches" in said[0]


def test_what_is_no_part_of_the_site_is_not_told(tmp_path):
    watch = watching.Watch(tmp_path, lambda _paths: None, lambda _line: None)
    for name in (
        "public/a.html",
        ".cache/x",
        ".git/HEAD",
        "node_modules/x.js",
        "content/.a.md.swp",
        "content/a.md~",
        "content/.#a.md",
        "content/4913",
        "readme.md",
    ):
        assert watch._shown(str(tmp_path / name)) is None, name
    for name in (
        "site.yaml",
        "content/a.md",
        "content/.hidden",
        "data/x.csv",
        "themes/a/theme.yaml",
    ):
        assert watch._shown(str(tmp_path / name)) == name
    assert watch._shown("/elsewhere/content/a.md") is None


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            "default-src 'self'",
            "default-src 'self'; script-src 'self' 'nonce-N'; connect-src 'self'",
        ),
        ("default-src 'none'", "default-src 'none'; script-src 'nonce-N'; connect-src 'self'"),
        (
            "script-src 'strict-dynamic' 'nonce-a'",
            "script-src 'strict-dynamic' 'nonce-a' 'nonce-N'",
        ),
        ("script-src 'unsafe-inline'", "script-src 'unsafe-inline' 'self'"),
        (
            "script-src https://a.example; script-src-elem 'none'",
            "script-src https://a.example 'nonce-N'; script-src-elem 'nonce-N'",
        ),
        ("img-src *", "img-src *"),
        ("upgrade-insecure-requests; report-uri https://a.example; img-src *", "img-src *"),
        ("connect-src 'none'", "connect-src 'self'"),
        (
            "require-trusted-types-for 'script'; trusted-types 'none'",
            "require-trusted-types-for 'script'; trusted-types proofpress",
        ),
        ("trusted-types a", "trusted-types a proofpress"),
        (
            "default-src 'self', script-src 'none'",
            "default-src 'self'; script-src 'self' 'nonce-N'; connect-src 'self', script-src 'nonce-N'",
        ),
    ],
)
def test_policies_are_widened_by_what_the_preview_needs(policy, expected):
    assert widened(policy, "N") == expected


def test_policies_in_pages_are_widened_too():
    page = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><p content=\"x\">"
    shown = widened_page(page, "N")
    assert "script-src &#x27;nonce-N&#x27;" in shown
    assert shown.endswith('<p content="x">')
    assert (
        widened_page("<meta name=content-security-policy content=x>", "N")
        == "<meta name=content-security-policy content=x>"
    )


def test_a_package_that_is_not_installed_is_named_with_its_command(tmp_path, monkeypatch):
    monkeypatch.setattr(certificate, "find_spec", lambda _name: None)
    with pytest.raises(UsageError) as raised:
        certificate.https_context(tmp_path, ("localhost",))
    assert "`trustme`" in raised.value.message
    assert "pip install 'proofpress[preview]'" in raised.value.hint


def test_without_brotli_gzip_does(monkeypatch):
    monkeypatch.setitem(sys.modules, "brotli", None)
    sending._compressor.cache_clear()
    headers = {}
    packed = sending._compressed("br, gzip", b"a" * 5_000, headers)
    sending._compressor.cache_clear()
    assert headers == {"content-encoding": "gzip"}
    assert gzip.decompress(packed) == b"a" * 5_000


@pytest.mark.parametrize(
    ("page", "before"),
    [
        ("<!doctype html><html><head><title>x", "<!doctype html><html><head>"),
        (
            "<!doctype html><HTML lang=en>\n<HEAD data-a='1'>x",
            "<!doctype html><HTML lang=en>\n<HEAD data-a='1'>",
        ),
        ("<!doctype html><html lang=en><p>x", "<!doctype html><html lang=en>"),
        ("<!doctype html><p>x", "<!doctype html>"),
        ("<header>x", ""),
        (
            "<!-- <head> --><html a='>'><head b=\"c>d\">x",
            "<!-- <head> --><html a='>'><head b=\"c>d\">",
        ),
        ("<!-- <head> --><p>", ""),
    ],
)
def test_the_script_stands_first(page, before):
    shown = with_client(page, "1.1", "N")
    assert shown.startswith(f'{before}<script src="/__proofpress/client.js"')
    assert shown.endswith(page[len(before) :])


def test_headers_for_paths():
    files = read_host_files(
        "# all\n/*\n  X-A: 1\n  X-B: 2\n/blog/:slug\n  ! X-A\n  X-B: 3\n  bad line\n  Bad Name: x\n"
        "https://www.example.com/about\n  X-C: a:b\n",
        "",
    )
    assert files.headers("/") == {"x-a": "1", "x-b": "2"}
    assert files.headers("/blog/a") == {"x-b": "2, 3"}
    assert files.headers("/blog/a/b") == {"x-a": "1", "x-b": "2"}
    assert files.headers("/about")["x-c"] == "a:b"


def test_redirects_for_paths():
    files = read_host_files(
        "", "/a/* /b/:splat\n/c/:x/:y /d/:y/:x 302\n/e /f 200!\n/g /h 999\n/i\n#/j /k\n"
    )
    assert (files.redirect("/a/b/c").target, files.redirect("/a/b/c").status) == ("/b/b/c", 301)
    assert files.redirect("/a").target == "/b/"
    assert files.redirect("/ab") is None
    assert files.redirect("/c/1/2").target == "/d/2/1"
    assert files.redirect("/e/").status == 200
    assert files.redirect("/g") is None
    assert files.redirect("/j") is None


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"a",
        b"*",
        b"//\xff",
        b"/%",
        b"ftp://x/",
        b"http:///x",
        b"/%00",
        b"/%7f",
        b"/" + b"a" * 8_000,
    ],
)
def test_targets_that_are_no_addresses(written):
    if written == b"/%":
        assert read_target(written).path == "/%"
        return
    with pytest.raises(BadTargetError):
        read_target(written)


def test_targets():
    assert read_target(b"/a%20b?x=1&x=2&y#z").path == "/a b"
    assert read_target(b"/a?x=1&x=2&y").fields == {"x": "1", "y": ""}
    for query in (b"x&" * 100, b"x=%zz", b"x=%ff"):
        bad = read_target(b"/a?" + query)
        assert bad.field("x") == ""
        with pytest.raises(BadTargetError):
            assert bad.fields
    assert read_target(b"http://localhost:8000/a").host == "localhost:8000"
    assert read_target(b"http://localhost:8000").path == "/"


@pytest.mark.parametrize(
    ("target", "query", "location"),
    [
        ("/a/", "", "/a/"),
        ("/a/", "utm_source=x&b", "/a/?utm_source=x&b"),
        ("/a/?utm_source=fair", "fbclid=1", "/a/?utm_source=fair&fbclid=1"),
        ("/a/?utm_source=fair", "utm_source=mail&c=1", "/a/?utm_source=fair&c=1"),
        ("/a/?utm%5Fsource=fair", "utm_source=mail", "/a/?utm%5Fsource=fair"),
        ("/a/#part", "x=1", "/a/?x=1#part"),
        ("/a/?b#part", "x=%zz&x=2", "/a/?b&x=%zz&x=2#part"),
        ("https://www.example.com", "x=1", "https://www.example.com?x=1"),
        ("/a/?", "&", "/a/?"),
    ],
)
def test_the_query_of_a_visitor_is_handed_on(target, query, location):
    assert handed_on(target, query) == location
