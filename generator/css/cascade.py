"""
Style sheets of a page together: which declarations are about an element, and which one counts.

Source: CSS Cascading and Inheritance Level 5 and 6.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from generator.css.matching import Matcher
from generator.css.media import Answer, all_of, media_hold
from generator.css.node import Node
from generator.css.selectors import NONE, Selector, Specificity
from generator.css.sheet import Condition, Declaration, LayerOrder, Registration, Sheet, StyleRule
from generator.css.shorthand_values import Longhands
from generator.css.shorthands import longhands_of, written_out
from generator.css.supports import supports_hold
from generator.css.tokens import Tokens
from generator.css.validity import is_known_value
from generator.css.view import View


class Origin(IntEnum):
    """Where a style sheet comes from."""

    BROWSER = 0
    HINT = 1  #: an attribute such as ``bgcolor``
    AUTHOR = 2


class Place(NamedTuple):
    """
    Where a declaration stands.

    Attributes:
        sheet: Path of the style sheet from the host's root; empty for one in the page itself.
        line: In the sheet, from 1; in the page, for one that stands there.
        column: From 1.
    """

    sheet: str
    line: int
    column: int


class Located(NamedTuple):
    """
    A style sheet of a page, in its place.

    Attributes:
        conditions: Of the ``link`` or ``@import`` that loads it.
        layer: Into which it is imported.
        line: Lines of the page before it, for one in the page.
        column: Characters before it on its first line, for one in the page.
    """

    sheet: Sheet
    origin: Origin = Origin.AUTHOR
    conditions: tuple[Condition, ...] = ()
    layer: tuple[str, ...] = ()
    line: int = 0
    column: int = 0

    def place(self, declaration: Declaration) -> Place:
        """Where one of its declarations stands."""
        column = declaration.column + (self.column if declaration.line == 1 else 0)
        return Place(self.sheet.url, declaration.line + self.line, column)


#: What is greater counts.
Weight: TypeAlias = tuple[int, int, int, Specificity, int, int]


class Entry(NamedTuple):
    """
    A declaration that is about an element.

    Attributes:
        is_sure: False where nobody can tell whether it counts: a container's size decides, say.
        values: By longhand; None where something is put in only for an element.
    """

    weight: Weight
    origin: Origin
    declaration: Declaration
    place: Place
    values: Longhands | None
    is_sure: bool = True

    @property
    def names(self) -> Iterable[str]:
        """Of the longhands that it sets."""
        return longhands_of(self.declaration.name) if self.values is None else self.values


class _Rule(NamedTuple):
    rule: StyleRule
    located: Located
    layer: tuple[str, ...]
    order: int
    is_sure: bool


def valid_values(name: str, tokens: Tokens) -> Longhands | None:
    """Write a declaration out; None where browsers leave it out."""
    found = written_out(name, tokens)
    if found is None or not all(is_known_value(one, value) for one, value in found.items()):
        return None
    return found


class StyleSet:
    """
    The style sheets of a page, in their order.

    Args:
        sheets: Those of the browser first.
    """

    def __init__(self, sheets: Sequence[Located]) -> None:
        self.sheets = tuple(sheets)
        self.is_whole = all(one.sheet.is_whole for one in self.sheets)
        self._by_view: dict[View, ViewRules] = {}
        self._values: dict[int, Longhands | None] = {}

    def at(self, view: View) -> "ViewRules":
        """Give the rules that may count in *view*."""
        if view not in self._by_view:
            self._by_view[view] = ViewRules(self, view)
        return self._by_view[view]

    def values_of(self, declaration: Declaration) -> Longhands | None:
        """Values of a declaration by longhand; None where browsers leave it out."""
        key = id(declaration)  # it lives as long as this set
        if key not in self._values:
            self._values[key] = valid_values(declaration.name, declaration.tokens)
        return self._values[key]


class ViewRules:
    """
    The rules of a set of style sheets that may count in one view.

    Attributes:
        registrations: Custom properties that are declared, by name.
    """

    def __init__(self, styles: StyleSet, view: View) -> None:
        self.view = view
        self.registrations: dict[str, Registration] = {}
        self._styles = styles
        self._by_mark: dict[str, list[tuple[Selector, _Rule]]] = {}
        layers: dict[tuple[str, ...], None] = {}
        order = 0
        for located in styles.sheets:
            at_all = self._holds(located.conditions)
            if at_all is False:
                continue
            self._order(layers, located.layer)
            for item in located.sheet.items:
                if isinstance(item, StyleRule | LayerOrder | Registration):
                    holds = all_of([at_all, self._holds(item.conditions)])
                    if holds is False:
                        continue
                    if isinstance(item, StyleRule):
                        order += 1
                        layer = (*located.layer, *item.layer)
                        self._add(_Rule(item, located, layer, order, holds is True))
                    elif isinstance(item, LayerOrder):
                        for name in item.names:
                            self._order(layers, (*located.layer, *name))
                    else:
                        self.registrations[item.name] = item
        self._layers = _ranked(layers)
        self._outermost = len(self._layers)

    @staticmethod
    def _order(layers: dict[tuple[str, ...], None], name: tuple[str, ...]) -> None:
        for end in range(1, len(name) + 1):
            layers.setdefault(name[:end])

    def _holds(self, conditions: tuple[Condition, ...]) -> Answer:
        return all_of([self._one_holds(one) for one in conditions])

    def _one_holds(self, condition: Condition) -> Answer:
        if condition.kind == "media":
            return media_hold(condition.prelude, self.view)
        if condition.kind == "supports":
            return supports_hold(condition.prelude)
        if condition.kind == "scope":
            return True  # the element decides
        return False if condition.kind in ("starting-style", "-moz-document") else None

    def _add(self, rule: _Rule) -> None:
        for selector in rule.rule.selectors:
            self._by_mark.setdefault(_mark(selector), []).append((selector, rule))

    def entries(self, node: Node, matcher: Matcher) -> dict[str, list[Entry]]:
        """
        Find the declarations about an element, and about its pseudo-elements.

        Returns:
            By pseudo-element, ``""`` for the element itself; the weightiest last.
        """
        found: dict[tuple[str, int], tuple[_Rule, Specificity, bool]] = {}
        for selector, rule in self._candidates(node):
            answer = self._fits(selector, rule, node, matcher)
            if answer is False:
                continue
            key = (selector.part, rule.order)
            known = found.get(key)
            is_sure = answer is True and rule.is_sure
            if known is None or (is_sure, selector.specificity) > (known[2], known[1]):
                found[key] = (rule, selector.specificity, is_sure)
        by_part: dict[str, list[Entry]] = {}
        for (part, _), (rule, specificity, is_sure) in found.items():
            by_part.setdefault(part, []).extend(self._of_rule(rule, specificity, is_sure=is_sure))
        for entries in by_part.values():
            entries.sort(key=lambda one: one.weight)
        return by_part

    def _candidates(self, node: Node) -> Iterator[tuple[Selector, _Rule]]:
        by_mark = self._by_mark
        yield from by_mark.get("", ())
        yield from by_mark.get(node.name, ())
        own = node.get("id")
        if isinstance(own, str):
            yield from by_mark.get(f"#{own}", ())
        elif own is not None:
            for mark, rules in by_mark.items():
                if mark.startswith("#"):
                    yield from rules
        for one in node.classes:
            yield from by_mark.get(f".{one}", ())

    @staticmethod
    def _fits(selector: Selector, rule: _Rule, node: Node, matcher: Matcher) -> Answer:
        scopes = [one for one in rule.rule.conditions if one.kind == "scope"]
        if not scopes:
            return matcher.fits(selector, node)
        return in_scopes(selector, scopes, node, matcher)

    def _of_rule(self, rule: _Rule, specificity: Specificity, *, is_sure: bool) -> Iterator[Entry]:
        located = rule.located
        rank = self._layers.get(rule.layer, self._outermost)
        for number, declaration in enumerate(rule.rule.declarations):
            values = None
            if not declaration.has_variables:
                values = self._styles.values_of(declaration)
                if values is None:
                    continue
            weight = weight_of(located.origin, declaration, rank, specificity, (rule.order, number))
            yield Entry(
                weight, located.origin, declaration, located.place(declaration), values, is_sure
            )


def in_scopes(
    selector: Selector, scopes: Sequence[Condition], node: Node, matcher: Matcher
) -> Answer:
    """Whether *selector* fits an element within the innermost of *scopes*."""
    scope = scopes[-1]
    found: Answer = False
    root: Node | None = node
    while root is not None:
        is_root = matcher.any_fits(scope.roots, root) if scope.roots else root.parent is None
        if is_root is not False:
            outer, matcher.scope = matcher.scope, root
            try:
                answer = all_of(
                    [is_root, matcher.fits(selector, node), _within(scope, root, node, matcher)]
                )
            finally:
                matcher.scope = outer
            if answer:
                return None if len(scopes) > 1 else True
            found = None if answer is None else found
        root = root.parent
    return found


def _within(scope: Condition, root: Node, node: Node, matcher: Matcher) -> Answer:
    """Whether no limit of a scope lies between its root and an element."""
    one: Node | None = node
    answers: list[Answer] = []
    while one is not None and scope.limits:
        answer = matcher.any_fits(scope.limits, one)
        if answer is not False:
            answers.append(None if answer is None else False)
        if one == root:
            break
        one = one.parent
    return all_of(answers)


def weight_of(
    origin: Origin,
    declaration: Declaration,
    rank: int,
    specificity: Specificity,
    order: tuple[int, int],
    *,
    is_attribute: bool = False,
) -> Weight:
    """Say how much a declaration counts."""
    level = int(origin)
    if declaration.is_important:
        level, rank = 5 - level, -rank
    return (level, int(is_attribute), rank, specificity, order[0], order[1])


def attribute_entries(declarations: Sequence[Declaration], located: Located) -> Iterator[Entry]:
    """Give the entries of a ``style`` attribute, or of attributes that set a style."""
    for number, declaration in enumerate(declarations):
        values = None
        if not declaration.has_variables:
            values = valid_values(declaration.name, declaration.tokens)
            if values is None:
                continue
        is_style = located.origin is Origin.AUTHOR
        weight = weight_of(
            located.origin, declaration, _HIGHEST, NONE, (0, number), is_attribute=is_style
        )
        yield Entry(weight, located.origin, declaration, located.place(declaration), values)


_HIGHEST = 1_000_000


def _ranked(layers: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], int]:
    """Number layers, the weakest first; what stands in a layer is weaker than its own rules."""
    numbers = {name: number for number, name in enumerate(layers)}
    last = len(numbers)

    def key(name: tuple[str, ...]) -> tuple[int, ...]:
        return (*(numbers[name[:end]] for end in range(1, len(name) + 1)), last)

    return {name: rank for rank, name in enumerate(sorted(numbers, key=key))}


def _mark(selector: Selector) -> str:
    """What an element must have for a selector to be about it: an id, a class or a name."""
    compound = selector.compounds[0]
    if compound.ids:
        return f"#{compound.ids[0]}"
    if compound.classes:
        return f".{compound.classes[0]}"
    return compound.tag.lower() if compound.tag.isascii() and compound.tag.islower() else ""
