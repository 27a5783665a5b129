"""
Styles of a page's elements.

Ask ``page.fact(page_styles)``. For what is to be looked at on every page, ask about kinds
(`PageStyles.where`, `PageStyles.styled`): their styles are kept from page to page. Of one element
`PageStyles.of` gives all properties, each with the line of CSS that it comes from.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.parsed_page import Element
from generator.checks.styles.hints import hint_entries
from generator.checks.styles.key_properties import KEY_PROPERTIES
from generator.checks.styles.nodes import ElementNode
from generator.checks.styles.sources import PageSheets, gather_sheets, sources_of
from generator.checks.styles.style_table import OPEN, RealNodes, StyleTable
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.cascade import Match, StyleSet
from generator.css.entries import Entry, Origin, attribute_entries
from generator.css.generated_text import Attribute
from generator.css.matching import Matcher
from generator.css.sheet import read_declarations
from generator.css.style import Place, Style
from generator.css.view import DESKTOP, View

__all__ = ["PageStyles", "Place", "StyledKind", "page_styles"]

Answer = TypeVar("Answer")
_AT_REST: frozenset[str] = frozenset()


class _Known(NamedTuple):
    """What pages with the same style sheets share."""

    found: PageSheets
    table: StyleTable


class _Situation(NamedTuple):
    """What is done on a page, and to which element; states are None where that is open."""

    focus: Element | None = None
    states: frozenset[str] | None = _AT_REST


def page_styles(page: HtmlPage) -> "PageStyles":
    """Give the styles of *page*; ask for it with ``page.fact(page_styles)``."""
    return PageStyles(page)


class PageStyles:
    """
    The computed styles of one page.

    Attributes:
        lacks_missing_alone: Whether all that is not known are sheets that the site does not have.
        is_whole: Whether every style sheet of the page is known. Where it is False, a sheet of
            another host, or one that is missing, may style an element in another way than is said.
    """

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        sources, self._style_elements = sources_of(page)
        files, base_url = page.files, page.base_url

        def make() -> _Known:
            found = gather_sheets(sources, base_url, files)
            table = StyleTable(StyleSet(found.sheets, KEY_PROPERTIES))
            return _Known(found, table)

        known = files.remember((page_styles, sources), make)
        page.note_read(known.found.read)
        found = known.found
        self.is_whole = found.is_whole and not found.missing
        self.lacks_missing_alone = found.is_whole and files.is_known
        self._sources = sources
        self._sheets = known.found.sheets
        self._table = known.table
        self._table.make_room()
        self._nodes: dict[Element, ElementNode] = {}
        self._trunks: dict[Element, StyledKind] = {}
        self._styled: dict[Element, StyledKind] = {}
        self._matchers: dict[_Situation, Matcher] = {}
        self._styles: dict[tuple[View, _Situation], dict[Element, Style]] = {}
        self._parts: dict[tuple[View, _Situation, Element, str], Style] = {}
        self._starts: tuple[tuple[int, int], ...] | None = None

    # --- kinds: cheap ---

    def where(self, function: Callable[[StyledKind], Answer]) -> Iterator[tuple[Element, Answer]]:
        """
        Give the elements of which *function* says something, and what it says.

        Args:
            function: Of the styled kind alone, and the same object at each call, such as a function
                of a module. None, "" and other false values say nothing.

        Yields:
            In document order.
        """
        for element, answer in self._page.where(self._table.asker(function)):
            if answer is not OPEN:
                yield element, answer
            elif told := self.styled(element).remember(function):
                yield element, told

    def styled(self, element: Element) -> StyledKind:
        """Give the styled kind of an element of this page."""
        found = self._styled.get(element)
        if found is None:
            kind = self._page.kind_of(element)
            variants = self._table.variants(kind)
            if variants is not None and len(variants) == 1:
                found = variants[0]
            else:
                above = element.parent
                parent = None if above is None else self._trunk(above)
                found = self._table.whole(kind, parent, element, self._at_rest)
            self._styled[element] = found
        return found

    def _trunk(self, element: Element) -> StyledKind:
        """The same, where nobody asks for pseudo-elements."""
        table, kind_of, known = self._table, self._page.kind_of, self._trunks
        waiting = []
        one: Element | None = element
        while one is not None and one not in known:
            trunks = table.trunks(kind_of(one))
            if trunks is not None and len(trunks) == 1:
                known[one] = trunks[0]
                break
            waiting.append(one)
            one = one.parent
        found = None if one is None else known[one]
        for inner in reversed(waiting):
            found = known[inner] = table.trunk(kind_of(inner), found, inner, self._at_rest)
        assert found is not None
        return found

    @cached_property
    def _at_rest(self) -> RealNodes:
        return RealNodes(self._node, self._matcher(_Situation()))

    def is_rendered(self, element: Element, view: View = DESKTOP) -> bool:
        """
        Whether boxes are made for an element.

        False where it or an element around it is not displayed, lies in closed ``details``, or
        its content is skipped.
        """
        return self._trunk(element).is_rendered(view)

    def is_visible(self, element: Element, view: View = DESKTOP) -> bool:
        """Whether an element is rendered, and not made invisible by ``visibility``."""
        return self._trunk(element).is_visible(view)

    def generated_text(self, element: Element, name: str, view: View = DESKTOP) -> str:
        """
        Give the text that CSS puts before or after an element; empty where there is none.

        Where an alternative is written (``content: "★" / "new"``), it is that. Pictures and
        counters say nothing here.

        Args:
            element: Of this page.
            name: ``before`` or ``after``.
            view: What the page is looked at with.
        """
        found = []
        for one in self.styled(element).content(name, view):
            if isinstance(one, Attribute):
                found.append(element.get(one.name) or "")
            elif one is not None:
                found.append(one)
        return "".join(found)

    # --- one element: everything ---

    def of(
        self,
        element: Element,
        view: View = DESKTOP,
        *,
        states: frozenset[str] = _AT_REST,
        focus: Element | None = None,
    ) -> Style:
        """
        Give the computed style of an element, all properties and places included.

        Args:
            element: Of this page.
            view: What the page is looked at with.
            states: What is done to it, such as ``frozenset({"focus", "focus-visible"})``; nothing
                at rest.
            focus: The element to which *states* is done, where it is another one.
        """
        situation = _Situation(focus or element, states) if states else _Situation()
        known = self._styles.setdefault((view, situation), {})
        waiting = []
        one: Element | None = element
        while one is not None and one not in known:
            waiting.append(one)
            one = one.parent
        style = None if one is None else known[one]
        for inner in reversed(waiting):
            style = known[inner] = self._made(inner, "", view, situation, style)
        assert style is not None
        return style

    def part(
        self,
        element: Element,
        name: str,
        view: View = DESKTOP,
        *,
        states: frozenset[str] = _AT_REST,
    ) -> Style:
        """
        Give the computed style of a pseudo-element, whether a box is made for it or not.

        Args:
            element: Of this page.
            name: Such as ``before``, ``after``, ``placeholder`` or ``marker``.
            view: What the page is looked at with.
            states: What is done to the element.
        """
        situation = _Situation(element, states) if states else _Situation()
        key = (view, situation, element, name)
        found = self._parts.get(key)
        if found is None:
            own = self.of(element, view, states=states)
            found = self._parts[key] = self._made(element, name, view, situation, own)
        return found

    def _made(
        self,
        element: Element,
        part: str,
        view: View,
        situation: _Situation,
        parent: Style | None,
    ) -> Style:
        node = self._node(element)
        rules = self._set.at(view)
        sure, unsure = self._set.matches(node, self._matcher(situation))
        entries = rules.entries([*sure, *unsure]).get(part, [])
        if not part:
            own = [*hint_entries(node), *_attribute(element)]
            entries = sorted([*entries, *own], key=lambda one: one.weight)
        place = (element.line or 0, element.column or 0)
        return Style(
            view, entries, parent, rules.registrations, starts=self._begin(), attribute=place
        )

    @cached_property
    def _set(self) -> StyleSet:
        """With all properties, which few pages are asked for."""
        key = (StyleSet, self._sources)
        return self._page.files.remember(key, lambda: StyleSet(self._sheets))

    def matches(self, element: Element, node: ElementNode | None = None) -> list[Match]:
        """
        Give the selectors that fit an element, or may, whatever the view and whatever is done to it.

        Args:
            element: Of this page.
            node: As which selectors look at it; None for the element as it is.
        """
        matcher = self._matcher(_Situation(None, None))
        sure, unsure = self._set.matches(node or self._node(element), matcher)
        return [*sure, *unsure]

    def _begin(self) -> tuple[tuple[int, int], ...]:
        """Where the text of each ``style`` element begins: line and column from 0."""
        if self._starts is None:
            self._starts = tuple(_start(self._page, one) for one in self._style_elements)
        return self._starts

    def _node(self, element: Element) -> ElementNode:
        return self._nodes.get(element) or ElementNode(element, self._nodes)

    def _matcher(self, situation: _Situation) -> Matcher:
        found = self._matchers.get(situation)
        if found is None:
            focus = None if situation.focus is None else self._node(situation.focus)
            found = self._matchers[situation] = Matcher(focus, situation.states)
        return found


def _attribute(element: Element) -> Iterator[Entry]:
    text = element.get("style")
    if text:
        yield from attribute_entries(read_declarations(text), Origin.AUTHOR)


def _start(page: HtmlPage, element: Element) -> tuple[int, int]:
    end = element.end
    if end is None:
        return 0, 0
    before = page.line_starts
    line = next((at for at in range(len(before), 0, -1) if before[at - 1] <= end), 1)
    return line - 1, end - before[line - 1]
