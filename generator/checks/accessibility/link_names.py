"""The links of a page with their names."""

from typing import NamedTuple

from generator.checks.accessibility.accessible_name import accessible_names
from generator.checks.page.html_page import Element, HtmlPage


class NamedLink(NamedTuple):
    """An ``a`` or ``area`` with ``href``, and what assistive technology says for it."""

    element: Element
    name: str


def waits_for_words(link: Element) -> bool:
    """
    Whether *link* waits for words and nothing else: it is empty, and so it was written on the page.

    One that a style sheet may draw as an icon is left to people.
    """
    span = link.page.metadata.content if isinstance(link.page, HtmlPage) else None
    offset = link.offset
    return (
        span is not None
        and offset is not None
        and span[0] <= offset < span[1]
        and not link.text.strip()
        and next(link.children, None) is None
        and link.get("class") is None
        and link.get("style") is None
    )


def link_names(page: HtmlPage) -> tuple[NamedLink, ...]:
    """Name every link of *page*; ask with ``page.fact(link_names)``."""
    return tuple(map(NamedLink, page.anchors, accessible_names(page, page.anchors)))
