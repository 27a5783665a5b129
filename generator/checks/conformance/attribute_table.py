"""Which attributes an element may have: what `attributes.json` holds."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class AttributeTable:
    """
    The attributes of HTML.

    Attributes:
        everywhere: Form of the value of each global attribute.
        elements: For each element, the form of the value of each attribute of its own.
        handlers: Event handlers of every element.
        window_handlers: Event handlers of `body` as well.
        elsewhere: For each element, attributes that other standards give it; `*` is every element.
        obsolete: For each element, what to use in place of an obsolete attribute; `*` as above.
            ``with a style sheet`` stands for the style sheet.
        needless: For each element, attributes that do nothing: their one value, and what to do.
        obsolete_elements: For each element that is obsolete itself, the attributes that it had.
        input_types: For each attribute of `input`, the types that it belongs to.
        needs: For each element, attributes that mean nothing without one of others.
        required: For each element, attributes that it must have; one of each list.
    """

    everywhere: Mapping[str, str]
    elements: Mapping[str, Mapping[str, str]]
    handlers: frozenset[str]
    window_handlers: frozenset[str]
    elsewhere: Mapping[str, frozenset[str]]
    obsolete: Mapping[str, Mapping[str, str]]
    needless: Mapping[str, Mapping[str, tuple[str, str]]]
    obsolete_elements: Mapping[str, frozenset[str]]
    input_types: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, Mapping[str, tuple[str, ...]]]
    required: Mapping[str, tuple[tuple[str, ...], ...]]

    def form(self, element: str, attribute: str) -> str | None:
        """Give the form of an attribute's value; None where the standard does not have it there."""
        own = self.elements.get(element, {}).get(attribute)
        return self.everywhere.get(attribute) if own is None else own

    def names(self, element: str) -> frozenset[str]:
        """Give the names of all attributes that an element may have by the standard."""
        return frozenset((*self.elements.get(element, {}), *self.everywhere, *self.handlers))

    def homes(self, attribute: str) -> tuple[str, ...]:
        """Give the elements that have *attribute* as one of their own."""
        return tuple(name for name, own in self.elements.items() if attribute in own)


@cache
def attribute_table() -> AttributeTable:
    """Read the table."""
    folder = "generator.checks.conformance"
    told = json.loads(files(folder).joinpath("attributes.json").read_text(encoding="utf-8"))
    obsolete = {
        name: {**told["obsolete"].get(name, {}), **told["not seen"].get(name, {})}
        for name in (*told["obsolete"], *told["not seen"])
    }
    return AttributeTable(
        everywhere=told["global"],
        elements=told["elements"],
        handlers=frozenset(told["event handlers"]),
        window_handlers=frozenset(told["window event handlers"]),
        elsewhere={name: frozenset(own) for name, own in told["other standards"].items()},
        obsolete=obsolete,
        needless=told["needless"],
        obsolete_elements={name: frozenset(own) for name, own in told["obsolete elements"].items()},
        input_types=told["input"],
        needs=told["needs"],
        required=told["required"],
    )
