from dataclasses import replace

import pytest

from generator.css.media import media_hold
from generator.css.supports import supports_hold
from generator.css.tokens import component_values, solid
from generator.css.view import DESKTOP, DESKTOP_DARK, PHONE, PRINT


def holds(text: str, view=DESKTOP):
    return media_hold(solid(component_values(text)), view)


@pytest.mark.parametrize(
    ("text", "desktop", "phone"),
    [
        ("", True, True),
        ("all", True, True),
        ("screen", True, True),
        ("print", False, False),
        ("not print", True, True),
        ("only screen and (max-width: 600px)", False, True),
        ("(min-width: 1280px)", True, False),
        ("(width > 1280px)", False, False),
        ("(390px <= width < 1280px)", False, True),
        ("(1280px = width)", True, False),
        ("(min-width: 30em)", True, False),
        ("(orientation: portrait)", False, True),
        ("(hover)", True, False),
        ("(hover: none) and (pointer: coarse)", False, True),
        ("not (hover)", False, True),
        ("(hover) or (max-width: 400px)", True, True),
        ("(min-aspect-ratio: 16 / 10)", True, False),
        ("(min-resolution: 2dppx)", False, True),
        ("print, (width < 500px)", False, True),
        ("(prefers-reduced-motion)", False, False),
        ("(color)", True, True),
        ("((hover) and (not (monochrome)))", True, False),
        ("(hover) and (color) or (grid)", False, False),
        ("(made-up)", None, None),
        ("(made-up) and (hover)", None, False),
        ("(made-up) or (hover)", True, None),
        ("screen and", False, False),
    ],
)
def test_media(text, desktop, phone):
    assert holds(text) is desktop
    assert holds(text, PHONE) is phone


def test_what_a_visitor_prefers():
    assert holds("(prefers-color-scheme: dark)", DESKTOP_DARK)
    assert not holds("(prefers-color-scheme: dark)")
    assert holds("(prefers-reduced-motion: reduce)", replace(DESKTOP, reduced_motion=True))
    assert holds("print", PRINT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(display: grid)", True),
        ("(display: gird)", False),
        ("not (display: gird)", True),
        ("(color: oklch(0.5 0.1 20))", True),
        ("(-moz-appearance: none)", False),
        ("(--a: b)", True),
        ("selector(a:has(b))", True),
        ("selector(a:made-up)", False),
        ("(display: grid) and (not (color: nothing))", True),
        ("font-tech(color-COLRv1)", None),
    ],
)
def test_supports(text, expected):
    assert supports_hold(solid(component_values(text))) is expected
