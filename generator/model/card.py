"""What stands on a picture that is drawn for social networks."""

from generator.value import dataclass

#: Pixels; what Meta recommends for the picture of a shared link.
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """
    The words of one card.

    Attributes:
        above: Small, over the title: the section; may be empty.
        below: Small, under the title: who wrote the page; may be empty.
        site: Name of the site.
    """

    title: str
    above: str = ""
    below: str = ""
    site: str = ""
