"""
Font sizes, with the peculiarity of fixed-width fonts that all browsers share.

Source: CSS Fonts Level 4, section 2.5; Chromium's `FontSizeFunctions` and `FontBuilder`.
"""

from generator.css.lengths import Measure, quantity
from generator.css.tokens import Tokens, solid, word
from generator.css.view import View
from generator.value import dataclass

_SIZES = {
    "xx-small": (9.0, 9.0),
    "x-small": (10.0, 10.0),
    "small": (13.0, 12.0),
    "medium": (16.0, 13.0),
    "large": (18.0, 16.0),
    "x-large": (24.0, 20.0),
    "xx-large": (32.0, 26.0),
    "xxx-large": (48.0, 39.0),
}
_STEP = 1.2
_FIXED = 13 / 16


@dataclass(frozen=True, slots=True)
class FontSize:
    """
    A computed font size.

    Attributes:
        px: None where it is not known.
        keyword: By which it was set, here or further out; empty for none.
        is_absolute: Whether it goes back to a length such as ``14px``.
        is_fixed: Whether the font is ``monospace`` and nothing else.
    """

    px: float | None
    keyword: str = ""
    is_absolute: bool = False
    is_fixed: bool = False

    def in_family(self, *, is_fixed: bool) -> "FontSize":
        """Inherit the size into text whose font is, or is not, the fixed-width one."""
        if is_fixed == self.is_fixed or self.px is None:
            return self
        if self.keyword:
            return FontSize(_SIZES[self.keyword][is_fixed], self.keyword, is_fixed=is_fixed)
        if self.is_absolute:
            return FontSize(self.px, is_absolute=True, is_fixed=is_fixed)
        factor = _FIXED if is_fixed else 1 / _FIXED
        return FontSize(self.px * factor, is_fixed=is_fixed)


MEDIUM = FontSize(16.0, "medium")


def font_size(
    tokens: Tokens, above: FontSize, view: View, root: float | None, *, is_fixed: bool
) -> FontSize:
    """
    Compute a font size that is set.

    Args:
        tokens: As it is set.
        above: Of the element around it.
        view: What the page is looked at with.
        root: Font size of the root in px; None for the root itself.
        is_fixed: Whether the font is ``monospace`` and nothing else.
    """
    held = solid(tokens)
    asked = word(held[0]) if len(held) == 1 else ""
    if asked in _SIZES:
        return FontSize(_SIZES[asked][is_fixed], asked, is_fixed=is_fixed)
    above = above.in_family(is_fixed=is_fixed)  # so also where a size in `em` is set
    if asked in ("larger", "smaller"):
        if above.px is None:
            return FontSize(None)
        size = above.px * _STEP if asked == "larger" else above.px / _STEP
        return FontSize(size, is_absolute=above.is_absolute, is_fixed=is_fixed)
    measure = Measure(view, above.px, MEDIUM.px if root is None else root, percent_of=above.px)
    found = quantity(tokens, measure)
    if found is None:
        return FontSize(None)
    if found.kind == "percent":
        px = None if above.px is None else found.value * above.px / 100
        return FontSize(px, is_absolute=above.is_absolute, is_fixed=is_fixed)
    is_relative = held[0].type == "dimension" and held[0].lower_unit in (
        "em", "ex", "ch", "ic", "cap", "rem", "lh", "rlh", "rex", "rch",
    )  # fmt: skip
    is_absolute = above.is_absolute or not is_relative
    return FontSize(max(0.0, found.value), is_absolute=is_absolute, is_fixed=is_fixed)
