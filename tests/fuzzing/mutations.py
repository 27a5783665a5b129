"""Make a sound file unsound, by its bytes."""

import random
import re
from collections.abc import Callable, Sequence

#: Numbers that are too large, too small, or none.
NUMBERS = [
    b"1e400", b"-1e400", b"1e-400", b"9" * 400, b"9" * 5000, b"-1", b"0", b"NaN", b"Infinity", b".inf", b"-.inf",
    b".nan", b"0x7fffffffffffffff", b"18446744073709551616", b"1.7976931348623157e309", b"00", b"1_0", b"0o8",
    "٣".encode(), "²".encode(), b"1:20", b"1e999999999", b"2026-13-45", b"0000-00-00", b"9999-12-31T23:59:59Z",
    b"0001-01-01T00:00:00+14:00", b"99999-01-01",
]  # fmt: skip
#: Pieces that have meant trouble to one parser or another.
TOKENS = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\xaf", b"\r", b"\x85", b"\x1b[2J",
    "\u2028".encode(), "\u202e".encode(), "\ufdd0".encode(), "\U0010ffff".encode(), "İ".encode(), "ß".encode(),
    b"---\n", b"+++\n", b"...\n", b"```\n", b"<!--", b"-->", b"]]>", b"<![CDATA[", b"</script>", b"<script>",
    b"{{", b"}}", b"{%", b"%}", b"{#", b"{{< note >}}", b"{{< /note >}}", b"{{%", b"&amp", b"&#x110000;", b"&#0;",
    b"&x;", b"*x", b"&x [*x]", b"!!python/object/apply:os.system [x]", b"!!binary x", b"<<: *r", b"? ", b": ", b"- ",
    b"\t", b"%", b"%00", b"%zz", b"%ed%a0%80", b"\\", b"\\u0000", b"\\ud800", b"\\x", b"../../../etc/passwd",
    b"/etc/passwd", b"//", b"///", b"http://[", b"http://[::1", b"https://a:99999/", b"https://a:b/", b"//[x]/",
    b"javascript:1", b"data:,x", b"mailto:", b"file:///", b"?", b"#", b"https://%zz/", b"https://xn--a/",
    b"https://" + b"a" * 70 + b".com/", b"https://a..b/", b"url(", b"@import", b"'", b'"', b"[", b"]", b"(", b")",
    b"{", b"}", b"<", b">", b"|", b"|-|\n", b"^[", b"[^1]:", b"[x]: y", b"<svg", b"<math>", b"<template>",
    b"<frameset>", b"<plaintext>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<?xml-stylesheet href='x'?>", b"<?x ",
    b'xmlns:a="b"', b"itemref='a'", b"content", b"null", b"true", b"[]", b"{}", b"[[]]", b"{{ x", b"{{ 1/0 }}",
    b"{{ page }}", b"{{ page.content.x }}", b"{% for a in b %}", b"{% include 'page.html' %}", b"{{ page.title|x }}",
]  # fmt: skip
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
_WORD = re.compile(rb"[A-Za-z@][\w-]*")
_DEPTHS = (60, 300, 1500, 4000)
_NESTS = [
    (b"[", b"]"), (b"{", b"}"), (b"(", b")"), (b"<div>", b"</div>"), (b"<b>", b""), (b"> ", b""), (b"- ", b""),
    (b'{"a":', b"}"), (b"{a: ", b"}"), (b"calc(", b")"), (b"*a ", b""), (b"![", b"](x)"), (b"<g>", b"</g>"),
    (b"@media x {", b"}"), (b"{{< note >}}\n", b"{{< /note >}}\n"), (b"a.", b""), (b":not(", b")"), (b"(((", b""),
    (b"{% if 1 %}", b"{% endif %}"), (b'{"@type":"Thing","about":', b"}"),
]  # fmt: skip


def mutated(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    """Change *data* in one to four ways; *others* are files from which pieces come."""
    for _ in range(rng.choice((1, 1, 1, 2, 4))):
        change = rng.choice(_CHANGES)
        data = change(data, others, rng)[:_MOST]
    return data


_MOST = 400_000
_Change = Callable[[bytes, Sequence[bytes], random.Random], bytes]


def _flip(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.choice((0, 255, 127, 10, rng.randrange(256)))
    return bytes(changed)


def _span(data: bytes, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 4, 20, 200)))


def _drop(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    start, stop = _span(data, rng)
    return data[:start] + data[stop:]


def _cut(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _repeat(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    start, stop = _span(data, rng)
    times = rng.choice((2, 2, 10, 500))
    return data[:start] + data[start:stop] * times + data[stop:]


def _insert(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 2, 50)) + data[start:]


def _number(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return _insert(data, _others, rng)
    one = rng.choice(found)
    return data[: one.start()] + rng.choice(NUMBERS) + data[one.end() :]


def _value(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    """Put a token or number in the place of a word."""
    found = list(_WORD.finditer(data))
    if not found:
        return _insert(data, _others, rng)
    one = rng.choice(found)
    return data[: one.start()] + rng.choice((*TOKENS, *NUMBERS)) + data[one.end() :]


def _swap_words(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    found = list(_WORD.finditer(data))
    if not found:
        return data
    one, other = rng.choice(found), rng.choice(found)
    return data[: one.start()] + other[0] + data[one.end() :]


def _splice(data: bytes, others: Sequence[bytes], rng: random.Random) -> bytes:
    other = rng.choice(others)
    start, stop = _span(other, rng)
    at = rng.randrange(len(data) + 1)
    return data[:at] + other[start:stop] + data[at:]


def _nest(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    opening, closing = rng.choice(_NESTS)
    depth = rng.choice(_DEPTHS)
    start, stop = _span(data, rng)
    return data[:start] + opening * depth + data[start:stop] + closing * depth + data[stop:]


def _lines(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        rng.shuffle(lines) if rng.random() < 0.3 else lines.insert(0, lines.pop(rng.randrange(len(lines))))  # fmt: skip
    return b"".join(lines)


def _recode(data: bytes, _others: Sequence[bytes], rng: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    coded = [text.encode("utf-16"), text.encode("utf-16-be"), text.encode("utf-32")]
    return rng.choice(
        (*coded, b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r"), b"\x1f\x8b" + data)
    )


_CHANGES: Sequence[_Change] = (
    _flip, _flip, _drop, _cut, _repeat, _insert, _insert, _number, _number, _value, _value, _swap_words, _splice,
    _nest, _lines, _recode,
)  # fmt: skip
