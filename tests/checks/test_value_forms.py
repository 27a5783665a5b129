"""Forms of values: what stands just inside each, and just outside."""

import random
import time

import pytest

from generator.checks.conformance.attribute_table import attribute_table
from generator.checks.conformance.value_types import FREE, Subject, judge, subject_of
from generator.checks.conformance.values import dates, meta_content
from generator.checks.conformance.values.autofill import autofill

RIGHT = {
    "integer": ("0", "-5", "007", "12345678901234567890"),
    "length": ("0", "12"),
    "positive": ("1", "20"),
    "column span": ("1", "1000"),
    "row span": ("0", "65534"),
    "heading offset": ("0", "8"),
    "number": ("0", "-1.5", ".5", "-.5", "1e3", "1.5E-3"),
    "step": ("any", "ANY", "0.5", "1"),
    "time": (
        "2026-12-24", "2026-12", "12-24", "--12-24", "02-29", "18:30", "18:30:15", "18:30:15.123",
        "2026-12-24T18:30", "2026-12-24 18:30:59.9", "Z", "+0100", "-08:00", "2024-02-29",
        "2026-12-24T18:30Z", "2026-12-24T18:30+0100", "2026-W01", "2026-W53", "2026", "12026",
        "PT1H30M", "P2D", "P2DT3.5S", "1h 30m", "4w 2d", "1.5s", " 2026-12-24 ",
    ),
    "date of a change": ("2026-12-24", "2026-12-24T18:30Z", "2026-12-24 18:30:00-08:00"),
    "mime": ("text/html", "text/html; charset=utf-8", 'text/plain;a="b c"', "image/svg+xml"),
    "file types": (".pdf", "image/*", ".pdf, image/png", "audio/*,video/*", ".tar.gz"),
    "script type": ("", "module", "IMPORTMAP", "text/javascript", "text/template", "application/ld+json"),
    "srcset": (
        "/a.png", "/a.png 2x", "/a.png, /b.png 2x", "/a.png 480w, /b.png 960w", "/a,b.png 1.5x",
        "data:image/png;base64,AAAA 1x", "/a.png 1x,/b.png 2x", "/a.png  480w",
    ),
    "sizes": (
        "100vw", "auto", "auto, 100vw", "(min-width: 40em) 50vw, 100vw", "calc(100vw - 2rem)", "0",
        "(width >= 600px) and (orientation: portrait) 10em, 20em", "not (hover) 1px, 2px", "AUTO",
    ),
    "media": (
        "", "all", "print", "screen and (min-width: 40em)", "not print", "only screen",
        "(400px <= width < 900px)", "(hover), (prefers-color-scheme: dark)", "(color)",
        "(min-resolution: 2dppx)", "(aspect-ratio: 16/9)", "(-webkit-min-device-pixel-ratio: 2)",
        "((hover) and (width > 3px)) or (monochrome)", "(max-width: calc(10em + 2px))", "SCREEN",
        "(display-mode: standalone)", "not all and (monochrome)", "(min-aspect-ratio: 1)",
    ),
    "css color": ("#336699", "#fff", "navy", "rgb(1 2 3 / 50%)", "transparent", "Canvas", "oklch(1 0 0)"),
    "id": ("a", "ä", "1", "a.b:c"),
    "id reference": ("a",),
    "ids": ("", "a b"),
    "tokens": ("name", "name url"),
    "target": ("_blank", "_SELF", "window", "blank"),
    "target name": ("frame",),
    "map name": ("#a",),
    "keys": ("", "s", "s 1"),
    "coordinates": ("0,0,10,10", "-1.5,2"),
    "icon sizes": ("any", "32x32", "16X16 32x32"),
    "command": ("close", "--own", "SHOW-MODAL"),
    "custom element": ("my-button", "a-b.c"),
    "one line": ("a b",),
    "not empty": ("a", " "),
    "field name": ("a", "a[]"),
    "word": ("a",),
    "view box": ("0 0 24 24", "-1.5,0,1e2,.5", " 0 0 1 1 ", "0, 0, 1, 1"),
    "pattern": (
        "", "[0-9]{5}", r"\d+", "(?:a|b)+?", "(?<y>a)\\k<y>", r"[\w.\-]+", "(a)\\1", "a{2,}", "[^a-z]",
        r"\p{Letter}", r"[\p{L}--[a-z]]", "[a-z&&[aeiou]]", r"\u{1F600}", "^a$", "(?=a)b", "", "a|", "/",
        r"[\q{abc|d}]", "(?i:a)",
    ),
    "permissions": ("", "fullscreen", "fullscreen; geolocation 'self' https://a.example", "camera *; microphone 'none'"),
    "integrity": (
        "", "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    ),
    "rel of a link": ("nofollow noopener", "me", "xyz", "NOFOLLOW"),
    "rel of a link element": ("stylesheet", "shortcut icon", "alternate stylesheet"),
    "rel of a form": ("noopener",),
    "style": ("", "color: red", "--a: 1; -webkit-x: y", "color:red;", "margin: 0 !important"),
    "linked address": ("", "/a%20b", "https://[::1]/", "mailto:a b", "javascript:void(0)", "/ä", "?a=b|c"[:4]),
    "address": ("/a", "https://example.org/"),
    "form address": ("/a", "htp://x/"),
    "address or empty": ("", "#a"),
    "addresses": ("", "https://a.example/ https://b.example/"),
    "whole addresses": ("https://schema.org/Product", "urn:x:y https://a.example/"),
    "=|a|b": ("", "a", "B"),
    "==1|a|A": ("1", "a", "A"),
    "+a|b": ("", "a", "B a"),
}  # fmt: skip

WRONG = {
    "integer": ("", "+5", "1.5", "5px", " 5", "-", "٣"),
    "length": ("-1", "50%", "1.5", "auto", "12px", "²"),
    "positive": ("0", "-1", ""),
    "column span": ("0", "1001"),
    "row span": ("-1", "65535"),
    "heading offset": ("9",),
    "number": ("", "1.", "+1", "1,5", "five", "1e", "Infinity", "٣"),
    "step": ("0", "-1", "", "none"),
    "time": (
        "", "24.12.2026", "2026-13-01", "2026-02-29", "2026-04-31", "2026-1-1", "24:00", "18:60",
        "18:30:60", "2026-W54", "2025-W53", "2026-12-24T18:30+24:00", "P", "PT", "P1Y", "1h 2h", "0000",
        "tomorrow", "2026-12-24T", "18.30", "02-30", "2026-12-24T18",
    ),
    "date of a change": ("2026-12", "2026-12-24T18:30", "18:30", ""),
    "mime": ("html", "text/", "text / html", "", "text/html;", "text/html; charset"),
    "file types": ("", "pdf", "*.pdf", "image", ".pdf,", ".pdf .png,x", ".pdf,.pdf", "text/*"),
    "script type": ("javascript", "JavaScript", " module", "text"),
    "srcset": (
        "/a.png 1x, /b.png", "/a.png 480w, /b.png 2x", "/a.png 0w", "/a.png 480px", "/a.png 1x 2x", ", /a.png",
        "/a.png,", "/a.png -1x", "/a.png 1w, /b.png 1w", "/a.png 480w, , /b.png 3w", "/a.png x",
    ),
    "sizes": (
        "", "50%", "100", "-1px", "100vw, 50vw", "(min-width: 40em)", "50vw,", "min-width 3px",
        "(min-widht: 3px) 1px, 2px", "1px 2px", "auto, ", "10deg",
    ),
    "media": (
        "handheld", "sreen", "min-width: 3px", "(min-width: 600)", "(min-widht: 3px)", "screen (hover)",
        "screen and", "(hover) and (color) or (grid)", "()", "(min-orientation: portrait)", "screen,",
        "(orientation: sideways)", "(min-width)", "screen or (hover)", "and (hover)", "(depth > 3px)",
    ),
    "css color": ("", "336699", "bluee", "#12", "red blue"),
    "id": ("", "a b", "a\tb"),
    "id reference": ("", "#a", "a b"),
    "ids": ("a a",),
    "tokens": ("", " ", "a a"),
    "target": ("", "_new", "_"),
    "target name": ("", "_x"),
    "map name": ("", "#", "a"),
    "keys": ("st", "s s"),
    "coordinates": ("", "1,,2", "1;2", "1, 2", "a"),
    "icon sizes": ("", "32", "0x0", "32x", "32x32 32x32", "032x32"),
    "command": ("", "open", "-own"),
    "custom element": ("button", "My-button", "-a"),
    "one line": ("a\nb", "a\rb"),
    "not empty": ("",),
    "field name": ("", "isindex"),
    "word": ("", "a b"),
    "view box": ("", "0 0 24", "0 0 24px 24px", "0 0 -1 1", "0,,0 1 1"),
    "pattern": (
        "(", ")", "[", "]", "*", "a**", "a{2,1}", r"\y", r"[\w.-]", "[a-]", "[z-a]", "[/]", "[(]", "{", "}",
        "(?<a", r"\k<x>", r"\2(a)", "\\", "^*", "(?=a)*", "[a&&&b]"[:0] or "[a!!b]", r"\-", "(?x", "[|]",
    ),
    "permissions": ("fullscreen autoplay", "geolocaton", "camera self", "#x", "camera here"),
    "integrity": ("md5-abc", "sha256-abc", "sha384-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    "rel of a link": ("noopner", "nofollow nofollow"),
    "rel of a link element": ("stylesheeet", "icon icon"),
    "rel of a form": ("noopner",),
    "style": ("red", "colr: red", "color:", "color red", "p { color: red }", "*zoom: 1"),
    "linked address": ("/a b", "/{x}", "/a|b", "/[a]", 'https://example.org/"', "/a<b"),
    "address": ("", " ", "htp://example.org/", "/a b"),
    "form address": ("", "/a b"),
    "address or empty": ("https://", "/100%/"),
    "addresses": ("https://a.example/ htp://b.example/",),
    "whole addresses": ("", "Product", "schema.org/Product"),
    "=|a|b": ("c", " a", "a b"),
    "==1|a|A": ("", "b", "I"),
    "+a|b": ("c", "a a"),
}  # fmt: skip


@pytest.mark.parametrize(("form", "value"), [(form, one) for form in RIGHT for one in RIGHT[form]])
def test_inside(form, value):
    assert judge(form, value) is None


@pytest.mark.parametrize(("form", "value"), [(form, one) for form in WRONG for one in WRONG[form]])
def test_outside(form, value):
    verdict = judge(form, value)
    assert verdict is not None
    assert verdict.why
    assert verdict.fix


@pytest.mark.parametrize(("form", "value"), [(form, one) for form in WRONG for one in WRONG[form]])
def test_what_is_surely_meant_is_right_itself(form, value):
    verdict = judge(form, value)
    assert verdict is not None
    if verdict.right:
        assert judge(form, verdict.right) is None


def forms():
    table = attribute_table()
    own = [form for attributes in table.elements.values() for form in attributes.values()]
    return sorted({*own, *table.everywhere.values(), "view box"})


def test_every_form_of_the_table_is_tried():
    named = {form for form in forms() if form[0] not in "=+"}
    tried = RIGHT.keys() & WRONG.keys()
    assert named - FREE - tried == {"boolean"}  # a value of those is told apart from a name


@pytest.mark.parametrize("form", forms())
def test_no_text_breaks_a_form(form):
    draw = random.Random(14)
    pieces = [
        *"abcxyz019 -+.,;:/\\\"'<>[](){}|^$*?!#%&=@~_\t\n\0é\ud800😀",
        "and",
        "px",
        "auto",
        "--",
        "&&",
    ]
    for _ in range(300):
        judge.__wrapped__(form, "".join(draw.choices(pieces, k=draw.randrange(12))))


@pytest.mark.parametrize("form", forms())
@pytest.mark.parametrize(
    "piece",
    ["a", "1", "(", "[", "a ", ",", "((", "a,b ", "\\", "1h ", "-", "[a", "(hover) and ", "a;"],
)
def test_time_grows_with_the_length_alone(form, piece):
    judge.__wrapped__(form, piece)
    started = time.process_time()
    judge.__wrapped__(form, piece * (20_000 // len(piece)))
    assert time.process_time() - started < 1.5


def test_subject_of_words_is_their_value():
    assert subject_of("=a|b") is Subject.VALUE
    assert subject_of("time") is Subject.DATE


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("24.12.2026", "2026-12-24"),
        ("4. 7. 2026", "2026-07-04"),
        ("2026-1-2", "2026-01-02"),
        ("2026/12/24", "2026-12-24"),
        ("2026-12-24 9:05 +0100", "2026-12-24T09:05+0100"),
        ("12/24/2026", ""),  # and 11/12/2026 may be two days
        ("31.02.2026", ""),
    ],
)
def test_a_date_in_another_form_is_put_right_where_it_is_sure(written, right):
    verdict = dates.time(written)
    assert verdict is not None
    assert verdict.right == right


@pytest.mark.parametrize(
    "value",
    [
        "on", "OFF", "email", "shipping street-address", "section-a billing home tel-national",
        "current-password webauthn", "work email", "Street-Address", "  name  ",
    ],
)  # fmt: skip
def test_autofill_words(value):
    assert autofill(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "", "mail", "work name", "email work", "shipping", "section-a", "on off", "name email", "work,email",
        "webauthn", "email webauthn x", "work shipping email",
    ],
)  # fmt: skip
def test_words_that_fill_nothing_in(value):
    assert autofill(value) is not None


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("viewport", "width=device-width, initial-scale=1", "width=device-width; scale=1"),
        ("viewport", "width=600", "width=600px"),
        ("viewport", "user-scalable=no,viewport-fit=cover", "viewport-fit=full"),
        ("theme-color", "rgb(0 0 0)", "blackish"),
        ("color-scheme", "only light", "only"),
        ("color-scheme", "light dark", "light bark"),
        ("referrer", "same-origin", "never"),
        ("keywords", "anything", None),
    ],
)
def test_named_metas(name, right, wrong):
    assert meta_content.of_name(name, right) is None
    assert wrong is None or meta_content.of_name(name, wrong) is not None


@pytest.mark.parametrize(
    ("pragma", "right", "wrong"),
    [
        ("refresh", "soon", "5, /new/"),
        ("refresh", "5; url=/new/", "5;url=/new/"),
        ("refresh", "0; URL=/a", "0; url='/a'"),
        ("content-type", "text/html; charset=utf-8", "text/html"),
        ("content-type", "text/html; charset=latin1", "application/xhtml+xml; charset=utf-8"),
        ("x-ua-compatible", "IE=edge", "IE=7"),
        ("content-security-policy", "default-src 'self'; img-src *", "defalt-src *"),
    ],
)
def test_pragmas(pragma, right, wrong):
    assert meta_content.of_pragma(pragma, right) is None
    assert meta_content.of_pragma(pragma, wrong) is not None
