"""
Declarations about an element, and how much each of them counts.

Source: CSS Cascading and Inheritance Level 5, section 6.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from generator.css.selectors import NONE, Specificity
from generator.css.sheet import Condition, Declaration, Sheet
from generator.css.shorthand_values import Longhands
from generator.css.shorthands import longhands_of, written_out
from generator.css.tokens import Tokens
from generator.css.validity import is_known_value


class Origin(IntEnum):
    """Where a style sheet comes from."""

    BROWSER = 0
    HINT = 1  #: an attribute such as ``bgcolor``
    AUTHOR = 2


class Located(NamedTuple):
    """
    A style sheet of a page, in its place.

    Attributes:
        conditions: Of the ``link`` or ``@import`` that loads it.
        layer: Into which it is imported.
        number: Of the ``style`` element, from 0; None for a sheet that is no part of the page.
    """

    sheet: Sheet
    origin: Origin = Origin.AUTHOR
    conditions: tuple[Condition, ...] = ()
    layer: tuple[str, ...] = ()
    number: int | None = None


#: What is greater counts.
Weight: TypeAlias = tuple[int, int, int, Specificity, int, int]


class Entry(NamedTuple):
    """
    A declaration that is about an element.

    Attributes:
        values: By longhand; None where something is put in only for an element.
        is_sure: False where nobody can tell whether it counts: a container's size decides, say.
    """

    weight: Weight
    located: Located
    declaration: Declaration
    values: Longhands | None
    is_sure: bool = True

    @property
    def origin(self) -> Origin:
        """Where its style sheet comes from."""
        return self.located.origin

    @property
    def names(self) -> Iterable[str]:
        """Of the longhands that it sets."""
        return longhands_of(self.declaration.name) if self.values is None else self.values


def values_of(name: str, tokens: Tokens) -> Longhands | None:
    """Write a declaration out; None where browsers leave it out."""
    found = written_out(name, tokens)
    if found is None or not all(is_known_value(one, value) for one, value in found.items()):
        return None
    return found


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


def attribute_entries(
    declarations: Sequence[Declaration], origin: Origin, *, is_sure: bool = True
) -> Iterator[Entry]:
    """
    Give the entries of attributes of one element.

    Args:
        declarations: Of the ``style`` attribute, or those that other attributes stand for.
        origin: `AUTHOR` for the ``style`` attribute, `HINT` for others.
        is_sure: Whether their values are known.
    """
    located = Located(_ATTRIBUTE, origin)
    for number, declaration in enumerate(declarations):
        values = None
        if not declaration.has_variables:
            values = values_of(declaration.name, declaration.tokens)
            if values is None:
                continue
        is_style = origin is Origin.AUTHOR
        weight = weight_of(origin, declaration, 0, NONE, (0, number), is_attribute=is_style)
        yield Entry(weight, located, declaration, values, is_sure)


_ATTRIBUTE = Sheet("", ())
