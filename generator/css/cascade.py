"""
Style sheets of a page together: which declarations are about an element, and which one counts.

Source: CSS Cascading and Inheritance Level 5 and 6.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.css.entries import Entry, Located, values_of, weight_of
from generator.css.matching import Matcher
from generator.css.media import Answer, all_of, media_hold
from generator.css.node import Node
from generator.css.selectors import Selector, Specificity
from generator.css.sheet import Condition, Declaration, LayerOrder, Registration, StyleRule
from generator.css.shorthand_values import Longhands
from generator.css.shorthands import longhands_of
from generator.css.supports import supports_hold
from generator.css.view import View


class PlacedRule(NamedTuple):
    """
    A rule in the place that it has among all rules of a page.

    Attributes:
        declarations: Those that are looked at.
        order: Counted over all sheets, from 1.
        scopes: Around it, the innermost last.
    """

    rule: StyleRule
    declarations: tuple[Declaration, ...]
    located: Located
    layer: tuple[str, ...]
    order: int
    scopes: tuple[Condition, ...] = ()


class Match(NamedTuple):
    """A selector that fits an element; *is_sure* is False where nobody can tell."""

    selector: Selector
    rule: PlacedRule
    is_sure: bool = True


class StyleSet:
    """
    The style sheets of a page, in their order.

    Args:
        sheets: Those of the browser first.
        only: Longhands that are looked at; None for all.
    """

    def __init__(self, sheets: Sequence[Located], only: frozenset[str] | None = None) -> None:
        self.sheets = tuple(sheets)
        self.only = only
        self.is_whole = all(one.sheet.is_whole for one in self.sheets)
        self._by_mark: dict[str, list[tuple[Selector, PlacedRule]]] = {}
        self._by_view: dict[View, ViewRules] = {}
        self._values: dict[int, Longhands | None] = {}
        order = 0
        for located in self.sheets:
            for item in located.sheet.items:
                if isinstance(item, StyleRule):
                    order += 1
                    self._add(item, located, order)
        self._ids = [mark for mark in self._by_mark if mark.startswith("#")]

    def _add(self, rule: StyleRule, located: Located, order: int) -> None:
        declarations = tuple(filter(self._counts, rule.declarations))
        if declarations:
            layer = (*located.layer, *rule.layer)
            scopes = tuple(one for one in rule.conditions if one.kind == "scope")
            placed = PlacedRule(rule, declarations, located, layer, order, scopes)
            for selector in rule.selectors:
                self._by_mark.setdefault(_mark(selector), []).append((selector, placed))

    def _counts(self, declaration: Declaration) -> bool:
        name = declaration.name
        if self.only is None or name.startswith("--"):
            return True
        return not self.only.isdisjoint(longhands_of(name))

    def at(self, view: View) -> "ViewRules":
        """Say which rules count in *view*."""
        if view not in self._by_view:
            self._by_view[view] = ViewRules(self, view)
        return self._by_view[view]

    def values_of(self, declaration: Declaration) -> Longhands | None:
        """Values of a declaration by longhand; None where browsers leave it out."""
        key = id(declaration)  # it lives as long as this set
        if key not in self._values:
            self._values[key] = values_of(declaration.name, declaration.tokens)
        return self._values[key]

    def matches(self, node: Node, matcher: Matcher) -> tuple[list[Match], list[Match]]:
        """
        Find what fits an element, in whatever view.

        Returns:
            Selectors that fit, and selectors of which that is not known.
        """
        sure, unsure = [], []
        for selector, rule in self._candidates(node):
            answer = fits(selector, rule, node, matcher)
            if answer:
                sure.append(Match(selector, rule))
            elif answer is None:
                unsure.append(Match(selector, rule, is_sure=False))
        return sure, unsure

    def _candidates(self, node: Node) -> Iterator[tuple[Selector, PlacedRule]]:
        by_mark = self._by_mark
        yield from by_mark.get("", ())
        yield from by_mark.get(node.name, ())
        own = node.get("id")
        if isinstance(own, str):
            yield from by_mark.get(f"#{own}", ())
        elif own is not None:
            for mark in self._ids:
                yield from by_mark[mark]
        for one in node.classes:
            yield from by_mark.get(f".{one}", ())


def fits(selector: Selector, rule: PlacedRule, node: Node, matcher: Matcher) -> Answer:
    """Whether a selector of *rule* fits *node*, the scopes around the rule included."""
    scopes = rule.scopes
    if not scopes:
        return matcher.fits(selector, node)
    return _in_scopes(selector, scopes, node, matcher)


class ViewRules:
    """
    Which rules of a set of style sheets count in one view.

    Attributes:
        registrations: Custom properties that are declared, by name.
    """

    def __init__(self, styles: StyleSet, view: View) -> None:
        self.view = view
        self.registrations: dict[str, Registration] = {}
        self._styles = styles
        self._answers: dict[int, Answer] = {}
        layers: dict[tuple[str, ...], None] = {}
        for located in styles.sheets:
            at_all = self._holds(located.conditions)
            if at_all is False:
                continue
            _enter(layers, located.layer)
            for item in located.sheet.items:
                if isinstance(item, LayerOrder | Registration) and self._holds(item.conditions):
                    if isinstance(item, Registration):
                        self.registrations[item.name] = item
                    else:
                        for name in item.names:
                            _enter(layers, (*located.layer, *name))
        self._layers = _ranked(layers)

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

    def _counts(self, rule: PlacedRule) -> Answer:
        if rule.order not in self._answers:
            conditions = (*rule.located.conditions, *rule.rule.conditions)
            self._answers[rule.order] = self._holds(conditions)
        return self._answers[rule.order]

    def entries(self, matches: Iterable[Match]) -> dict[str, list[Entry]]:
        """
        Give the declarations of rules that fit an element.

        Returns:
            By pseudo-element, ``""`` for the element itself; the weightiest last.
        """
        found: dict[tuple[str, int], tuple[PlacedRule, Specificity, bool]] = {}
        for selector, rule, fits_surely in matches:
            counts = self._counts(rule)
            if counts is False:
                continue
            is_sure = fits_surely and counts is True
            key = (selector.part, rule.order)
            known = found.get(key)
            if known is None or (is_sure, selector.specificity) > (known[2], known[1]):
                found[key] = (rule, selector.specificity, is_sure)
        by_part: dict[str, list[Entry]] = {}
        for (part, _), (rule, specificity, is_sure) in found.items():
            by_part.setdefault(part, []).extend(self._of_rule(rule, specificity, is_sure=is_sure))
        for entries in by_part.values():
            entries.sort(key=lambda one: one.weight)
        return by_part

    def _of_rule(
        self, rule: PlacedRule, specificity: Specificity, *, is_sure: bool
    ) -> Iterator[Entry]:
        located = rule.located
        rank = self._layers.get(rule.layer, len(self._layers))
        for number, declaration in enumerate(rule.declarations):
            values = None
            if not declaration.has_variables:
                values = self._styles.values_of(declaration)
                if values is None:
                    continue
            weight = weight_of(located.origin, declaration, rank, specificity, (rule.order, number))
            yield Entry(weight, located, declaration, values, is_sure)


def _in_scopes(
    selector: Selector, scopes: Sequence[Condition], node: Node, matcher: Matcher
) -> Answer:
    """Whether *selector* fits an element within the innermost of *scopes*."""
    scope = scopes[-1]
    found: Answer = False
    root: Node | None = node
    while root is not None:
        is_root = matcher.any_fits(scope.roots, root) if scope.roots else root.parent is None
        if is_root is not False:
            inner = matcher.within(root)
            answer = all_of(
                [is_root, inner.fits(selector, node), _within(scope, root, node, inner)]
            )
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


def _enter(layers: dict[tuple[str, ...], None], name: tuple[str, ...]) -> None:
    for end in range(1, len(name) + 1):
        layers.setdefault(name[:end])


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
