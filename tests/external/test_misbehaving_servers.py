"""What is said of servers that misbehave."""

import re
import socket
import time
from dataclasses import replace

import pytest
from misbehaving_server import (
    PAGE,
    SCRIPTED,
    Server,
    answer,
    by_method,
    endless_body,
    endless_head,
    gzip_bomb,
    in_turn,
    lingering,
    never,
    raw,
    reset,
    slow_body,
    slow_head,
    together,
    truncated,
)

from generator.external.anchors import Places
from generator.external.cache import load
from generator.external.check import Surroundings, check
from generator.external.pacing import REFUSALS
from generator.external.policy import HostPolicy, Policy
from generator.model.web_answer import Anchor, Standing

#: Short, so that no test waits; long enough for a busy machine to answer.
QUICK = Policy(
    delay=0,
    backoff=0.01,
    connect=5,
    read=5,
    timeout=5,
    allow_private=("127.0.0.1",),
)
IMPATIENT = replace(QUICK, timeout=0.3, read=0.2, tries=2)


def places(html):
    """Read places without the checks' parser, which is not this package's business."""
    names = set(re.findall(r"\b(?:id|name)=['\"]?([\w-]+)", html))
    return Places(names, "<script" in html)


async def names(host):
    """A name service of our own: every name but those below `none.test` is this machine."""
    if host.endswith("none.test"):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    return ["127.0.0.1"]


def ask(*urls, policy=QUICK, **around):
    return check(urls, policy, Surroundings(read=places, lookup=names, **around))


def one(server, path, behaviour, policy=QUICK):
    server.behaviours[path.partition("#")[0]] = behaviour
    (found,) = ask(server.url + path, policy=policy).values()
    return found


def said(server, path, behaviour, policy=QUICK):
    found = one(server, path, behaviour, policy)
    return found.standing.value, found.seen


def test_fine(server):
    assert said(server, "/", answer()) == ("fine", "answered 200")
    assert server.asked == [("HEAD", "/")]


def test_missing_is_confirmed_by_get(server):
    assert said(server, "/a", answer(404)) == ("broken", "answered 404 after 2 tries")
    assert server.asked == [("HEAD", "/a"), ("GET", "/a")]


def test_gone(server):
    found = said(server, "/a", answer(410))
    assert found == ("broken", "answered 410 after 2 tries, so it is permanently gone")


@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 405, 406, 407, 418, 451, 501, 505, 999, 304]
)
def test_other_answers_prove_nothing(server, status):
    standing, seen = said(server, "/a", answer(status))
    assert standing == "unverified"
    assert seen.startswith(f"answered {status}")


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408, 425])
def test_passing_faults_are_tried_again_and_prove_nothing(server, status):
    standing, seen = said(server, "/a", answer(status))
    assert standing == "unverified"
    assert seen.startswith(f"answered {status} after ")
    assert server.times("/a") >= QUICK.tries


def test_busy_server_is_asked_again_after_the_time_that_it_names(server):
    behaviour = in_turn(answer(429, Retry_After="0"), answer())
    assert said(server, "/a", behaviour) == ("fine", "answered 200 after 2 tries")


def test_server_that_wants_much_patience_is_let_be(server):
    server.behaviours = dict.fromkeys(("/a", "/b", "/c"), answer(429, Retry_After="3600"))
    urls = [f"{server.url}/{name}" for name in "abc"]
    found = ask(*urls, policy=replace(QUICK, per_host=1))
    assert {one.standing for one in found.values()} == {Standing.UNVERIFIED}
    assert found[urls[0]].seen == "answered 429, so it refuses further requests for now"
    text = "the server asked to be left alone for 3,600 s; the limit is 30"
    assert found[urls[2]].seen == text
    assert len(server.asked) == 1


def test_date_in_retry_after_that_has_passed(server):
    past = answer(503, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT")
    assert said(server, "/a", in_turn(past, answer())) == ("fine", "answered 200 after 2 tries")


def test_nonsense_in_retry_after(server):
    busy = answer(503, Retry_After="soon")
    assert said(server, "/a", in_turn(busy, busy, answer()))[0] == "fine"


def test_two_faults_then_an_answer(server):
    behaviour = in_turn(answer(503), answer(503), answer())
    assert said(server, "/a", behaviour) == ("fine", "answered 200 after 3 tries")


@pytest.mark.parametrize("status", [405, 404, 403, 501, 500])
def test_head_is_not_the_last_word(server, status):
    found = said(server, "/a", by_method(answer(status), answer()))
    assert found == ("fine", "answered 200 after 2 tries")


@pytest.mark.parametrize("behaviour", [reset, raw(b"\x00\xff garbage\r\n\r\n")])
def test_head_that_fails_is_followed_by_get(server, behaviour):
    assert said(server, "/a", by_method(behaviour, answer()))[0] == "fine"


def test_server_that_says_nothing(server):
    found = said(server, "/a", never, IMPATIENT)
    assert found == ("unverified", "no answer came in time after 2 tries")


def test_slow_head_ends_with_the_time_for_the_whole(server):
    found = said(server, "/a", slow_head, IMPATIENT)
    assert found == ("unverified", "no answer came in time after 2 tries")


@pytest.mark.parametrize("body", [slow_body, endless_body], ids=["slow", "endless"])
def test_body_without_an_end_is_cut(server, body):
    found = one(server, "/a#here", body, replace(QUICK, timeout=2))
    assert (found.standing, found.anchor) == (Standing.FINE, Anchor.UNKNOWN)


def test_body_is_not_read_where_no_place_is_named(server):
    found = said(server, "/a", by_method(answer(405), endless_body))
    assert found == ("fine", "answered 200 after 2 tries")


def test_server_that_never_answers_is_let_be_after_a_few_addresses(server):
    for number in range(20):
        server.behaviours[f"/{number}"] = never
    urls = [f"{server.url}/{number}" for number in range(20)]
    found = ask(*urls, policy=replace(IMPATIENT, tries=1, per_host=1))
    assert {one.standing for one in found.values()} == {Standing.UNVERIFIED}
    assert len(server.asked) <= 3
    assert found[urls[-1]].seen == "the server left other addresses without an answer"


def test_redirects_are_followed(server):
    server.behaviours["/b"] = answer(307, Location="/c?d=1")
    server.behaviours["/c"] = answer()
    found = one(server, "/a", answer(302, Location="/b"))
    assert found.standing is Standing.FINE
    assert found.seen == f"redirects to {server.url}/c?d=1: answered 200"
    assert found.moved_to == ""


def test_move_for_good(server):
    server.behaviours["/b"] = answer(308, Location="/c")
    server.behaviours["/c"] = answer(302, Location="/d")
    server.behaviours["/d"] = answer()
    assert one(server, "/a", answer(301, Location="/b")).moved_to == f"{server.url}/c"


def test_move_for_good_after_one_for_a_while_is_none(server):
    server.behaviours["/b"] = answer(301, Location="/c")
    server.behaviours["/c"] = answer()
    assert one(server, "/a", answer(302, Location="/b")).moved_to == ""


def test_move_for_good_takes_the_fragment_along(server):
    server.behaviours["/b"] = answer(body=PAGE)
    found = one(server, "/a#here", answer(301, Location="/b"))
    assert (found.moved_to, found.anchor) == (f"{server.url}/b#here", Anchor.FOUND)


def test_redirect_that_names_a_place_is_looked_at_for_no_other(server):
    server.behaviours["/b"] = answer(body=PAGE)
    found = one(server, "/a#nope", answer(302, Location="/b#here"))
    assert (found.standing, found.anchor) == (Standing.FINE, Anchor.UNKNOWN)


def test_move_to_nowhere_is_no_move(server):
    found = one(server, "/a", answer(301, Location="/none"))
    assert (found.standing, found.moved_to) == (Standing.BROKEN, "")
    assert found.seen == f"redirects to {server.url}/none: answered 404 after 2 tries"


def test_circle(server):
    server.behaviours["/b"] = answer(302, Location="/a")
    standing, seen = said(server, "/a", answer(302, Location="/b"))
    assert standing == "unverified"
    assert seen.endswith("leads in a circle after 2 redirects")


def test_circle_for_heads_alone_is_none(server):
    behaviour = by_method(answer(302, Location="/a"), answer())
    assert said(server, "/a", behaviour) == ("fine", "answered 200 after 2 tries")


def test_chain_may_be_as_long_as_the_limit(server):
    for number in range(4):
        server.behaviours[f"/{number}"] = answer(302, Location=f"/{number + 1}")
    server.behaviours["/4"] = answer()
    policy = replace(QUICK, redirects=4)
    assert ask(f"{server.url}/0", policy=policy)[f"{server.url}/0"].standing is Standing.FINE


def test_chain_one_over_the_limit(server):
    for number in range(5):
        server.behaviours[f"/{number}"] = answer(302, Location=f"/{number + 1}")
    (found,) = ask(f"{server.url}/0", policy=replace(QUICK, redirects=4)).values()
    assert found.standing is Standing.UNVERIFIED
    assert found.seen.endswith("redirects more than 4 times")


def test_redirect_without_a_place(server):
    found = said(server, "/a", answer(301))
    assert found == ("unverified", "answered 301, but does not say where to go")


@pytest.mark.parametrize(
    "location", ["tel:+1", "javascript:alert(1)", "file:///etc/passwd", "http://["]
)
def test_redirect_off_the_web(server, location):
    found = said(server, "/a", answer(302, Location=location))
    text = "answered 302 and redirects to something that is no web address"
    assert found == ("unverified", text)


@pytest.mark.parametrize(
    "host", ["10.0.0.1", "[::1]", "169.254.169.254", "127.0.0.2", "localhost", "a.localhost"]
)
def test_redirect_to_a_private_place_is_not_followed(server, host):
    where = f"http://{host}:{server.port}/secret"
    policy = replace(QUICK, allow_private=("127.0.0.1/32",))
    standing, seen = said(server, "/a", answer(302, Location=where), policy)
    if "localhost" in host:
        assert standing in ("broken", "unverified")  # the name is this machine, which is allowed
        return
    assert standing == "unverified"
    assert seen.endswith("that is on this machine or in a private network, which is not asked")
    assert server.times("/secret") == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/",
        "http://public.test:{port}/",
        "http://localhost:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://[64:ff9b::7f00:1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://10.1.2.3/",
        "http://100.64.0.1/",
        "http://[fd00::1]/",
    ],
)
def test_private_addresses_are_not_asked(server, url):
    (found,) = ask(url.format(port=server.port), policy=replace(QUICK, allow_private=())).values()
    assert found.standing is Standing.UNVERIFIED
    assert found.seen == "that is on this machine or in a private network, which is not asked"
    assert server.asked == []


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "127.1", "127.0.1", "0x7f.1", "0177.0.0.1", "0x7f000001", "017700000001"),
        *(
            "１２７.１",
            "127。0。0。1",
            "%31%32%37.0.0.1",
            "localhost.",
            "LOCALHOST",
            "a.localhost.",
        ),
        *("public.example@127.1", "public.example:80@2130706433", "127.0.0.1."),
        *("[::ffff:7f00:1]", "[::127.0.0.1]", "[0:0:0:0:0:0:0:1]", "[::ffff:0:127.0.0.1]"),
        *("[64:ff9b::127.0.0.1]", "[64:ff9b:1::1]", "[fec0::1]", "[2002:7f00:1::]"),
    ],
)
@pytest.mark.parametrize("way", ["link", "redirect"])
def test_spellings_of_private_places_are_not_asked(server, host, way):
    name = host.rpartition("@")[2].strip("[]")
    policy = replace(QUICK, allow_private=("public.test",))
    private = f"http://{host}:{server.port}/secret"
    server.behaviours["/a"] = answer(302, Location=private)
    url = private if way == "link" else f"http://public.test:{server.port}/a"
    (found,) = ask(url, policy=policy).values()
    assert found.standing is Standing.UNVERIFIED
    assert "in a private network, which is not asked" in found.seen, name
    assert server.times("/secret") == 0


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "fec0::1", "::7f00:1", "64:ff9b:1::1", "::ffff:a00:1"]
)
def test_names_of_private_addresses_are_not_asked(server, address):
    async def lookup(_host):
        return [address]

    url = f"http://public.example:{server.port}/"
    policy = replace(QUICK, allow_private=())
    around = Surroundings(read=places, lookup=lookup)
    (found,) = check([url], policy, around).values()
    assert found.seen == "that is on this machine or in a private network, which is not asked"
    assert server.asked == []


@pytest.mark.parametrize(
    ("allowed", "asked"),
    [
        ("127.0.0.1:PORT", True),
        ("127.1:PORT", True),
        ("127.0.0.0/8:PORT", True),
        ("127.0.0.1:1", False),
        ("127.0.0.0/8:1", False),
    ],
)
def test_private_place_with_a_port(server, allowed, asked):
    server.behaviours["/"] = answer()
    policy = replace(QUICK, allow_private=(allowed.replace("PORT", str(server.port)),))
    (found,) = ask(f"{server.url}/", policy=policy).values()
    assert (found.standing is Standing.FINE) is asked
    assert bool(server.asked) is asked


@pytest.mark.parametrize(("port", "standing"), [("PORT", "fine"), ("1", "unverified")])
def test_private_name_with_a_port(server, port, standing):
    server.behaviours["/"] = answer()
    allowed = f"intranet.test:{port.replace('PORT', str(server.port))}"
    policy = replace(QUICK, allow_private=(allowed,))
    (found,) = ask(f"http://intranet.test:{server.port}/", policy=policy).values()
    assert found.standing.value == standing


@pytest.mark.parametrize(
    "headers",
    [
        {"kind": "text/html; charset=idna"},
        {"kind": "text/html; charset*=utf-8''%00"},
        {"kind": "text/html; charset=rot13"},
        {"kind": "text/html; charset=undefined"},
        {"kind": "text/html; charset=unicode_escape", "body": b"\\x"},
        {"kind": "\x00/\xff"},
        {"status": 429, "Retry_After": "Sun, 06 Nov 1994 08:49:37 +999999999999"},
        {"status": 503, "Retry_After": "Sun, 06 Nov 999999999999 08:49:37 GMT"},
        {"status": 503, "Retry_After": "9" * 5000},
        {"status": 301, "Location": "http://[::1"},
        {"status": 301, "Location": "http://" + "a." * 5000},
        {"status": 301, "Location": "\xff\xfe\x00"},
        {"Content_Encoding": "gzip, \xff"},
    ],
    ids=str,
)
def test_whatever_one_server_sends_the_others_are_judged(server, headers):
    server.behaviours["/odd"] = answer(**{"body": PAGE, **headers})
    server.behaviours["/fine"] = answer()
    fine, odd = f"{server.url}/fine", f"{server.url}/odd#here"
    found = ask(fine, odd)
    assert found[fine].standing is Standing.FINE
    assert found[odd].standing in (Standing.FINE, Standing.UNVERIFIED)


def test_fault_of_our_own_costs_one_verdict(server, tmp_path):
    def read(html):
        raise RuntimeError(html)

    server.behaviours |= {"/a": answer(body=PAGE), "/b": answer()}
    one, other = f"{server.url}/a#here", f"{server.url}/b"
    around = Surroundings(read=read, lookup=names, cache=tmp_path / "kept.json")
    found = check([one, other], QUICK, around)
    assert (found[one].standing, found[one].seen) == (
        Standing.UNVERIFIED,
        "the answer could not be understood",
    )
    assert found[other].standing is Standing.FINE
    assert list(load(tmp_path / "kept.json").kept) == [other]


def test_server_that_always_refuses_gets_few_requests(server):
    server.behaviours |= {f"/{one}": answer(429) for one in range(20)}
    found = ask(*(f"{server.url}/{one}" for one in range(20)))
    assert {one.standing for one in found.values()} == {Standing.UNVERIFIED}
    assert len(server.asked) <= REFUSALS + QUICK.per_host
    late = [one.seen for one in found.values() if "again and again" in one.seen]
    assert len(late) >= 20 - REFUSALS - QUICK.per_host


def test_waits_for_a_server_are_limited_together(server):
    server.behaviours |= {f"/{one}": answer(503, Retry_After="1") for one in range(20)}
    policy = replace(QUICK, patience=2, tries=10)
    started = time.monotonic()
    found = ask(*(f"{server.url}/{one}" for one in range(20)), policy=policy)
    assert time.monotonic() - started < 10
    assert {one.standing for one in found.values()} == {Standing.UNVERIFIED}
    assert any("asked to be left alone" in one.seen for one in found.values())


def test_refusals_between_answers_do_not_add_up(server):
    async def alternate(request, writer):
        await answer(429 if len(server.asked) % 2 else 200)(request, writer)

    server.behaviours |= {f"/{one}": alternate for one in range(10)}
    policy = replace(QUICK, per_host=1, tries=10)
    found = ask(*(f"{server.url}/{one}" for one in range(10)), policy=policy)
    assert {one.standing for one in found.values()} == {Standing.FINE}


def test_tokens_are_sent_and_not_told(server):
    server.behaviours["/a"] = answer(301, Location="/b?signature=hushhush")
    server.behaviours["/b"] = answer()
    url = f"{server.url}/a?token=hushhush"
    found = ask(url)[url]
    assert [path for _, path in server.asked] == ["/a?token=hushhush", "/b?signature=hushhush"]
    assert found.moved_to == f"{server.url}/b?signature=********"
    server.behaviours["/b"] = answer(404)
    assert ask(url)[url].seen.startswith(f"redirects to {server.url}/b?signature=********: ")


def test_private_host_by_its_name(server):
    server.behaviours["/"] = answer()
    url = f"http://intranet.test:{server.port}/"
    policy = replace(QUICK, allow_private=("intranet.test",))
    assert ask(url, policy=policy)[url].standing is Standing.FINE


def test_truncated_page_is_there(server):
    assert said(server, "/a", by_method(answer(405), truncated()))[0] == "fine"


def test_truncated_page_may_hold_the_place(server):
    assert one(server, "/a#here", truncated()).anchor is Anchor.FOUND
    assert one(server, "/b#nope", truncated()).anchor is Anchor.UNKNOWN


def test_garbage(server):
    found = said(server, "/a", raw(b"\x00\x01\x02 nonsense \xff\r\n\r\n"))
    assert found == ("unverified", "the answer could not be understood after 3 tries")


def test_reset(server):
    found = said(server, "/a", reset)
    assert found == ("unverified", "the server hung up without an answer after 3 tries")


def test_refused():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        url = f"http://127.0.0.1:{port}/"
        (found,) = ask(url).values()
    assert found.standing is Standing.BROKEN
    assert found.seen == "the server refused the connection after 3 tries"


def test_refusing_server_is_not_asked_for_each_address():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        urls = [f"http://127.0.0.1:{port}/{number}" for number in range(50)]
        found = ask(*urls, policy=replace(QUICK, per_host=1))
    assert {one.standing for one in found.values()} == {Standing.BROKEN}


def test_no_such_name(server):
    server.behaviours["/"] = answer()
    there, none = f"http://there.test:{server.port}/", "https://none.test/a"
    found = ask(there, none)
    assert found[none].standing is Standing.BROKEN
    assert found[none].seen == "no server of that name was found"


def test_no_name_at_all_is_a_machine_without_a_network():
    (found,) = ask("https://none.test/a").values()
    assert found.standing is Standing.UNVERIFIED
    assert "is this machine online?" in found.seen


def test_name_service_that_does_not_answer():
    async def silent(_host):
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    around = Surroundings(read=places, lookup=silent)
    (found,) = check(["https://some.test/"], QUICK, around).values()
    assert found.standing is Standing.UNVERIFIED
    assert found.seen == "the name of the server could not be looked up after 3 tries"


@pytest.mark.parametrize(
    ("path", "body", "anchor"),
    [
        ("/a#here", PAGE, Anchor.FOUND),
        ("/a#old", PAGE, Anchor.FOUND),
        ("/a#nope", PAGE, Anchor.MISSING),
        ("/a#nope", SCRIPTED, Anchor.UNSURE),
        ("/a#mine", b"<p id=user-content-mine>", Anchor.FOUND),
        ("/a#:~:text=some%20words", PAGE, Anchor.UNKNOWN),
        ("/a#here:~:text=some", PAGE, Anchor.FOUND),
        ("/a#top", PAGE, Anchor.UNKNOWN),
        ("/a#!/route", PAGE, Anchor.UNKNOWN),
        ("/a#/route", PAGE, Anchor.UNKNOWN),
        ("/a#", PAGE, Anchor.UNKNOWN),
        ("/a#x", b"", Anchor.UNKNOWN),
    ],
)
def test_places_on_a_page(server, path, body, anchor):
    found = one(server, path, answer(body=body))
    assert (found.standing, found.anchor) == (Standing.FINE, anchor)


@pytest.mark.parametrize("kind", ["application/pdf", "text/plain", "nonsense", ""])
def test_places_are_looked_for_in_html_alone(server, kind):
    assert one(server, "/a#nope", answer(body=PAGE, kind=kind)).anchor is Anchor.UNKNOWN


def test_unknown_charset(server):
    found = one(server, "/a#here", answer(body=PAGE, kind="text/html; charset=klingon"))
    assert found.anchor is Anchor.FOUND


def test_gzip_bomb_is_unpacked_up_to_the_limit(server):
    found = one(server, "/a#here", gzip_bomb())
    assert (found.standing, found.anchor) == (Standing.FINE, Anchor.FOUND)
    assert one(server, "/b#nope", gzip_bomb()).anchor is Anchor.UNKNOWN


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "nonsense"])
def test_body_that_is_not_packed_as_it_says(server, encoding):
    found = one(server, "/a#nope", answer(body=PAGE, Content_Encoding=encoding))
    assert (found.standing, found.anchor) == (Standing.FINE, Anchor.UNKNOWN)


def test_page_over_the_limit(server):
    long = PAGE + b" " * 1000 + b"<p id=late>"
    policy = replace(QUICK, body_bytes=500)
    assert one(server, "/a#late", answer(body=long), policy).anchor is Anchor.UNKNOWN
    assert one(server, "/b#here", answer(body=long), policy).anchor is Anchor.FOUND


def test_head_with_a_huge_line(server):
    found = said(server, "/a", answer(X_Huge="a" * 1_000_000))
    assert found == ("unverified", "the answer could not be understood after 3 tries")


def test_head_with_a_long_line_is_nothing_special(server):
    policy = "a" * 20_000
    assert said(server, "/a", answer(Content_Security_Policy=policy))[0] == "fine"


def test_head_without_an_end(server):
    assert said(server, "/a", endless_head)[0] == "unverified"


def test_location_beyond_ascii(server):
    server.behaviours["/sch%C3%B6n"] = answer()
    found = one(server, "/a", answer(301, Location="/schön"))
    assert (found.standing, found.moved_to) == (Standing.FINE, f"{server.url}/sch%C3%B6n")


def test_location_in_latin_1(server):
    server.behaviours["/sch%C3%B6n"] = answer()
    head = b"HTTP/1.1 302 Found\r\nLocation: /sch\xf6n\r\nContent-Length: 0\r\n\r\n"
    assert said(server, "/a", raw(head))[0] == "fine"


def test_requests_to_a_server_overlap(server):
    server.behaviours = dict.fromkeys(("/a", "/b"), together(2))
    found = ask(f"{server.url}/a", f"{server.url}/b", policy=replace(QUICK, tries=1))
    assert {one.standing for one in found.values()} == {Standing.FINE}


def test_requests_to_a_server_at_one_time(server):
    server.behaviours = dict.fromkeys((f"/{number}" for number in range(20)), lingering(0.02, 3))
    ask(*(server.url + path for path in server.behaviours), policy=replace(QUICK, per_host=3))
    assert server.most == 3


def test_requests_to_a_server_whose_own_limit_is_lower(server):
    server.behaviours = {f"/{number}": lingering(0.01) for number in range(10)}
    policy = replace(QUICK, per_host=5, hosts={"127.0.*": HostPolicy(concurrency=1)})
    ask(*(server.url + path for path in server.behaviours), policy=policy)
    assert server.most == 1


def test_requests_at_one_time_over_all(server):
    server.behaviours = dict.fromkeys((f"/{number}" for number in range(20)), lingering(0.02, 4))
    policy = replace(QUICK, per_host=9, concurrency=4)
    ask(*(server.url + path for path in server.behaviours), policy=policy)
    assert server.most == 4


def test_five_hundred_addresses_of_one_server(server):
    server.behaviours = {f"/{number}": answer() for number in range(500)}
    urls = [server.url + path for path in server.behaviours]
    told = []
    found = ask(*urls, progress=lambda done, of: told.append((done, of)))
    assert {found[url].standing for url in urls} == {Standing.FINE}
    assert len(server.asked) == 500
    assert server.most <= QUICK.per_host
    assert told == [(number, 500) for number in range(501)]


def test_each_address_is_asked_once(server):
    server.behaviours["/a"] = answer(body=PAGE)
    same = [f"{server.url}/a", f"HTTP://127.0.0.1:{server.port}/a", f"{server.url}/a#"]
    found = ask(*same, *same)
    assert {one.standing for one in found.values()} == {Standing.FINE}
    assert server.asked == [("HEAD", "/a")]


def test_all_places_of_a_page_are_looked_for_in_one_request(server):
    server.behaviours["/a"] = answer(body=PAGE)
    urls = [f"{server.url}/a", f"{server.url}/a#here", f"{server.url}/a#nope"]
    anchors = [one.anchor for one in ask(*urls).values()]
    assert anchors == [Anchor.UNKNOWN, Anchor.FOUND, Anchor.MISSING]
    assert server.asked == [("GET", "/a")]


def test_user_name_and_password_are_not_sent(server):
    server.behaviours["/a"] = answer()
    (found,) = ask(server.url.replace("//", "//me:secret@") + "/a").values()
    assert found.standing is Standing.FINE
    assert "authorization" not in server.requests[0].headers
    assert "secret" not in found.seen


def test_program_names_itself(server):
    one(server, "/a", answer(), replace(QUICK, user_agent="Garden (+https://www.example.com/)"))
    assert server.requests[0].headers["user-agent"] == "Garden (+https://www.example.com/)"


def test_cookies_are_not_kept(server):
    server.behaviours["/b"] = answer()
    one(server, "/a", answer(302, Location="/b", Set_Cookie="a=b"))
    assert all("cookie" not in request.headers for request in server.requests)


def test_ignored_addresses_are_neither_asked_nor_answered(server):
    policy = replace(QUICK, ignore=("*/members/*",))
    assert ask(f"{server.url}/members/a", policy=policy) == {}
    assert server.asked == []


def test_expected_status_is_fine(server):
    policy = replace(QUICK, expected={"http://127.0.0.1:*/members/*": (403,)})
    assert said(server, "/members/a", answer(403), policy)[0] == "fine"
    assert said(server, "/members/b", answer(401), policy)[0] == "unverified"
    assert said(server, "/others", answer(403), policy)[0] == "unverified"


def test_expected_passing_fault_is_not_tried_again(server):
    policy = replace(QUICK, expected={"*": (503,)})
    assert said(server, "/a", answer(503), policy) == ("fine", "answered 503")
    assert len(server.asked) == 1


def test_host_that_is_not_asked_for_heads(server):
    one(server, "/a", answer(), replace(QUICK, hosts={"127.0.0.1": HostPolicy(head=False)}))
    assert server.asked == [("GET", "/a")]


@pytest.mark.parametrize("url", ["http://exa mple.test/", "https://", "http://a.test:99999/"])
def test_what_is_no_address(url):
    (found,) = ask(url).values()
    assert (found.standing, found.seen) == (
        Standing.UNVERIFIED,
        "it cannot be read as an address",
    )


def test_proxy_of_the_environment_is_asked_instead(server, monkeypatch):
    server.behaviours["http://www.example.test/a"] = answer()
    monkeypatch.setenv("http_proxy", server.url)
    (found,) = ask("http://www.example.test/a").values()
    assert found.standing is Standing.FINE
    assert server.asked == [("HEAD", "http://www.example.test/a")]


def test_proxy_does_not_make_private_addresses_askable(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url)
    ask("http://10.0.0.1/", "http://localhost/", policy=replace(QUICK, allow_private=()))
    assert server.asked == []


def test_proxy_of_another_kind_proves_nothing(monkeypatch):
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    (found,) = ask("http://www.example.test/a").values()
    assert found.standing is Standing.UNVERIFIED
    assert found.seen == "the proxy of the environment is no `http://` proxy"


def test_server_is_gone_when_the_test_is():
    with Server() as server:
        url = server.url
    (found,) = ask(url).values()
    assert found.standing is Standing.BROKEN
