"""The colours of a card, as a palette: amounts of the letters' colour, then of the accent."""

from generator.cards.card import Look
from generator.value import dataclass

Color = tuple[int, int, int]

#: Amounts from none to all of a colour; the palette holds one such scale for each of two colours.
INK = 127
#: Where the accent's scale begins.
ACCENT = 128
#: How much of the letters' colour small text has.
QUIET = round(INK * 0.66)
_DARK, _LIGHT = (28, 28, 30), (250, 249, 247)
#: Contrast that text needs. Source: WCAG 2.2, criterion 1.4.3.
_READABLE = 4.5


@dataclass(frozen=True, slots=True)
class Palette:
    """
    Colours by number.

    Attributes:
        entries: Red, green and blue of 256 colours, one after another.
        label_is_colored: Whether small text can be read in the accent.
    """

    entries: tuple[int, ...]
    label_is_colored: bool

    @property
    def label(self) -> int:
        """Amount of colour that the section's name has."""
        return INK if self.label_is_colored else QUIET


def palette(look: Look) -> Palette:
    """Mix the colours of *look*; letters are dark or light, whichever reads better."""
    paper, accent = _rgb(look.background), _rgb(look.color)
    ink = max((_DARK, _LIGHT), key=lambda color: contrast(paper, color))
    scales = [_mixed(paper, color, amount) for color in (ink, accent) for amount in range(ACCENT)]
    entries = tuple(part for color in scales for part in color)
    return Palette(entries, contrast(paper, accent) >= _READABLE)


def _mixed(paper: Color, color: Color, amount: int) -> Color:
    red, green, blue = (
        round(low + (high - low) * amount / INK) for low, high in zip(paper, color, strict=True)
    )
    return red, green, blue


def _rgb(text: str) -> Color:
    digits = text.removeprefix("#")
    if len(digits) == len("rgb"):
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def contrast(one: Color, other: Color) -> float:
    """Contrast of two colours, from 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - of the standard
        for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
