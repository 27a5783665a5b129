"""How a page is looked at: size, colours and ways of pointing."""

from dataclasses import replace

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """
    A screen, or a sheet of paper, on which a page is shown.

    Attributes:
        width: Of the viewport, in px.
        height: Of the viewport, in px.
        scheme: ``light`` or ``dark``, as the visitor prefers.
        medium: ``screen`` or ``print``.
        touch: Whether fingers point, which cannot hover.
        reduced_motion: Whether the visitor asks for less motion.
        more_contrast: Whether the visitor asks for more contrast.
        forced_colors: Whether the system replaces the page's colours.
    """

    width: int = 1280
    height: int = 800
    scheme: str = "light"
    medium: str = "screen"
    touch: bool = False
    reduced_motion: bool = False
    more_contrast: bool = False
    forced_colors: bool = False


DESKTOP = View()
PHONE = View(390, 844, touch=True)
DESKTOP_DARK = replace(DESKTOP, scheme="dark")
PHONE_DARK = replace(PHONE, scheme="dark")
PRINT = replace(DESKTOP, medium="print", width=794, height=1123)
#: What a page is usually looked at with.
SCREENS = (DESKTOP, PHONE, DESKTOP_DARK, PHONE_DARK)
