"""What a page shows of itself elsewhere: on results pages, and where people share it."""

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class PageSummary:
    """
    A page as others show it.

    Attributes:
        path: Output path, such as ``blog/index.html``.
        url: Path from the host's root, such as ``/blog/``.
        title: Empty where there is none.
        description: Empty where there is none.
        social_title: What a shared link shows; the title where the page says nothing else.
        social_description: The same of the description.
        image: URL of the social image as written; empty where there is none.
        offered: Whether search engines are meant to show the page.
    """

    path: str
    url: str
    title: str = ""
    description: str = ""
    social_title: str = ""
    social_description: str = ""
    image: str = ""
    offered: bool = True
