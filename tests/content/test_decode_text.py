from pathlib import PurePosixPath

import pytest

from generator.content.decode_text import decode
from generator.model.finding import Location

PATH = PurePosixPath("content/a.md")


def fault(data):
    [found] = decode(data, PATH)[1]
    return found


def test_utf8_is_read():
    assert decode("é 😀 “x”\n".encode(), PATH) == ("é 😀 “x”\n", ())


def test_byte_order_mark_is_dropped():
    assert decode(b"\xef\xbb\xbf---\n", PATH) == ("---\n", ())


@pytest.mark.parametrize("data", [b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_line_ends_become_line_feeds(data):
    assert decode(data, PATH) == ("a\nb\n", ())


@pytest.mark.parametrize(
    ("data", "line", "offset", "seems"),
    [
        ("a\ncafé\n".encode("latin-1"), 2, 5, "Latin-1 (ISO 8859-1)"),
        ("a “b”".encode("cp1252"), 1, 2, "Windows-1252"),
        (b"\xef\xbb\xbfa\n\xe9", 2, 5, "Latin-1 (ISO 8859-1)"),
        ("title".encode("utf-16"), 1, 0, "UTF-16"),
        ("title".encode("utf-32"), 1, 0, "UTF-32"),
        ("title".encode("utf-16-le"), 1, 0, "UTF-16 without a byte-order mark"),
        ("títle".encode("utf-16-be"), 1, 0, "UTF-16 without a byte-order mark"),
        (b"a \xed\xa0\x80", 1, 2, "Windows-1252"),
    ],
)
def test_other_encodings_are_named_with_the_offset(data, line, offset, seems):
    assert decode(data, PATH)[0] is None
    found = fault(data)
    assert found.rule == "content/not-utf8"
    assert found.at == Location(PATH, line)
    assert found.message.startswith("file is not UTF-8: byte ")
    assert f"byte {offset} " in found.message or seems.startswith("UTF-16 w")
    assert found.message.endswith(f"it seems to be {seems}")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "NUL (U+0000)"),
        ("\x07", "control character (U+0007)"),
        ("\x7f", "control character (U+007F)"),
        ("\x9b", "control character (U+009B)"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("\u202a", "LEFT-TO-RIGHT EMBEDDING (U+202A)"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE (U+2066)"),
        ("\u2069", "POP DIRECTIONAL ISOLATE (U+2069)"),
        ("\uffff", "control character (U+FFFF)"),
    ],
)
def test_hidden_character_is_flagged_at_its_place(character, name):
    text = f"one “two”\nthrée {character}four\n"
    assert decode(text.encode(), PATH)[0] == text
    found = fault(text.encode())
    assert found.rule == "content/hidden-character"
    assert found.at == Location(PATH, 2, 7, 8)
    assert found.message == f"there is a hidden character here: {name}"


@pytest.mark.parametrize(
    "character", ["\t", "\x85", "\u2028", "\u200b", "\u200f", "\u00ad", "\u2027"]
)
def test_visible_work_of_typography_is_allowed(character):
    assert decode(f"a{character}b".encode(), PATH)[1] == ()


def test_binary_file_does_not_flood_the_report():
    data = b"a\x00" * 300
    assert len(decode(b"word " * 100 + data, PATH)[1]) == 20
