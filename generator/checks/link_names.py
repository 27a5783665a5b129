"""The links of a page with their names."""

from typing import NamedTuple

from generator.checks.accessible_name import accessible_name
from generator.checks.html_page import Element, HtmlPage


class NamedLink(NamedTuple):
    """An ``a`` or ``area`` with ``href``, and what assistive technology says for it."""

    element: Element
    name: str


def link_names(page: HtmlPage) -> tuple[NamedLink, ...]:
    """Name every link of *page*; ask with ``page.fact(link_names)``."""
    return tuple(NamedLink(element, accessible_name(element)) for element in page.anchors)
