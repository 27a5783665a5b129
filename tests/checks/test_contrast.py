"""Contrast ratios, and the nearest colour that is enough."""

import random

import pytest

from generator.checks.styles.contrast import luminance, nearest, ratio
from generator.css.color import BLACK, WHITE, Color


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    # As published for these pairs in WCAG's own material.
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54)],
)
def test_ratios(one, other, expected):
    found = ratio(Color.of_hex(one), Color.of_hex(other))
    assert found == pytest.approx(expected, abs=0.005)
    assert found == ratio(Color.of_hex(other), Color.of_hex(one))


def test_luminance_grows_from_black_to_white():
    grey = [luminance(Color(one / 255, one / 255, one / 255)) for one in range(256)]
    assert grey == sorted(grey)
    assert (luminance(BLACK), luminance(WHITE)) == (0, pytest.approx(1))


def test_the_nearest_colour_is_enough_and_its_six_digits_too():
    draw = random.Random(5)
    for _ in range(300):
        text, ground = (Color(draw.random(), draw.random(), draw.random()) for _ in "ab")
        for needed in (3.0, 4.5):
            found = nearest(text, ground, needed)
            assert found is not None  # black or white is enough for both limits
            assert ratio(Color.of_hex(found.hex), ground) >= needed
    assert nearest(Color.of_hex("#808080"), Color.of_hex("#808080"), 7.0) is None


def test_hex_is_read_as_it_is_written():
    for digits in ("#000000", "#1a2b3c", "#ffffff", "#1a2b3c80"):
        assert Color.of_hex(digits).hex == digits
