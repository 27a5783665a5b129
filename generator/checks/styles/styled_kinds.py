"""
Styles of kinds of elements, kept from page to page.

Elements of one kind may differ where a selector asks for more than a kind tells: a position, an id,
an address. So a styled kind is a kind to which certain rules apply (`generator.checks.styles.style_table`).
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Protocol, TypeVar

from generator.checks.page.kinds import Kind
from generator.checks.styles.hints import hint_entries
from generator.checks.styles.key_properties import KEY_PROPERTIES
from generator.checks.styles.nodes import KindNode
from generator.css.cascade import Match, StyleSet
from generator.css.entries import Entry, Origin, attribute_entries
from generator.css.generated_text import Attribute, content_of
from generator.css.matching import Matcher
from generator.css.sheet import read_declarations
from generator.css.style import Style
from generator.css.view import DESKTOP, View

Answer = TypeVar("Answer")
_AT_REST: frozenset[str] = frozenset()
#: What is in these elements is shown only where a browser cannot show the element itself.
_INSTEAD = frozenset({"audio", "video", "canvas", "iframe", "object", "datalist"})


class Table(Protocol):
    """What a styled kind asks of the table that it stands in."""

    @property
    def styles(self) -> StyleSet:
        """The set of style sheets, of which `KEY_PROPERTIES` are looked at."""

    def node(self, kind: Kind) -> KindNode:
        """Give *kind* as selectors look at it."""


def _of_those_around(states: frozenset[str]) -> frozenset[str]:
    """What is done to an element is done to those around it in part."""
    kept = states & {"hover", "active", "focus-within"}
    return kept | {"focus-within"} if "focus" in states else kept


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
        table: "Table",
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
        self.rendered: dict[View, bool] = {}
        self.within: dict[tuple[Kind, tuple[bool | None, ...]], StyledKind] = {}

    def style(self, view: View = DESKTOP, states: frozenset[str] = _AT_REST) -> Style:
        """
        Give the computed style.

        Args:
            view: What the page is looked at with.
            states: What is done to the element, such as ``focus``; a value that then depends on
                more than the kind is not sure.
        """
        waiting: list[tuple[StyledKind, frozenset[str]]] = []
        one: StyledKind | None = self
        while one is not None and (found := one.known_style(view, states)) is None:
            waiting.append((one, states))
            one, states = one.parent, _of_those_around(states)
        for inner, done in reversed(waiting):
            found = inner.make_style("", view, done, found)
        assert found is not None
        return found

    def part(self, name: str, view: View = DESKTOP, states: frozenset[str] = _AT_REST) -> Style:
        """Give the computed style of a pseudo-element such as ``before``."""
        found = self._styles.get((view, states, name))
        return found or self.make_style(name, view, states, self.style(view, states))

    def known_style(self, view: View, states: frozenset[str]) -> Style | None:
        """Give the style where somebody asked for it before."""
        return self._styles.get((view, states, ""))

    def make_style(
        self, name: str, view: View, states: frozenset[str], parent: Style | None
    ) -> Style:
        """Compute a style below that of the element around it."""
        entries = self._of(view, states).get(name, [])
        registrations = self._table.styles.at(view).registrations
        found = Style(view, entries, parent, registrations, KEY_PROPERTIES)
        self._styles[view, states, name] = found
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
        waiting: list[StyledKind] = []
        one: StyledKind | None = self
        while one is not None and view not in one.rendered:
            waiting.append(one)
            one = one.parent
        for inner in reversed(waiting):
            inner.rendered[view] = inner.is_rendered_below(view)
        return self.rendered[view]

    def is_rendered_below(self, view: View) -> bool:
        """Whether boxes are made for them, once it is known for the elements around them."""
        style, around = self.style(view), self.parent
        if style.display == "none" or style.word("-closed-content") == "hidden":
            return False
        return around is None or (
            around.rendered[view]
            and around.style(view).word("content-visibility") != "hidden"
            and not (around.kind.is_html and around.kind.name in _INSTEAD)
        )

    def is_visible(self, view: View = DESKTOP) -> bool:
        """Whether they are rendered, and not made invisible by ``visibility``."""
        return self.is_rendered(view) and self.style(view).visibility == "visible"

    def content(self, name: str, view: View = DESKTOP) -> tuple[str | Attribute | None, ...]:
        """What ``::before`` or ``::after`` says, as `content_of` gives it."""
        return content_of(self.part(name, view))

    def inwards(self, function: "Callable[[StyledKind], Answer]") -> Answer:
        """Do what `remember` does with a *function* that asks the same of the element around."""
        waiting: list[StyledKind] = []
        one: StyledKind | None = self
        while one is not None and function not in one._known:  # noqa: SLF001 - of this class
            waiting.append(one)
            one = one.parent
        for inner in reversed(waiting):  # so no nesting is too deep
            inner.remember(function)
        return self.remember(function)

    def remember(self, function: "Callable[[StyledKind], Answer]") -> Answer:
        """Give ``function(self)``, which is worked out once."""
        known = self._known
        if function not in known:
            known[function] = function(self)
        answer: Answer = known[function]
        return answer
