import pytest

from generator.css.color import BLACK, WHITE, Color, ColorContext, read_color
from generator.css.tokens import component_values


def read(text: str, **context) -> str | None:
    found = read_color(component_values(text), ColorContext(**context))
    return None if found is None else found.hex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RED", "#ff0000"),
        ("#1a2b3c", "#1a2b3c"),
        ("#abcd", "#aabbccdd"),
        ("rgb(10 20 30)", "#0a141e"),
        ("rgba(10, 20, 30, 50%)", "#0a141e80"),
        ("rgb(100% 0% none / .2)", "#ff000033"),
        ("rgb(300 -5 calc(100 + 28))", "#ff0080"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("hsla(0.5turn, 100%, 50%, 1)", "#00ffff"),
        ("hwb(0 20% 20%)", "#cc3333"),
        ("lab(29.2345% 39.3825 20.0664)", "#7d2329"),
        ("lch(29.2345% 44.2 27)", "#7d2329"),
        ("oklab(40.101% 0.1147 0.0453)", "#7d2329"),
        ("oklch(40.1% 0.123 21.57)", "#7d2429"),
        ("color(srgb 1 0.5 0)", "#ff8000"),
        ("color(display-p3 0.6 0.6 0.6)", "#999999"),
        ("color(xyz-d65 0.95046 1 1.08906)", "#ffffff"),
        ("color-mix(in srgb, red, white 25%)", "#ff4040"),
        ("color-mix(in srgb, red 20%, blue 20%)", "#80008066"),
        ("color-mix(in hsl, hsl(350 100% 50%), hsl(10 100% 50%))", "#ff0000"),
        ("color-mix(in lab, black, white 0%)", "#000000"),
        ("rgb(from #102030 b g r)", "#302010"),
        ("hsl(from red h s calc(l / 2))", "#800000"),
        ("light-dark(white, black)", "#ffffff"),
        ("transparent", "#00000000"),
        ("CanvasText", "#000000"),
    ],
)
def test_colors(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "redd", "#12345", "rgb(1 2)", "rgb(a b c)", "red blue", "color(nowhere 1 1 1)", "12px",
     "color-mix(in srgb, red)", "light-dark(red)", "url(red)", "hsl()"],
)  # fmt: skip
def test_what_is_no_color(text):
    assert read(text) is None


def test_the_scheme_decides():
    assert read("light-dark(white, black)", scheme="dark") == "#000000"
    assert read("canvas", scheme="dark") == "#121212"


def test_the_text_decides():
    assert read("currentcolor", current=Color(1, 0, 0)) == "#ff0000"
    assert read("color-mix(in srgb, currentColor, black)", current=None) is None


def test_what_shines_through():
    half = Color(0, 0, 0, 0.5)
    assert half.over(WHITE).hex == "#808080"
    assert half.over(half).alpha == 0.75
    assert BLACK.over(WHITE) == BLACK
