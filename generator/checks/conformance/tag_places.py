"""
Tags that stand where browsers have no place for them: between the cells of a table, or in the head.

Source: WHATWG HTML, sections 13.2.6.1 "Creating and inserting nodes" and 13.2.6.4.4 "The "in head"
insertion mode".
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator.checks.conformance.page_tags import PARTS_OF_TABLES, PageTags
from generator.checks.conformance.tag_fault import Slip, TagFault
from generator.checks.page.html_page import Element
from generator.tags import RAW_TEXT, Tag, Text

#: Between these tags of a table no text may stand.
_BARE = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup"})
#: What browsers put into the head even behind its end.
_OF_HEADS = frozenset({
    "base", "link", "meta", "noframes", "script", "style", "template", "title",
})  # fmt: skip
#: After their end a table goes on.
_ENDS_OF_PARTS = PARTS_OF_TABLES - {"table", "col"}


def moved(tags: PageTags) -> Iterator[TagFault]:
    """What stands in a table in the HTML, and before it in the tree; once for each table."""
    tables: list[tuple[int, Element]] = []
    told: set[int] = set()
    previous: Tag | None = None
    for piece in tags.pieces:
        if isinstance(piece, Text):
            if tables and tables[-1][0] not in told and _is_bare(previous):
                words = tags.words(piece, Slip.MOVED)
                if words is not None:
                    told.add(tables[-1][0])
                    yield words
            continue
        previous = piece
        if piece.closing:
            if piece.name == "table" and tables and piece.start in tags.by_end:
                tables.pop()
            continue
        begun = tags.by_start.get(piece.start)
        if begun is None or not begun.element.is_html:
            continue
        if tables and tables[-1][0] not in told and _is_before(begun.element, tables[-1][1]):
            told.add(tables[-1][0])
            yield tags.begun_fault(Slip.MOVED, begun, None)
        if piece.name == "table":
            tables.append((piece.start, begun.element))


def without_row(tags: PageTags) -> Iterator[TagFault]:
    """The first cell of each row that the parser added."""
    for row in tags.page.named("tr"):
        if row.position is None and (cell := next(row.children, None)) is not None:
            offset = cell.offset
            if offset is not None:
                yield TagFault(Slip.NO_ROW, cell.name, offset, f"<{cell.name}>", cell)


def head_ended(tags: PageTags) -> Iterator[TagFault]:
    """What ended the head, where its own end tag came after that."""
    ends = [tag for tag in tags.tags if tag.name == "head" and tag.closing]
    if not ends or ends[0].start in tags.by_end:
        return
    bodies = tags.page.named("body")
    for node in bodies[0].nodes if bodies else ():
        if not isinstance(node, str):
            if node.offset is not None and node.offset < ends[0].start:
                around = _open_noscript(tags, node.offset)
                shown = f"<{node.name}>"
                yield TagFault(Slip.HEAD_ENDED, node.name, node.offset, shown, node, around)
            return
        if node.strip():
            yield from _words_before(tags, ends[0].start)
            return


def _open_noscript(tags: PageTags, offset: int) -> str:
    """The tag of a ``noscript`` around a place in the HTML; empty where there is none."""
    before = [tag for tag in tags.tags if tag.start < offset and tag.name == "noscript"]
    return "<noscript>" if before and not before[-1].closing else ""


def before_body(tags: PageTags) -> Iterator[TagFault]:
    """The first thing between the end of the head and the start tag of the body."""
    ends = [tag for tag in tags.tags if tag.name == "head" and tag.closing]
    if not ends or ends[0].start not in tags.by_end:
        return
    start = ends[0].end
    bodies = (tag.start for tag in tags.tags if tag.name == "body" and not tag.closing)
    body = next((at for at in bodies if at >= start), -1)
    for fault in _things(tags, start, Slip.BEFORE_BODY):
        # Where no start tag of the body is written, the first thing in it begins the body.
        if fault.offset < body or (body < 0 and fault.name in _OF_HEADS):
            yield fault
        return


def after_body(tags: PageTags) -> Iterator[TagFault]:
    """The first thing behind the end of the body."""
    ends = [
        tag
        for tag in tags.tags
        if tag.closing
        and tag.name in ("body", "html")
        and ((ended := tags.by_end.get(tag.start)) is None or ended.element.is_html)
    ]
    if ends:
        yield from islice(_things(tags, ends[0].end, Slip.AFTER_BODY), 1)


def _things(tags: PageTags, start: int, slip: Slip) -> Iterator[TagFault]:
    """Elements that begin and words that stand behind *start*."""
    for piece in tags.pieces:
        if piece.start < start:
            continue
        if isinstance(piece, Text):
            words = tags.words(piece, slip)
            if words is not None:
                yield words
        elif not piece.closing and (begun := tags.by_start.get(piece.start)):
            yield tags.begun_fault(slip, begun, None)


def _words_before(tags: PageTags, end: int) -> Iterator[TagFault]:
    """The first words before *end* that are no content of a title, a script or a style."""
    previous: Tag | None = None
    for piece in tags.pieces:
        if piece.start >= end:
            return
        if isinstance(piece, Tag):
            previous = piece
        elif previous is None or previous.closing or previous.name not in RAW_TEXT:
            words = tags.words(piece, Slip.HEAD_ENDED)
            if words is not None:
                yield replace(words, other=_open_noscript(tags, words.offset))
                return


def _is_bare(previous: Tag | None) -> bool:
    """Whether text after *previous* stands in a table and in no cell."""
    if previous is None:
        return False
    return previous.name in (_ENDS_OF_PARTS if previous.closing else _BARE)


def _is_before(element: Element, table: Element) -> bool:
    """Whether an element that is written in a table stands elsewhere in the page."""
    around = tuple(element.ancestors)
    # What stands in a template has no page around it.
    return table not in around and bool(around) and around[-1].name == "html"
