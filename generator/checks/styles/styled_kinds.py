"""
Styles of kinds of elements, kept from page to page.

Most selectors ask for nothing but what a kind tells, so the style of most elements is that of their
kind. Where a selector asks for more (a position, an id, an address) and fits so far, its answer for
the very element becomes part of the key: elements of one kind are then told apart by it.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from generator.checks.page.kinds import Kind
from generator.checks.styles.hints import hint_entries
from generator.checks.styles.key_properties import KEY_PROPERTIES
from generator.checks.styles.nodes import ElementNode, KindNode
from generator.css.cascade import Match, StyleSet, fits
from generator.css.entries import Entry, Origin, attribute_entries
from generator.css.generated_text import Attribute, content_of
from generator.css.matching import Matcher
from generator.css.sheet import read_declarations
from generator.css.style import Style
from generator.css.view import DESKTOP, View

Answer = TypeVar("Answer")
_AT_REST: frozenset[str] = frozenset()
#: Styled kinds that a table keeps before it begins again.
_MOST = 20_000
#: What is in these elements is shown only where a browser cannot show the element itself.
_INSTEAD = frozenset({"audio", "video", "canvas", "iframe", "object", "datalist"})


class StyledKind:
    """
    Elements of one kind to which the same rules apply.

    Of properties those of `KEY_PROPERTIES` are known; places of declarations are those of files.

    Attributes:
        kind: What their start tags have in common.
        parent: The elements around them; None for the root.
    """

    def __init__(
        self,
        table: "StyleTable",
        kind: Kind,
        parent: "StyledKind | None",
        matches: list[Match],
        unsure: list[Match],
    ) -> None:
        self.kind = kind
        self.parent = parent
        self._table = table
        self._matches = matches
        self._unsure = unsure
        self._entries: dict[tuple[View, frozenset[str]], dict[str, list[Entry]]] = {}
        self._styles: dict[tuple[View, frozenset[str], str], Style] = {}
        self._known: dict[Callable[[StyledKind], Any], Any] = {}
        self.within: dict[tuple[Kind, tuple[bool | None, ...]], StyledKind] = {}

    def style(self, view: View = DESKTOP, states: frozenset[str] = _AT_REST) -> Style:
        """
        Give the computed style.

        Args:
            view: What the page is looked at with.
            states: What is done to the element, such as ``focus``; a value that then depends on
                more than the kind is not sure.
        """
        return self.part("", view, states)

    def part(self, name: str, view: View = DESKTOP, states: frozenset[str] = _AT_REST) -> Style:
        """Give the computed style of a pseudo-element such as ``before``; "" for the element."""
        key = (view, states, name)
        found = self._styles.get(key)
        if found is None:
            if name:
                parent: Style | None = self.style(view, states)
            else:
                parent = None if self.parent is None else self.parent.style(view, states)
            entries = self._of(view, states).get(name, [])
            registrations = self._table.styles.at(view).registrations
            found = Style(view, entries, parent, registrations, KEY_PROPERTIES)
            self._styles[key] = found
        return found

    def _of(self, view: View, states: frozenset[str]) -> dict[str, list[Entry]]:
        key = (view, states)
        found = self._entries.get(key)
        if found is None:
            matches = [*self._matches, *self._unsure]
            if states:
                node = self._table.node(self.kind)
                sure, unsure = self._table.styles.matches(node, Matcher(node, states))
                matches = [*sure, *unsure]
            found = self._table.styles.at(view).entries(matches)
            own = self._own_entries
            if own:
                found[""] = sorted([*found.get("", []), *own], key=lambda one: one.weight)
            self._entries[key] = found
        return found

    @cached_property
    def _own_entries(self) -> list[Entry]:
        found = list(hint_entries(self._table.node(self.kind)))
        text = self.kind.get("style")
        if text:
            found += attribute_entries(read_declarations(text), Origin.AUTHOR)
        return found

    def is_rendered(self, view: View = DESKTOP) -> bool:
        """
        Whether boxes are made for such elements.

        False where they or the elements around them are not displayed, lie in closed ``details``,
        or their content is skipped.
        """
        one: StyledKind | None = self
        while one is not None:
            style = one.style(view)
            if style.display == "none" or style.word("-closed-content") == "hidden":
                return False
            around = one.parent
            if around is not None and (
                around.style(view).word("content-visibility") == "hidden"
                or (around.kind.is_html and around.kind.name in _INSTEAD)
            ):
                return False
            one = around
        return True

    def is_visible(self, view: View = DESKTOP) -> bool:
        """Whether they are rendered, and not made invisible by ``visibility``."""
        return self.is_rendered(view) and self.style(view).visibility == "visible"

    def content(self, name: str, view: View = DESKTOP) -> tuple[str | Attribute | None, ...]:
        """What ``::before`` or ``::after`` says, as `content_of` gives it."""
        return content_of(self.part(name, view))

    def remember(self, function: "Callable[[StyledKind], Answer]") -> Answer:
        """Give ``function(self)``, which is worked out once."""
        known = self._known
        if function not in known:
            known[function] = function(self)
        answer: Answer = known[function]
        return answer


class _Open:
    """Stands for an answer that depends on the element."""


OPEN = _Open()


class StyleTable:
    """
    Styled kinds of the pages that show one set of style sheets.

    Args:
        styles: The set, of which `KEY_PROPERTIES` are looked at.
    """

    def __init__(self, styles: StyleSet) -> None:
        self.styles = styles
        self._askers: dict[Callable[[StyledKind], Any], Callable[[Kind], Any]] = {}
        self._forget()

    def _forget(self) -> None:
        self._nodes: dict[Kind, KindNode] = {}
        self._matches: dict[Kind, tuple[list[Match], list[Match]]] = {}
        self._closed: dict[Kind, StyledKind | None] = {}
        self._roots: dict[tuple[Kind, tuple[bool | None, ...]], StyledKind] = {}
        self._matcher = Matcher()

    def make_room(self) -> None:
        """Begin again where too much is kept; between pages."""
        if len(self._matches) > _MOST:
            self._forget()

    def node(self, kind: Kind) -> KindNode:
        """Give *kind* as selectors look at it."""
        waiting = []
        one: Kind | None = kind
        while one is not None and one not in self._nodes:
            waiting.append(one)
            one = one.parent
        found = None if one is None else self._nodes[one]
        for inner in reversed(waiting):
            found = self._nodes[inner] = KindNode(inner, found)
        assert found is not None
        return found

    def _matches_of(self, kind: Kind) -> tuple[list[Match], list[Match]]:
        found = self._matches.get(kind)
        if found is None:
            found = self._matches[kind] = self.styles.matches(self.node(kind), self._matcher)
        return found

    def closed(self, kind: Kind) -> StyledKind | None:
        """Give the style of a kind; None where it takes more than the kind to tell."""
        waiting = []
        one: Kind | None = kind
        while one is not None and one not in self._closed:
            waiting.append(one)
            one = one.parent
        is_open = one is not None and self._closed[one] is None
        found = None if one is None else self._closed[one]
        for inner in reversed(waiting):
            is_open = is_open or bool(self._matches_of(inner)[1])
            found = None if is_open else self._styled(found, inner, ())
            self._closed[inner] = found
        return found

    def of(
        self, kind: Kind, parent: StyledKind | None, node: ElementNode, real: Matcher
    ) -> StyledKind:
        """
        Give the style of an element.

        Args:
            kind: Of the element.
            parent: Of the element around it.
            node: The element.
            real: Answers for elements of its page.
        """
        unsure = self._matches_of(kind)[1]
        outcomes = tuple(fits(one.selector, one.rule, node, real) for one in unsure)
        return self._styled(parent, kind, outcomes)

    def _styled(
        self, parent: StyledKind | None, kind: Kind, outcomes: tuple[bool | None, ...]
    ) -> StyledKind:
        within = self._roots if parent is None else parent.within
        key = (kind, outcomes)
        found = within.get(key)
        if found is None:
            sure, unsure = self._matches_of(kind)
            told = list(zip(unsure, outcomes, strict=True))
            matches = [*sure, *(Match(one.selector, one.rule) for one, fit in told if fit)]
            still = [one for one, fit in told if fit is None]
            found = within[key] = StyledKind(self, kind, parent, matches, still)
        return found

    def asker(self, function: Callable[[StyledKind], Any]) -> Callable[[Kind], Any]:
        """Make of a function of styled kinds one of kinds, which says `OPEN` where that is not enough."""
        found = self._askers.get(function)
        if found is None:

            def ask(kind: Kind) -> Any:
                styled = self.closed(kind)
                return OPEN if styled is None else styled.remember(function)

            found = self._askers[function] = ask
        return found
