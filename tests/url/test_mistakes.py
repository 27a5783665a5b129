"""What is wrong with an address as written, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.url.mistakes import Kind, leads_nowhere, mistake


@pytest.mark.parametrize(
    ("written", "kind", "right"),
    [
        ("file:///C:/x.pdf", Kind.LOCAL_FILE, ""),
        ("C:\\Users\\ada\\x.pdf", Kind.LOCAL_FILE, ""),
        ("c:/x.pdf", Kind.LOCAL_FILE, ""),
        ("C:%5CUsers", Kind.LOCAL_FILE, ""),
        ("\\\\server\\share", Kind.LOCAL_FILE, ""),
        ("%5Cserver%5Cshare", Kind.LOCAL_FILE, ""),
        ("\\\\192.168.0.2\\share", Kind.LOCAL_FILE, ""),
        ("http://localhost:1313/", Kind.LOCAL_HOST, ""),
        ("http://127.1/", Kind.LOCAL_HOST, ""),
        ("http://2130706433/", Kind.LOCAL_HOST, ""),
        ("//10.0.0.1/a", Kind.LOCAL_HOST, ""),
        ("http://[fe80::1]/", Kind.LOCAL_HOST, ""),
        ("https://printer.local/", Kind.LOCAL_HOST, ""),
        ("https://intranet/", Kind.LOCAL_HOST, ""),
        ("https://", Kind.NO_HOST, ""),
        ("https:", Kind.NO_HOST, ""),
        ("//", Kind.NO_HOST, ""),
        ("https://?a", Kind.NO_HOST, ""),
        ("http:/example.org/", Kind.SLASHES, "http://example.org/"),
        ("https:example.org", Kind.SLASHES, "https://example.org"),
        ("https:///example.org/", Kind.SLASHES, "https://example.org/"),
        ("https:\\\\example.org\\a", Kind.SLASHES, "https://example.org/a"),
        ("https:%5Cexample.org%5Ca", Kind.SLASHES, "https://example.org/a"),
        ("htp://example.org/", Kind.SCHEME, "http://example.org/"),
        ("hhttps://example.org/", Kind.SCHEME, "https://example.org/"),
        ("httsp://example.org/", Kind.SCHEME, "https://example.org/"),
        ("ttps://example.org/", Kind.SCHEME, "https://example.org/"),
        ("http//example.org/", Kind.SCHEME, "http://example.org/"),
        ("https;//example.org/", Kind.SCHEME, "https://example.org/"),
        ("mail:ada@example.org", Kind.SCHEME, "mailto:ada@example.org"),
        ("mailot:ada@example.org", Kind.SCHEME, "mailto:ada@example.org"),
        ("https://exa mple.org/", Kind.HOST, ""),
        ("https://a..example/", Kind.HOST, ""),
        ("https://{host}/", Kind.HOST, ""),
        (f"https://{'a' * 64}.example/", Kind.HOST, ""),
        ("https://example.org:65536/", Kind.PORT, ""),
        ("https://example.org:port/", Kind.PORT, ""),
        ("https://ada:spade@example.org/", Kind.CREDENTIALS, ""),
        ("https://example.org\\a?b\\c", Kind.BACKSLASH, "https://example.org/a?b\\c"),
        ("pictures\\a.png", Kind.BACKSLASH, "pictures/a.png"),
        ("https://example.org/\n  a", Kind.CONTROL, "https://example.org/a"),
        ("/100%/", Kind.PERCENT, "/100%25/"),
    ],
)
def test_mistake(written, kind, right):
    found = mistake(written)
    assert (found.kind, found.right) == (kind, right)
    assert mistake(f" {written} ") == found


@pytest.mark.parametrize(
    "written",
    [
        *("", "#", "#a:b", "?a=100%", "/", "/a/b.html?c=d%#e", "a", "../a", "a/b:c", "a%20b"),
        *("https://example.org", "HTTPS://Example.ORG/", "//cdn.example.org/a.js"),
        *("https://münchen.example/", "https://under_score.example.org/", "https://8.8.8.8/"),
        *("https://example.org:65535/", "https://example.org./", "https://social.example/@ada"),
        *("https://local.example.org/", "https://example.org/localhost", "https://test.example/"),
        *("mailto:ada@example.org", "tel:+49 30 123", "javascript:void(0)", "data:,a\\b"),
        *("ftp://ftp.example.org/", "git://example.org/a", "hxxps://example.org/", "sms:112"),
        *("webcal://example.org/a", "whatsapp://send?text=a", "http.html", "http/a", "httpd/a"),
        *("ada@example.org", "www.example.org", "example.org/a", "a\u00e9.png", "x:y"),
    ],
)
def test_address_that_may_be_meant(written):
    assert mistake(written) is None
    assert not leads_nowhere(written)


@given(st.text(alphabet="htps:/\\.@%5Cc#?[]1 \t\nä", max_size=25))
def test_what_is_right_has_no_mistake_of_its_kind(written):
    found = mistake(written)
    if found is not None and found.right:
        after = mistake(found.right)
        assert after is None or after.kind is not found.kind
