"""What stands on a card, and the name of its file."""

import hashlib
from dataclasses import dataclass

#: Pixels; what Meta recommends for the picture of a shared link.
WIDTH, HEIGHT = 1200, 630
#: Folder of the output in which cards lie.
FOLDER = "social-cards"
#: Changes with how cards look.
_DESIGN = "1"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Card:
    """
    The words of one card.

    Attributes:
        above: Small, over the title: the section.
        below: Small, under the title: who wrote the page; may be empty.
        site: Name of the site.
        language: Code, for letters that look different from language to language.
    """

    title: str
    above: str = ""
    below: str = ""
    site: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Look:
    """
    How all cards of a site look.

    Attributes:
        color: Of bar and section, as ``#rrggbb``.
        background: As ``#rrggbb``; letters are dark or light, whichever reads better on it.
        drawing: Changes with whatever else decides about the pixels: fonts and the library.
    """

    color: str
    background: str
    drawing: str = ""


def file_name(card: Card, look: Look) -> str:
    """Name the file of *card*; the name changes with everything that shows on it."""
    parts = (_DESIGN, card.title, card.above, card.below, card.site, card.language)
    text = "\0".join((*parts, look.color, look.background, look.drawing))
    return f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}.png"
