"""Links of a page that are called the same and lead to different addresses."""

from typing import NamedTuple

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.link_names import link_names
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import INLINE, Element, HtmlPage

_MOST = 30  # of one name; on a longer list, what they are called is said once and for all
_CELLS = frozenset({"td", "th"})


class Namesake(NamedTuple):
    """
    One of the links.

    Attributes:
        number: Among the links of the page; -1 for one in a drawing.
        context: Number of what it stands in; links of one number are told apart by nothing else.
        href: As written, for a link in a drawing; else empty.
        offset: Of its start tag in the page, for a link in a drawing; else -1.
    """

    number: int
    context: int
    href: str = ""
    offset: int = -1


class SameName(NamedTuple):
    """
    Links of one name.

    Attributes:
        name: What assistive technology says for them, as the first one spells it.
        links: In document order; at least two of their addresses differ.
    """

    name: str
    links: tuple[Namesake, ...]


class _Found(NamedTuple):
    """A link, its name, and how it is kept."""

    element: Element
    name: str
    href: str
    number: int


def same_names(page: HtmlPage) -> tuple[SameName, ...]:
    """Gather the links of *page* that only their addresses tell apart; hidden ones are none."""
    links = page.fact(link_names)
    drawn = page.svg_elements("a")
    if not drawn:
        names = [one.name.casefold() for one in links]
        if len(set(zip(names, page.addresses, strict=True))) == len(set(names)):
            return ()  # so it is on most pages
    by_name: dict[str, list[_Found]] = {}
    for index, ((element, name), href) in enumerate(zip(links, page.addresses, strict=True)):
        if name:
            by_name.setdefault(name.casefold(), []).append(_Found(element, name, href, index))
    for element in drawn:
        address = element.get("href")
        href = address if address is not None else (element.get("xlink:href") or "")
        name = accessible_name(element)
        if name and href:
            by_name.setdefault(name.casefold(), []).append(_Found(element, name, href, -1))
    groups = (some for some in by_name.values() if len({one.href for one in some}) > 1)
    return tuple([found for some in groups if (found := _same_name(some)) is not None])


def _same_name(links: list[_Found]) -> SameName | None:
    met = [one for one in links if role(one.element) == "link" and not is_hidden(one.element)]
    if len(met) > _MOST or len({one.href for one in met}) <= 1:
        return None
    contexts: dict[tuple[Element, ...], int] = {}
    found = []
    for one in met:
        context = contexts.setdefault(_context(one.element), len(contexts))
        if one.number >= 0:
            found.append(Namesake(one.number, context))
        else:
            found.append(Namesake(-1, context, one.href, one.element.offset or 0))
    return SameName(met[0].name, tuple(found))


def _context(link: Element) -> tuple[Element, ...]:
    """
    What a link stands in: its block, the list items, and the cell around it.

    Source:
        ACT Rules Format, "Programmatically determined link context".
    """
    found: list[Element] = []
    block = cell = False
    for one in link.ancestors:
        is_block = one.is_html and one.name not in INLINE
        is_cell = one.name in _CELLS
        if one.name == "li" or (is_block and not block) or (is_cell and not cell):
            found.append(one)
        block = block or is_block
        cell = cell or is_cell
    return tuple(found)
