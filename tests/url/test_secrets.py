"""Passwords and tokens are hidden, letter by letter; all else stands."""

import pytest

from generator.url.secrets import is_masked, masked, name_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ada:spade@a.example/", "https://*********@a.example/"),
        ("see `https://a.example/?token=abc&b=c`.", "see `https://a.example/?token=***&b=c`."),
        ("/a?b=c&access_token=x.y-z#d", "/a?b=c&access_token=*****#d"),
        ("/a?X-Amz-Signature=0f&amp;X-Amz-Date=1", "/a?X-Amz-Signature=**&amp;X-Amz-Date=1"),
        ("/a?sv=1&sig=a%2Fb%3D", "/a?sv=1&sig=********"),
        ("/a#access_token=abc", "/a#access_token=***"),
        ("/a?API_KEY=abc", "/a?API_KEY=***"),
        ("/a?key=0123456789abcdef", "/a?key=****************"),
    ],
)
def test_hidden(text, shown):
    assert masked(text) == shown
    assert len(masked(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        *("https://a.example/?q=token", "/a?key=spade", "/a?tokens=3", "/token=abc", "mail a@b.c"),
        *("/a?author=ada", "/a?design=1", "a = b", "https://social.example/@ada"),
    ],
)
def test_shown(text):
    assert masked(text) == text
    assert not is_masked(text)


def test_names_tell_tokens_apart_and_hide_them():
    one, other = (name_of(f"https://a.example/?token={value}") for value in ("spade", "hoe"))
    assert one != other
    assert "spade" not in one
    assert name_of("https://a.example/?page=2") == "https://a.example/?page=2"
    assert is_masked(masked("https://a.example/?token=spade"))
