"""
What is wrong with the tags of a page: tags that close nothing, are never closed, or cross each other.

Browsers repair all of it, each in the way that the standard says, so the tree says what became of a
tag: the element that it begins or ends, or nothing. What became of it and what was meant differ in
few ways, and each is one finding, however many tags it upsets.
"""

from collections.abc import Iterator, Mapping

from generator.checks.conformance.page_tags import PageTags
from generator.checks.conformance.parse_errors import swallowed_from
from generator.checks.conformance.tag_balance import tags_agree
from generator.checks.conformance.tag_fault import Slip, TagFault
from generator.checks.conformance.tag_pairs import pair_faults
from generator.checks.conformance.tag_places import (
    after_body,
    before_body,
    head_ended,
    moved,
    without_row,
)
from generator.checks.page.html_page import Element, HtmlPage

#: Slips after which an element holds more or less than it was meant to.
_MISLED = frozenset({Slip.UNCLOSED, Slip.SLASH, Slip.CROSSED, Slip.NESTED})


def tag_faults(page: HtmlPage) -> tuple[TagFault, ...]:
    """Find what is wrong with the tags of *page*, in the order in which it stands there."""
    if tags_agree(page):
        return ()
    swallowed = swallowed_from(page)
    return tuple(
        fault
        for fault in sorted(closer_look(page), key=lambda fault: fault.offset)
        # The tag that is missed may stand in what a tag, a comment or a value without end took in.
        if swallowed is None
        or not (
            fault.slip is Slip.UNCLOSED or (fault.slip is Slip.STRAY and fault.offset > swallowed)
        )
    )


def closer_look(page: HtmlPage) -> Iterator[TagFault]:
    """Compare every tag of *page* with the tree."""
    tags = PageTags(page)
    yield from pair_faults(tags)
    if page.has("table"):
        yield from moved(tags)
        yield from without_row(tags)
    yield from head_ended(tags)
    yield from before_body(tags)
    yield from after_body(tags)


def upset_elements(page: HtmlPage) -> tuple[Element, ...]:
    """
    Elements that end elsewhere than they were meant to.

    Browsers begin some of them again further on; these stand at the place of the first.
    """
    return tuple(
        fault.element
        for fault in page.fact(tag_faults)
        if fault.element is not None and fault.slip in _MISLED
    )


def by_slip(page: HtmlPage) -> Mapping[Slip, tuple[TagFault, ...]]:
    """Group `tag_faults` of *page*; a slip that did not happen is not there."""
    if not page.fact(tag_faults):
        return {}
    found: dict[Slip, tuple[TagFault, ...]] = {}
    for fault in page.fact(tag_faults):
        found[fault.slip] = (*found.get(fault.slip, ()), fault)
    return found
