"""How cards look, and the names of their files."""

import hashlib

from generator.model.card import Card
from generator.value import dataclass

#: Folder of the output in which cards lie.
FOLDER = "social-cards"
#: Changes with how cards look.
_DESIGN = "1"
_DIGITS = 16


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
    words = (_DESIGN, card.title, card.above, card.below, card.site)
    text = "\0".join((*words, look.color, look.background, look.drawing))
    return f"{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}.png"
