"""
Start and end tags that do not go together.

Source: WHATWG HTML, sections 13.1.2 "Elements" and 13.2.6 "Tree construction".
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from generator.checks.conformance.elements import VOID, elements
from generator.checks.conformance.page_tags import ONCE, PARTS_OF_TABLES, Begun, PageTags, group
from generator.checks.conformance.tag_fault import Slip, TagFault
from generator.checks.page.html_page import Element
from generator.tags import RAW_TEXT, Tag


def pair_faults(tags: PageTags) -> Iterator[TagFault]:
    """Give every mistake of this sort once, in no order."""
    dropped, stray = _without_element(tags)
    for tag in dropped:
        yield tags.fault(Slip.DROPPED, tag)
    found = [fault for tag in stray if (fault := _stray(tags, tag)) is not None]
    yield from _one_for_each_cause(found)
    yield from _never_closed(tags)


def _one_for_each_cause(faults: Iterable[TagFault]) -> Iterator[TagFault]:
    """Of faults with the same cause the one about a paragraph, else the first."""
    by_cause: dict[int, TagFault] = {}
    for fault in faults:
        if fault.cause < 0 or fault.slip is Slip.NESTED or fault.slip is Slip.OTHER_HEADING:
            yield fault
        elif fault.cause not in by_cause or fault.slip is Slip.CUT_PARAGRAPH:
            by_cause[fault.cause] = fault
    yield from by_cause.values()


def _without_element(tags: PageTags) -> tuple[list[Tag], list[Tag]]:
    """Start tags that begin no element, and end tags that end none and are not theirs."""
    dropped: list[Tag] = []
    stray: list[Tag] = []
    waiting: Counter[str] = Counter()
    once = set(ONCE)
    for tag in tags.tags:
        if tag.closing:
            if tag.start in tags.by_end or tag.name in ONCE:
                continue
            if waiting[tag.name]:
                waiting[tag.name] -= 1
            else:
                stray.append(tag)
        elif tag.name in once:
            once.discard(tag.name)
        elif tag.start not in tags.by_start:
            # What stands in a dropped row or cell went with it.
            if not waiting.total() and not _is_shadow_root(tag):
                dropped.append(tag)
            if tag.name not in VOID:
                waiting[tag.name] += 1
            if tag.name == "select" and tags.open["select"]:
                tags.open["select"].pop()  # in a `select`, its start tag is the end of it
                waiting[tag.name] += 1
    return dropped, stray


def _is_shadow_root(tag: Tag) -> bool:
    """Whether *tag* begins a shadow tree, so that it becomes a root and no element."""
    return tag.name == "template" and tag.first("shadowrootmode") is not None


def _stray(tags: PageTags, tag: Tag) -> TagFault | None:
    """Say what an end tag that ends nothing was meant to end; that is open no more."""
    if tag.name in VOID:
        return tags.fault(Slip.VOID, tag)
    meant = _meant(tags, tag)
    if meant is None:
        return tags.fault(Slip.STRAY, tag)
    name = meant.element.name
    if name != tag.name:
        return tags.begun_fault(Slip.OTHER_HEADING, meant, tag)
    cause = _ended_by(tags, meant, tag)
    if name == "p":
        return tags.fault(Slip.CUT_PARAGRAPH if cause else Slip.STRAY, tag, cause)
    parent = meant.element.parent
    if parent is not None and (
        (name == "form" and parent.name in PARTS_OF_TABLES)
        or (name == "noscript" and parent.name == "head")
    ):
        return None  # where it stands, or what stands in it, is the mistake and told as such
    if cause is not None and not cause.closing and group(cause.name) == group(name):
        inner = tags.by_start[cause.start]
        return tags.begun_fault(Slip.NESTED, inner, tags.tag_at(meant.start))
    return tags.begun_fault(Slip.CROSSED, meant, cause)


def _meant(tags: PageTags, tag: Tag) -> Begun | None:
    """The last open element before *tag* that it may have been meant for."""
    candidates = tags.open[group(tag.name)]
    index = bisect_left(candidates, tag.start, key=lambda one: one.start)
    return candidates.pop(index - 1) if index else None


def _ended_by(tags: PageTags, begun: Begun, before: Tag) -> Tag | None:
    """The tag that ended an element: the first one behind it that stands outside of it."""
    around = set(begun.element.ancestors)
    index = bisect_left(tags.tags, begun.start + 1, key=lambda tag: tag.start)
    for tag in islice(tags.tags, index, None):
        if tag.start >= before.start:
            break
        if not tag.closing:
            other = tags.by_start.get(tag.start)
            if other is not None and begun.element not in other.element.ancestors:
                return tag
        elif (ended := tags.by_end.get(tag.start)) and ended.element in around:
            return tag
    return None


def _never_closed(tags: PageTags) -> Iterator[TagFault]:
    models = elements().models
    phrasing = elements().categories["phrasing"]
    left = [
        one
        for same in tags.open.values()
        for one in same
        if not (one.element.name in models and models[one.element.name].may_stay_open)
    ]
    slashed = [one for one in left if one.element.start_tag.endswith("/>")]
    yield from (tags.begun_fault(Slip.SLASH, one, None) for one in slashed)
    left = [one for one in left if one not in slashed]
    swallowing = [one for one in left if one.element.name in RAW_TEXT]
    if swallowing:
        left = swallowing  # the end tags of the others may stand in the text of this one
    by_element = {one.element: one for one in left if one.element.name in phrasing}
    again: dict[Element, Begun] = {}  # `<b>…<b>`: the second was meant to end the first
    for one in left:
        parent = one.element.parent
        if parent in by_element and parent.name == one.element.name and parent not in again:
            again[parent] = one
    meant_as_end = {one.element for one in again.values()}
    for one in left:
        if one.element not in meant_as_end:
            second = again.get(one.element)
            ended = None if second is None else tags.tag_at(second.start)
            yield tags.begun_fault(Slip.UNCLOSED, one, ended)
