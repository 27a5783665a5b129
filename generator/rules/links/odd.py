"""Links that lead to no page: empty ones, and those of schemes other than the web's."""

from typing import NamedTuple

from generator.checks.page.html_page import Element, HtmlPage

#: How nearly all links begin, which need no second look.
_ORDINARY = ("/", "http", "#", ".")


class OddLink(NamedTuple):
    """A link, and its address without white space around it."""

    element: Element
    href: str


def odd_links(page: HtmlPage) -> tuple[OddLink, ...]:
    """List them; ask with ``page.fact(odd_links)``."""
    return tuple(
        [
            OddLink(element, href.strip())
            for element, href in zip(page.anchors, page.addresses, strict=True)
            if not href.startswith(_ORDINARY)
        ]
    )
