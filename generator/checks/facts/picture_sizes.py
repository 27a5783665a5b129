"""Pictures that do not say how large they are, as facts of a page."""

from typing import NamedTuple

from generator.checks.styles.picture_rules import SizeRule


class UnsizedPicture(NamedTuple):
    """
    An `img` without width, without height, or without both.

    Attributes:
        url: Its `src` as written.
        offset: Of its start tag in the page's HTML.
        given: Which of `width` and `height` it has.
        pixels: Of the side that it has; None where that is no plain number.
        is_plain: Whether it is one picture for all screens, and lacks the other attributes wholly.
        said: What its `style` says, and what rules of style sheets say that may be about it.
        is_laid_out: Whether the element around it arranges, and may stretch, what is in it.
    """

    url: str
    offset: int
    given: frozenset[str]
    pixels: int | None
    is_plain: bool
    said: tuple[SizeRule, ...]
    is_laid_out: bool


class UnsizedPictures(NamedTuple):
    """The pictures of a page without a size; *is_whole* where all that styles the page is known."""

    pictures: tuple[UnsizedPicture, ...]
    is_whole: bool
