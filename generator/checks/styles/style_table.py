"""
Which styled kinds there are, and which of them an element has.

Most selectors ask for nothing but what a kind tells, so most kinds have one style. Where a selector
asks for more and fits so far, there are two: with the rule and without it. Which of them an element
has is found by its answer to that one question. And what is true of both needs no element at all.
"""

from collections.abc import Callable
from enum import Enum, auto
from itertools import product
from typing import Any, NamedTuple

from generator.checks.page.kinds import Kind
from generator.checks.page.parsed_page import Element
from generator.checks.styles.nodes import ElementNode, KindNode
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.cascade import Match, StyleSet, fits
from generator.css.matching import Matcher

#: Kinds that a table keeps before it begins again.
_MOST = 20_000
#: Styles of one kind that are looked at before any element is.
_MOST_VARIANTS = 16

Outcomes = tuple[bool | None, ...]


class _Open:
    """Stands for an answer that depends on the element."""


OPEN = _Open()


class _Way(Enum):
    """What tells whether a selector fits an element of a kind."""

    ITSELF = auto()
    BEFORE = auto()  #: the kind of the element before it
    ALL = auto()


class RealNodes(NamedTuple):
    """The elements of a page, as selectors look at them, and what answers for them."""

    node: Callable[[Element], ElementNode]
    matcher: Matcher


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
        self._trunks: dict[Kind, tuple[StyledKind, ...] | None] = {}
        self._variants: dict[Kind, tuple[StyledKind, ...] | None] = {}
        self._roots: dict[tuple[Kind, Outcomes], StyledKind] = {}
        self._matcher = Matcher()
        self._ways: dict[tuple[int, Kind], _Way] = {}
        self._rests: dict[tuple[int, Kind], bool | None] = {}

    def make_room(self) -> None:
        """Begin again where too much is kept; between pages."""
        if len(self._matches) > _MOST:
            self._forget()

    def node(self, kind: Kind) -> KindNode:
        """Give *kind* as selectors look at it."""
        found: KindNode | None = None
        for one in _unknown(kind, self._nodes):
            found = None if one.parent is None else self._nodes[one.parent]
            self._nodes[one] = KindNode(one, found)
        return self._nodes[kind]

    def _matches_of(self, kind: Kind) -> tuple[list[Match], list[Match]]:
        found = self._matches.get(kind)
        if found is None:
            found = self._matches[kind] = self.styles.matches(self.node(kind), self._matcher)
        return found

    def trunks(self, kind: Kind) -> tuple[StyledKind, ...] | None:
        """
        Give all styles that elements of a kind may have, pseudo-elements left open.

        These are what elements within them hang on. None where there are too many.
        """
        for one in _unknown(kind, self._trunks):
            self._trunks[one] = self._all(one, with_parts=False)
        return self._trunks[kind]

    def variants(self, kind: Kind) -> tuple[StyledKind, ...] | None:
        """Give all styles that elements of a kind may have; None where there are too many."""
        if kind not in self._variants:
            self.trunks(kind)
            self._variants[kind] = self._all(kind, with_parts=True)
        return self._variants[kind]

    def _all(self, kind: Kind, *, with_parts: bool) -> tuple[StyledKind, ...] | None:
        above = (None,) if kind.parent is None else self._trunks[kind.parent]
        unsure = self._matches_of(kind)[1]
        choices = [
            (True, False) if with_parts or not one.selector.part else (None,) for one in unsure
        ]
        count = sum(len(one) > 1 for one in choices)
        if above is None or len(above) << min(count, _MOST_VARIANTS) > _MOST_VARIANTS:
            return None
        return tuple(
            self._styled(parent, kind, outcomes)
            for parent in above
            for outcomes in product(*choices)
        )

    def trunk(
        self, kind: Kind, parent: StyledKind | None, element: Element, real: RealNodes
    ) -> StyledKind:
        """
        Give the style of an element, its pseudo-elements left open.

        Args:
            kind: Of the element.
            parent: Trunk of the element around it.
            element: Of a page.
            real: Answers for elements of that page.
        """
        return self._told(kind, parent, element, real, with_parts=False)

    def whole(
        self, kind: Kind, parent: StyledKind | None, element: Element, real: RealNodes
    ) -> StyledKind:
        """Give the style of an element; the arguments are those of `trunk`."""
        return self._told(kind, parent, element, real, with_parts=True)

    def _told(
        self,
        kind: Kind,
        parent: StyledKind | None,
        element: Element,
        real: RealNodes,
        *,
        with_parts: bool,
    ) -> StyledKind:
        outcomes = tuple(
            self._outcome(one, kind, element, real) if with_parts or not one.selector.part else None
            for one in self._matches_of(kind)[1]
        )
        return self._styled(parent, kind, outcomes)

    def _outcome(self, match: Match, kind: Kind, element: Element, real: RealNodes) -> bool | None:
        """Say whether a selector fits an element, of whose kind that is not known."""
        selector = match.selector
        key = (id(selector), kind)
        way = self._ways.get(key)
        if way is None:
            way = self._ways[key] = self._way(match, self.node(kind))
        if way is _Way.ITSELF:
            return real.matcher.itself_fits(selector, real.node(element))
        if way is _Way.BEFORE:
            before = element.previous
            if before is None:
                return False
            kind_before = before.page.kind_of(before)
            rest = (id(selector), kind_before)
            if rest not in self._rests:
                self._rests[rest] = self._matcher.rest_fits(selector, self.node(kind_before))
            if self._rests[rest] is not None:
                return self._rests[rest]
        return fits(selector, match.rule, real.node(element), real.matcher)

    def _way(self, match: Match, node: KindNode) -> "_Way":
        """Say what is to be asked of an element; most often it is one thing, and the rest is known."""
        selector = match.selector
        itself = self._matcher.itself_fits(selector, node)
        if match.rule.scopes:
            return _Way.ALL
        if itself is None and self._matcher.place_fits(selector, node) is True:
            return _Way.ITSELF
        return _Way.BEFORE if itself and selector.compounds[0].left == "+" else _Way.ALL

    def _styled(self, parent: StyledKind | None, kind: Kind, outcomes: Outcomes) -> StyledKind:
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
        """
        Make of a function of styled kinds one of kinds.

        It says `OPEN` where that depends on the element; not where all styles that elements of the
        kind may have come to nothing.
        """
        found = self._askers.get(function)
        if found is None:

            def ask(kind: Kind) -> Any:
                variants = self.variants(kind)
                if variants is not None and len(variants) == 1:
                    return variants[0].remember(function)
                if variants is None or any(one.remember(function) for one in variants):
                    return OPEN
                return None

            found = self._askers[function] = ask
        return found


def _unknown(kind: Kind, known: "dict[Kind, Any]") -> list[Kind]:
    """Give *kind* and the kinds around it that are not *known* yet, the outermost first."""
    waiting = []
    one: Kind | None = kind
    while one is not None and one not in known:
        waiting.append(one)
        one = one.parent
    return waiting[::-1]
