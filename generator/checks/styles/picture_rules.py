"""
What style sheets say about the size of a picture, on whatever screen.

Source: CSS Cascading and Inheritance Level 5, CSS Box Sizing Level 3 and 4, CSS Logical Properties.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.checks.page.parsed_page import Element
from generator.checks.styles.nodes import ElementNode
from generator.checks.styles.page_styles import PageStyles
from generator.css.cascade import Match, PlacedRule
from generator.css.entries import Origin
from generator.css.node import UNKNOWN, Unknown
from generator.css.selectors import Selector
from generator.css.sheet import Condition, Declaration, read_declarations
from generator.css.supports import supports_hold
from generator.css.tokens import word, written

#: Says that the element arranges what is in it, and may stretch it.
LAYS_OUT = "lays-out"
#: Says that the element lets itself be stretched by what is around it.
ARRANGED = "arranged"
#: Says that a border or room within counts as part of the size; and that there is one.
BORDER_BOX = "border-box"
FRAMED = "framed"
#: Says that it asks whether the HTML gives a size, so that one which is added may change much.
ASKS = "asks"
#: Says that nothing moves when the picture comes.
TAKEN_OUT = "taken-out"
#: Says that one side follows from the other.
RATIO = "ratio"

_SIDES = ("width", "height")
_LOGICAL = {"inline-size": "width", "block-size": "height"}
_BY_ITSELF = frozenset({"auto", "initial", "unset", "revert", "revert-layer"})
_NO_LIMIT = _BY_ITSELF | {"none", "0", "0px"}
_FRAME = re.compile(
    r"(?:border|padding)(?:-(?:top|right|bottom|left|inline|block)(?:-(?:start|end))?)?(?:-width|-style)?"
)
_BY_VALUE = {
    "none": TAKEN_OUT,
    "absolute": TAKEN_OUT,
    "fixed": TAKEN_OUT,
    "border-box": BORDER_BOX,
}
_BY_NAME = {
    "aspect-ratio": RATIO,
    "justify-items": LAYS_OUT,
    "place-items": LAYS_OUT,
    "justify-self": ARRANGED,
    "align-self": ARRANGED,
    "place-self": ARRANGED,
}
#: Media queries that hold on every screen.
_SCREENS: tuple[list[str], ...] = ([], ["all"], ["screen"], ["only", "screen"])


class SizeRule(NamedTuple):
    """
    What a rule says about a picture.

    Attributes:
        sets: `width` and `height` that are lengths; `width:auto`, which is as if nothing was said;
            `width-limit` for the least and the most; what else decides.
        is_sure: Whether it is about the picture on every screen.
    """

    sets: frozenset[str]
    is_sure: bool


def size_rules(styles: PageStyles, image: Element) -> tuple[SizeRule, ...]:
    """Give what the rules of style sheets say that may be about *image*."""
    found = dict.fromkeys(_asked(styles, image))
    return tuple(found)


def is_laid_out(styles: PageStyles, element: Element) -> bool:
    """Whether a rule that may be about *element* arranges what is in it."""
    return any(
        LAYS_OUT in _sets(match.rule.declarations) for match in _of_authors(styles.matches(element))
    )


def declared(text: str) -> frozenset[str]:
    """What the declarations of a ``style`` attribute say, as in `SizeRule.sets`."""
    return _sets(read_declarations(text))


def _asked(styles: PageStyles, image: Element) -> Iterator[SizeRule]:
    as_it_is = {_key(one): one for one in _of_authors(styles.matches(image))}
    sized = _Sized(image, {})
    with_size = {_key(one): one for one in _of_authors(styles.matches(image, sized))}
    for key, match in {**with_size, **as_it_is}.items():
        sets = _sets(match.rule.declarations)
        asks = _asks_for_size(match.selector)
        if not sets and not asks:
            continue
        holds = all(map(_holds_on_every_screen, _conditions(match.rule)))
        is_sure = match.is_sure and holds and not asks and key in as_it_is
        yield SizeRule(sets | {ASKS} if asks else sets, is_sure)


def _key(match: Match) -> tuple[int, Selector]:
    return match.rule.order, match.selector


def _of_authors(matches: Iterable[Match]) -> Iterator[Match]:
    for match in matches:
        if match.rule.located.origin is Origin.AUTHOR and not match.selector.part:
            yield match


class _Sized(ElementNode):
    """An element as it would be with a size."""

    def get(self, name: str) -> str | Unknown | None:  # type: ignore[override]  # of these nobody knows the value
        """Value of an attribute."""
        return UNKNOWN if name in _SIDES else super().get(name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ElementNode) and other.element == self.element

    def __hash__(self) -> int:
        return hash(self.element)


def _asks_for_size(selector: Selector) -> bool:
    return any(
        any(test.name.lower() in _SIDES for test in compound.attributes)
        or any(
            any(map(_asks_for_size, (*pseudo.selectors, *(pseudo.nth.among if pseudo.nth else ()))))
            for pseudo in compound.pseudos
        )
        for compound in selector.compounds
    )


def _conditions(rule: PlacedRule) -> tuple[Condition, ...]:
    return (*rule.located.conditions, *rule.rule.conditions)


def _holds_on_every_screen(condition: Condition) -> bool:
    if condition.kind == "media":
        return [word(one) for one in condition.prelude] in _SCREENS
    return condition.kind == "supports" and supports_hold(condition.prelude) is True


def _sets(declarations: Iterable[Declaration]) -> frozenset[str]:
    found = set()
    for one in declarations:
        if not one.name.startswith("--"):
            found.add(_declared(one.name, written(one.tokens).lower()))
    return frozenset(found - {""})


def _declared(name: str, value: str) -> str:
    """What one declaration says; empty for nothing."""
    is_limit = name.startswith(("min-", "max-"))
    side = name[len("min-") :] if is_limit else name
    side = _LOGICAL.get(side, side)
    if side not in _SIDES:
        return _other_word(name, value)
    if is_limit:
        return "" if value in _NO_LIMIT else f"{side}-limit"
    return f"{side}:auto" if value in _BY_ITSELF else side


def _other_word(name: str, value: str) -> str:
    """What a declaration that is not about the sides themselves says; empty for nothing."""
    if name == "display" and ("flex" in value or "grid" in value):
        return LAYS_OUT
    if name in ("display", "position", "box-sizing"):
        return _BY_VALUE.get(value, "")
    if value in _NO_LIMIT:
        return ""
    return _BY_NAME.get(name) or (FRAMED if _FRAME.fullmatch(name) else "")
