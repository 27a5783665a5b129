"""
How well two colours can be told apart.

Source: WCAG 2.2, definitions of "contrast ratio" and "relative luminance"; 1.4.3 and 1.4.6.
"""

from generator.css.color import BLACK, WHITE, Color
from generator.css.style import Style

#: Text is large from this size in px (18 point), and from that where it is bold (14 point).
_LARGE, _LARGE_BOLD, _BOLD = 24.0, 18.66, 700.0
_STEPS = 256
#: Up to here sRGB is a straight line.
_STRAIGHT = 0.04045


def luminance(color: Color) -> float:
    """Relative luminance, from 0 to 1; alpha is ignored."""
    red, green, blue = (
        one / 12.92 if one <= _STRAIGHT else ((one + 0.055) / 1.055) ** 2.4
        for one in (color.red, color.green, color.blue)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Color, other: Color) -> float:
    """Contrast ratio, from 1 to 21, of colours that let nothing through."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def is_large(style: Style) -> bool | None:
    """Whether text of *style* is large; None where its size cannot be told."""
    size, weight = style.font_size, style.font_weight
    if size is None:
        return None
    if size >= _LARGE or (weight is not None and weight >= _BOLD and size >= _LARGE_BOLD):
        return True
    return None if weight is None and size >= _LARGE_BOLD else False


def nearest(color: Color, below: Color, needed: float) -> Color | None:
    """
    Give the colour next to *color* that has a contrast of *needed* with *below*.

    It is made darker or lighter, whichever takes less; None where neither is enough.
    """
    found = []
    for end in (BLACK, WHITE):
        for step in range(1, _STEPS + 1):
            mixed = _rounded(_mixed(color, end, step / _STEPS))
            if ratio(mixed, below) >= needed:
                found.append((step, mixed))
                break
    return min(found, key=lambda one: one[0])[1] if found else None


def _mixed(one: Color, other: Color, part: float) -> Color:
    return Color(
        one.red + (other.red - one.red) * part,
        one.green + (other.green - one.green) * part,
        one.blue + (other.blue - one.blue) * part,
    )


def _rounded(color: Color) -> Color:
    """The colour that its six digits stand for."""
    return Color(*(round(one * 255) / 255 for one in (color.red, color.green, color.blue)))
