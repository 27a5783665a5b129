"""The outline of a page: its headings as assistive technology lists them."""

import re
from typing import NamedTuple

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import HEADINGS, Element, HtmlPage

_NUMBER = re.compile(r"[0-9]{1,9}")
_LEVELS = {name: int(name[1]) for name in HEADINGS}
#: Attributes that make an element a heading, or none, or give it another level.
_SAYING_SO = frozenset({"role", "aria-level"})
_LEVEL_WITHOUT_ONE = 2  # WAI-ARIA 1.2, role `heading`


class OutlineEntry(NamedTuple):
    """A heading: its level from 1, and its element."""

    level: int
    element: Element

    @property
    def name(self) -> str:
        """What assistive technology calls it."""
        return accessible_name(self.element)


def outline(page: HtmlPage) -> tuple[OutlineEntry, ...]:
    """List the headings of *page* in document order; hidden ones are none."""
    elements = page.headings
    with_role = page.with_attribute("role")
    if any("heading" in element.tokens("role") for element in with_role):
        candidates = {*elements, *with_role}
        elements = tuple(sorted(candidates, key=lambda element: element.offset or 0))
    return tuple(
        OutlineEntry(level, element)
        for element in elements
        if (level := _level(element)) and not is_hidden(element)
    )


def _level(element: Element) -> int:
    """Give the level; 0 for what is no heading."""
    own = _LEVELS.get(element.name, 0)
    if own and _SAYING_SO.isdisjoint(element.attribute_names):
        return own
    if role(element) != "heading":
        return 0
    written = (element.get("aria-level") or "").strip()
    if _NUMBER.fullmatch(written) and int(written) > 0:
        return int(written)
    return own or _LEVEL_WITHOUT_ONE
