"""Addresses are read as browsers read them, and what is plain is read without the library."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.url import parsed
from generator.url.parsed import Url, is_whole, parse, resolved

BASE = "https://www.example.com/a/b/"


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("c", "https://www.example.com/a/b/c"),
        ("../c?d#e", "https://www.example.com/a/c?d#e"),
        ("..\\c", "https://www.example.com/a/c"),
        (" c\n", "https://www.example.com/a/b/c"),
        ("c\td", "https://www.example.com/a/b/cd"),
        ("c d", "https://www.example.com/a/b/c%20d"),
        ("%2e%2e/c", "https://www.example.com/a/c"),
        ("//Other.EXAMPLE", "https://other.example/"),
        ("\\\\other.example\\c", "https://other.example/c"),
        ("https:c", "https://www.example.com/a/b/c"),
        ("http:/c", "http://c/"),
        ("https:///c", "https://c/"),
        ("https://ex%61mple.org", "https://example.org/"),
        ("https://bücher.example", "https://xn--bcher-kva.example/"),
        ("https://0x7f.1", "https://127.0.0.1/"),
        ("https://a.example:443", "https://a.example/"),
        ("https://a.example/\ud800", "https://a.example/%EF%BF%BD"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_address_of_a_page(written, href):
    assert resolved(written, BASE) == href


@pytest.mark.parametrize(
    "written",
    ["https://", "https://a b/", "https://a.example:99999/", "http://[::1", "https://a%00b/", "//"],
)
def test_what_no_browser_can_read(written):
    assert parse(written, BASE) is None
    assert resolved(written, BASE) == written


def test_relative_address_needs_a_base():
    assert parse("c") is None


def test_parts():
    assert parse("HTTPS://ada:spade@[2001:DB8::1]:8443/a%20b?c#d") == Url(
        "https://ada:spade@[2001:db8::1]:8443/a%20b?c#d",
        *("https", "ada:spade", "2001:db8::1", 8443, "/a%20b", "c", "d"),
    )


def test_what_is_shown_and_compared():
    url = parse("https://ada:spade@www.example.com:8443/a%20b#c")
    assert url.public == "https://www.example.com:8443/a%20b#c"
    assert url.origin == "https://www.example.com:8443"
    assert url.decoded_path == "/a b"
    assert url.asked_port == 8443
    assert parse("http://www.example.com").asked_port == 80


@given(
    st.text("ab1-.", min_size=1, max_size=12),
    st.text("a1./%2eEF~!$&()*+,;=:@_-|'\\\"{", max_size=16),
)
def test_plain_address_is_what_the_library_makes_of_it(name, path):
    written = f"https://{name}.org/{path}"
    if parsed._PLAIN.fullmatch(written):
        assert parsed._normal(written, "") == written
        assert parsed._normal(written, BASE) == written


def test_plain_addresses_are_met():
    assert parsed._PLAIN.fullmatch("https://www.example.org/a/b-c_d.html")
    assert not parsed._PLAIN.fullmatch("https://www.example.org/a/../b")


@given(
    st.text(max_size=60), st.sampled_from(["", "https://", "//", "http:\\\\", "file:", "/", "?"])
)
def test_whatever_is_read_is_read_the_same_again(text, start):
    url = parse(start + text, BASE)
    if url is not None:
        assert url.href.isascii()
        assert parse(url.href) == url


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        *(("https://a.example/", True), ("mailto:a", True), ("//a.example", True)),
        *(("\\\\server", True), (" ht\ntps://a", True), ("c:\\a", True)),
        *(("a/b", False), ("/a", False), ("?a:b", False), ("", False), ("1a:b", False)),
    ],
)
def test_what_means_the_same_everywhere(written, whole):
    assert is_whole(written) is whole
