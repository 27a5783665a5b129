import pytest

from generator.css.lengths import Measure, length
from generator.css.tokens import component_values
from generator.css.view import DESKTOP

MEASURE = Measure(DESKTOP, font_size=20, root_size=10, percent_of=200)


@pytest.mark.parametrize(
    ("text", "px"),
    [
        ("12px", 12),
        ("1in", 96),
        ("3pt", 4),
        ("0", 0),
        ("1.5em", 30),
        ("2rem", 20),
        ("2ch", 20),
        ("50%", 100),
        ("10vw", 128),
        ("10svh", 80),
        ("calc(1em + 2 * 3px)", 26),
        ("calc(100% - 1em)", 180),
        ("calc((1px + 2px) * -2)", -6),
        ("min(1em, 30px, 50%)", 20),
        ("max(1em, 30px)", 30),
        ("clamp(10px, 1vw, 12px)", 12),
        ("clamp(none, 1vw, 20px)", 12.8),
        ("round(up, 11px, 5px)", 15),
        ("mod(-7px, 3px)", 2),
        ("calc(sqrt(16) * 1px)", 4),
        ("calc(10px * sin(90deg))", 10),
        ("abs(-3px)", 3),
        ("hypot(3px, 4px)", 5),
    ],
)
def test_lengths(text, px):
    assert length(component_values(text), MEASURE) == pytest.approx(px)


@pytest.mark.parametrize(
    "text",
    ["auto", "1", "10deg", "calc(1px + 1)", "calc(1px / 0)", "calc(1px * 1px)", "1px 2px", "",
     "min()", "clamp(1px, 2px)", "calc()", "1e400px", "pow(2px, 2)"],
)  # fmt: skip
def test_what_is_no_length(text):
    assert length(component_values(text), MEASURE) is None


def test_percent_of_what_a_layout_decides():
    assert length(component_values("calc(50% + 1px)"), Measure(DESKTOP)) is None
