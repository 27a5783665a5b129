"""The tags of a page, beside the elements that came of them."""

from collections import defaultdict

from generator.checks.conformance.elements import VOID
from generator.checks.conformance.tag_fault import Slip, TagFault
from generator.checks.page.html_page import HEADINGS, Element, HtmlPage
from generator.tags import HTML, Tag, Text
from generator.value import dataclass

#: Tags that may be written once, and count for nothing where they are written again.
ONCE = frozenset({"html", "head", "body"})
PARTS_OF_TABLES = frozenset({
    "caption", "col", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
_EXCERPT = 60
_SPACE = " \t\n\f\r"


@dataclass(frozen=True, slots=True)
class Begun:
    """An element, with the offset of its start tag and of its end tag, if one ends it."""

    element: Element
    start: int
    end: int | None


def group(name: str) -> str:
    """One name for elements that any of their end tags ends."""
    return "h" if name in HEADINGS else name


class PageTags:
    """
    The tags of a page beside the elements that came of them.

    Attributes:
        pieces: Tags and texts of the HTML, in their order.
        tags: The tags among them.
        by_start: Elements by the offset of their start tag.
        by_end: The same by that of their end tag.
        open: Elements that no end tag ends, those that need none included, by `group`. Who finds
            out about one takes it out.
    """

    def __init__(self, page: HtmlPage) -> None:
        self.page = page
        begun = [Begun(*found) for found in page.written_elements()]
        self.by_start = {one.start: one for one in begun}
        self.by_end = {one.end: one for one in begun if one.end is not None}
        self.pieces = [one for one in HTML.pieces(page.html) if isinstance(one, (Tag, Text))]
        self.tags = [one for one in self.pieces if isinstance(one, Tag)]
        self.open: defaultdict[str, list[Begun]] = defaultdict(list)
        for one in sorted(begun, key=lambda one: one.start):
            if one.end is None and not self._needs_no_end(one.element):
                self.open[group(one.element.name)].append(one)

    def _needs_no_end(self, element: Element) -> bool:
        if not element.is_html:
            return element.start_tag.endswith("/>")
        return element.name in VOID or element.name in ONCE

    def words(self, piece: Text, slip: Slip) -> TagFault | None:
        """A fault at the words of *piece*; None where it is white space."""
        text = self.page.html[piece.start : piece.end]
        words = text.strip(_SPACE)
        if not words:
            return None
        start = piece.start + len(text) - len(text.lstrip(_SPACE))
        return TagFault(slip, "", start, words.partition("\n")[0][:_EXCERPT])

    def tag_at(self, offset: int) -> Tag | None:
        """Give the tag that begins at *offset*."""
        return next((tag for tag in self.tags if tag.start == offset), None)

    def fault(self, slip: Slip, tag: Tag, other: Tag | None = None) -> TagFault:
        """A fault at *tag*, which begins no element."""
        cause = -1 if other is None else other.start
        return TagFault(
            slip, tag.name, tag.start, self._shown(tag), None, self._shown(other), cause
        )

    def begun_fault(self, slip: Slip, begun: Begun, other: Tag | None) -> TagFault:
        """A fault at the start tag of an element."""
        element = begun.element
        shown = f"<{element.name}>"
        cause = -1 if other is None else other.start
        return TagFault(slip, element.name, begun.start, shown, element, self._shown(other), cause)

    @staticmethod
    def _shown(tag: Tag | None) -> str:
        if tag is None:
            return ""
        return f"</{tag.name}>" if tag.closing else f"<{tag.name}>"
