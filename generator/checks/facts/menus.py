"""Parts of a page that a site repeats: its navigations and its footer."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.accessibility.link_names import link_names
from generator.checks.page.html_page import Element, HtmlPage
from generator.value import dataclass

_REPEATED = frozenset({"contentinfo", "navigation"})
#: A navigation in it, such as a table of contents, belongs to what the page is about.
_OF_THE_TEXT = "main,article,[role=main]"
_MOST = 60  # links; a longer list is no menu that somebody learns by heart


@dataclass(frozen=True, slots=True)
class Menu:
    """
    A part with links that may stand on many pages.

    Attributes:
        role: `navigation` or `contentinfo`.
        name: What assistive technology calls it; empty for none.
        links: Of each link in it, the address as written and its name.
    """

    role: str
    name: str
    links: tuple[tuple[str, str], ...]


def menus(page: HtmlPage, offsets: Sequence[int]) -> tuple[tuple[int, Menu], ...]:
    """
    List the repeated parts of *page* that have links, in document order.

    Args:
        page: The page.
        offsets: Of each of `HtmlPage.anchors`.

    Returns:
        Of each part, the index of its first link among the page's, and the part.
    """
    found = []
    for kind, element in page.fact(landmarks):
        if kind not in _REPEATED or element.closest(_OF_THE_TEXT) is not None:
            continue
        start, end = element.offset, element.outer_end
        if start is None or end is None:
            continue
        first, last = bisect_left(offsets, start), bisect_left(offsets, end)
        if 0 < last - first <= _MOST:
            names = [one.name for one in page.fact(link_names)[first:last]]
            links = tuple(zip(page.addresses[first:last], names, strict=True))
            found.append((first, _menu(kind, _label(element), links)))
    return tuple(found)


def _label(element: Element) -> str:
    if element.get("aria-labelledby") is None:
        return element.get("aria-label") or ""
    ids = (element.get("aria-labelledby") or "").split()
    named = (element.page.by_id(one) for one in ids)
    return " ".join(one.text.strip() for one in named if one is not None)


@lru_cache(maxsize=256)
def _menu(role: str, name: str, links: tuple[tuple[str, str], ...]) -> Menu:
    """Give one value for all pages that show the same, which keeps what is stored of them small."""
    return Menu(role, name, links)
