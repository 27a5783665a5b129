"""What Markdown may ask of the site while it compiles. Anyone who implements this records it."""

from collections.abc import Mapping
from typing import Protocol

from generator.model.finding import Fault
from generator.model.link import ImageTarget, LinkTarget
from generator.value import dataclass

__all__ = ["ImageTarget", "LinkTarget", "ShortcodeCall", "ShortcodeResult", "SiteAccess"]


@dataclass(frozen=True, slots=True)
class ShortcodeCall:
    """
    A shortcode as it stands in Markdown.

    Attributes:
        positional: Arguments without a name, in order.
        named: Arguments with a name.
        body: Compiled HTML between the opening and closing mark; None where there is no body.
        raw: The Markdown between them, as it stands; None where there is no body.
        line: Of the opening mark, in the source file.
        column: Of the opening mark, counted from 1.
        chain: Names of the shortcodes around it, outermost first.
    """

    name: str
    positional: tuple[str, ...]
    named: Mapping[str, str]
    body: str | None
    raw: str | None
    line: int
    column: int
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShortcodeResult:
    """HTML of a shortcode, or what is wrong with the call (HTML is then empty)."""

    html: str = ""
    faults: tuple[Fault, ...] = ()


class SiteAccess(Protocol):
    """The site as one page's Markdown sees it."""

    def link(self, target: str) -> LinkTarget:
        """Resolve the destination of a link as written (``other.md#a``, ``../x/``, ``@/y.md``, a URL)."""

    def image(self, target: str) -> ImageTarget:
        """Resolve the destination of a picture as written."""

    def has_body(self, name: str) -> bool | None:
        """Whether shortcode *name* takes a body; None where the theme has no such shortcode."""

    def body_is_markdown(self, name: str) -> bool:
        """Whether the body is Markdown (as against plain text)."""

    def shortcode_names(self) -> tuple[str, ...]:
        """Every shortcode of the theme, for the message about an unknown one."""

    def shortcode(self, call: ShortcodeCall) -> ShortcodeResult:
        """Render a shortcode with the theme's template."""
