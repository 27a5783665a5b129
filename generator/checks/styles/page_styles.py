"""
Styles of a page's elements.

Ask ``page.fact(page_styles)``. Of an element it gives the computed style in a view; of a property
that style tells its value and the line of CSS that it comes from.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.parsed_page import Element
from generator.checks.styles.hints import hint_entries
from generator.checks.styles.nodes import ElementNode
from generator.checks.styles.sources import PageSheets, page_sheets
from generator.css.cascade import Entry, Located, Origin, Place, StyleSet, attribute_entries
from generator.css.matching import Matcher
from generator.css.sheet import Sheet, read_declarations
from generator.css.style import Style
from generator.css.view import DESKTOP, View

_AT_REST: frozenset[str] = frozenset()


class Situation(NamedTuple):
    """
    How a page is looked at, and what is done on it.

    Attributes:
        focus: The element that is pointed at or has the focus; None at rest.
        states: What is done to it: ``hover``, ``focus``, ``focus-visible``, ``active``.
    """

    view: View
    focus: Element | None = None
    states: frozenset[str] = _AT_REST


def page_styles(page: HtmlPage) -> "PageStyles":
    """Give the styles of *page*; ask for it with ``page.fact(page_styles)``."""
    return PageStyles(page)


class PageStyles:
    """
    The computed styles of one page.

    Attributes:
        is_whole: Whether every style sheet of the page is known. Where it is False, another host
            or a script may style an element in another way than is said here.
    """

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._found: PageSheets = page_sheets(page)
        sheets = self._found.sheets
        self._set = page.files.remember((StyleSet, *map(_key, sheets)), lambda: StyleSet(sheets))
        self.is_whole = self._found.is_whole and self._set.is_whole
        self._nodes: dict[Element, ElementNode] = {}
        self._matchers: dict[Situation, Matcher] = {}
        self._styles: dict[Situation, dict[Element, Style]] = {}
        self._parts: dict[tuple[Situation, Element, str], Style | None] = {}
        self._entries: dict[tuple[Situation, Element], dict[str, list[Entry]]] = {}

    def of(
        self,
        element: Element,
        view: View = DESKTOP,
        *,
        states: frozenset[str] = _AT_REST,
        focus: Element | None = None,
    ) -> Style:
        """
        Give the computed style of an element.

        Args:
            element: Of this page.
            view: What the page is looked at with.
            states: What is done to it, such as ``frozenset({"focus", "focus-visible"})``; nothing
                at rest.
            focus: The element to which *states* is done, where it is another one.
        """
        situation = self._situation(element, view, states, focus)
        known = self._styles.setdefault(situation, {})
        waiting = []
        one: Element | None = element
        while one is not None and one not in known:
            waiting.append(one)
            one = one.parent
        style = None if one is None else known[one]
        for inner in reversed(waiting):
            entries = self._entries_of(inner, situation)
            rules = self._set.at(view)
            style = known[inner] = Style(view, entries.get("", []), style, rules.registrations)
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
        situation = self._situation(element, view, states, None)
        key = (situation, element, name)
        found = self._parts.get(key)
        if found is None:
            own = self.of(element, view, states=states)
            entries = self._entries_of(element, situation).get(name, [])
            registrations = self._set.at(view).registrations
            found = self._parts[key] = Style(view, entries, own, registrations)
        return found

    @staticmethod
    def _situation(
        element: Element, view: View, states: frozenset[str], focus: Element | None
    ) -> Situation:
        if not states:
            return Situation(view)
        return Situation(view, focus or element, states)

    def _entries_of(self, element: Element, situation: Situation) -> dict[str, list[Entry]]:
        key = (situation, element)
        found = self._entries.get(key)
        if found is None:
            node = self._node(element)
            rules = self._set.at(situation.view)
            found = rules.entries(node, self._matcher(situation))
            own = [*hint_entries(element), *self._attribute(element)]
            if own:
                merged = [*found.get("", []), *own]
                found[""] = sorted(merged, key=lambda one: one.weight)
            self._entries[key] = found
        return found

    def _attribute(self, element: Element) -> Iterator[Entry]:
        text = element.get("style")
        if text:
            located = Located(Sheet("", ()), Origin.AUTHOR, line=(element.line or 1) - 1)
            yield from attribute_entries(read_declarations(text), located)

    def _node(self, element: Element) -> ElementNode:
        return self._nodes.get(element) or ElementNode(element, self._nodes)

    def _matcher(self, situation: Situation) -> Matcher:
        found = self._matchers.get(situation)
        if found is None:
            focus = None if situation.focus is None else self._node(situation.focus)
            found = self._matchers[situation] = Matcher(focus, situation.states)
        return found

    # --- what is to be seen ---

    def is_rendered(self, element: Element, view: View = DESKTOP) -> bool:
        """
        Whether boxes are made for an element.

        False where it or an element around it is not displayed, lies in closed ``details``, or
        its content is skipped.
        """
        one: Element | None = element
        inner: Element | None = None
        while one is not None:
            style = self.of(one, view)
            if style.display == "none":
                return False
            if inner is not None and self._skips(one, inner, style):
                return False
            inner, one = one, one.parent
        return True

    @staticmethod
    def _skips(outer: Element, inner: Element, style: Style) -> bool:
        if style.word("content-visibility") == "hidden":
            return True
        if outer.name == "details" and outer.is_html and outer.get("open") is None:
            summary = next((one for one in outer.children if one.name == "summary"), None)
            return inner != summary
        return outer.is_html and outer.name in _NEVER_SHOWN

    def is_visible(self, element: Element, view: View = DESKTOP) -> bool:
        """Whether an element is rendered, and not made invisible by ``visibility``."""
        return self.is_rendered(element, view) and self.of(element, view).visibility == "visible"


#: What is in these elements is shown only where a browser cannot show the element itself.
_NEVER_SHOWN_TEXT = """
    audio video canvas iframe object select datalist
"""
_NEVER_SHOWN = frozenset(_NEVER_SHOWN_TEXT.split())


def _key(located: Located) -> tuple[object, ...]:
    """What tells one style sheet in its place from another: equal texts are one value here."""
    conditions = tuple(id(one) for one in located.conditions)
    return (id(located.sheet), located.origin, conditions, located.layer, located.line)


__all__ = ["PageStyles", "Place", "Situation", "page_styles"]
