"""One spelling for all that mean the same address."""

import pytest

from generator.external.address import read_address


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://www.example.org", "https://www.example.org/"),
        ("HTTPS://WWW.Example.ORG:443/A", "https://www.example.org/A"),
        ("http://example.org:80/", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://example.org./a", "https://example.org/a"),
        (" https://example.org/a b\n", "https://example.org/a%20b"),
        ("https://bücher.example/ü?ß=ä#ö", "https://xn--bcher-kva.example/%C3%BC?%C3%9F=%C3%A4"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://例え。テスト/", "https://xn--r8jz45g.xn--zckzah/"),
        ("https://example.org/a%2Fb%20c", "https://example.org/a%2Fb%20c"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a?b=c%2Fd&e=%zz", "https://example.org/a?b=c%2Fd&e=%25zz"),
        ("https://me:secret@example.org/", "https://example.org/"),
        ("https://[2001:DB8::1]:8443/a", "https://[2001:db8::1]:8443/a"),
        ("https://example.org/a\\b", "https://example.org/a/b"),
        ("https:///a", "https://a/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0177.1:8080/", "http://127.0.0.1:8080/"),
        ("http://example.com@127.1/", "http://127.0.0.1/"),
        ("http:\\\\EX%61MPLE.org\\a", "http://example.org/a"),
        ("https://under_score.example.org/", "https://under_score.example.org/"),
    ],
)
def test_spelling(written, url):
    assert read_address(written).url == url


@pytest.mark.parametrize(
    "written",
    [
        "mailto:a@example.org",
        "ftp://example.org/",
        "https://",
        "https://exa mple.org/",
        "https://[::1",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://exa%00mple.org/",
        f"https://{'ü' * 70}.example/",
        "/a",
        "",
    ],
)
def test_what_is_no_web_address(written):
    assert read_address(written) is None


@pytest.mark.parametrize(
    ("written", "fragment"),
    [
        ("https://a.example/#b%20c", "b c"),
        ("https://a.example/#ü", "ü"),
        ("https://a.example/#b:~:text=c", "b"),
        ("https://a.example/#:~:text=c", ""),
        ("https://a.example/#TOP", ""),
        ("https://a.example/#/route", ""),
        ("https://a.example/", ""),
    ],
)
def test_place_on_the_page(written, fragment):
    assert read_address(written).fragment == fragment


@pytest.mark.parametrize(
    ("location", "url", "fragment"),
    [
        ("/b", "https://a.example/b", "old"),
        ("c?d", "https://a.example/x/c?d", "old"),
        ("//other.example", "https://other.example/", "old"),
        ("https://other.example/#new", "https://other.example/", "new"),
    ],
)
def test_redirect(location, url, fragment):
    target = read_address("https://a.example/x/y#old").follow(location)
    assert (target.url, target.fragment) == (url, fragment)
