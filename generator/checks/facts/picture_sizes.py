"""Pictures that do not say how large they are, as facts of a page."""

from typing import NamedTuple

from generator.checks.formats.style_sizes import Styled, StyleFacts


class UnsizedPicture(NamedTuple):
    """
    An `img` without width, without height, or without both.

    Attributes:
        url: Its `src` as written.
        offset: Of its start tag in the page's HTML.
        given: Which of `width` and `height` it has.
        pixels: Of the side that it has; None where that is no plain number.
        is_plain: Whether it is one picture for all screens, and lacks the other attributes wholly.
        path: Itself, and the elements around it outwards.
        style: What its `style` says, as in `StyleRule.sets`; `LAYS_OUT` where that of the element
            around it does.
    """

    url: str
    offset: int
    given: frozenset[str]
    pixels: int | None
    is_plain: bool
    path: tuple[Styled, ...]
    style: frozenset[str]


class Sheet(NamedTuple):
    """A style sheet that a page loads; *always* on every screen."""

    url: str
    always: bool


class UnsizedPictures(NamedTuple):
    """The pictures of a page without a size, and what styles the page."""

    pictures: tuple[UnsizedPicture, ...]
    sheets: tuple[Sheet, ...]
    styles: tuple[StyleFacts, ...]
