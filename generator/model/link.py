"""Where a link or a picture in content leads."""

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """
    Where a link leads.

    Attributes:
        url: What goes into `href`; the text as written where it leads nowhere.
        rule: Id of the fault where the link is wrong; empty where it is right.
        message: What is wrong, for a person.
        fix: What to do about it, such as the nearest match.
        external: Whether it leads to another site.
        right: What has to be written instead; empty where a person must choose.
    """

    url: str
    rule: str = ""
    message: str = ""
    fix: str = ""
    external: bool = False
    right: str = ""

    @property
    def unsafe(self) -> bool:
        """Whether following it would run code, so that it is not published."""
        return self.rule == "links/unsafe"


@dataclass(frozen=True, slots=True)
class ImageTarget:
    """Where a picture is; width and height are in pixels, None where they are not known."""

    url: str
    width: int | None = None
    height: int | None = None
    rule: str = ""
    message: str = ""
    fix: str = ""
