"""What is kept of a page's tags for social networks, for rules over the whole site."""

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class SocialFacts:
    """
    What a page tells social networks.

    Attributes:
        image: URL of the picture that they show, as written; empty where there is none.
        card: `twitter:card`, in lower case; empty where it is missing.
        width: As the page says; None where it does not, or says no number.
        height: The same.
        offset: Of the picture's tag, or of the first tag where there is not a picture.
        title: What they show as title; empty where it is the page's own.
        description: What they show below; empty where it is the page's own.
    """

    image: str = ""
    card: str = ""
    width: int | None = None
    height: int | None = None
    offset: int | None = None
    title: str = ""
    description: str = ""
