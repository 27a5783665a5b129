"""What structured data says, whichever way it is written: nodes with types and properties."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from generator.value import dataclass

#: How a place in JSON is named: keys and numbers from the root down.
Path = tuple[str | int, ...]
#: What a property can be: a :class:`Node`, text, a number, true or false.
Value = Any
#: A name of schema.org, as `additionalType` gives it.
_TYPE = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)?([A-Z][A-Za-z0-9]*)")


class Form(StrEnum):
    """How structured data is written."""

    JSON_LD = "JSON-LD"
    MICRODATA = "microdata"
    RDFA = "RDFa"


@dataclass(frozen=True, slots=True)
class Node:
    """
    A thing that is described.

    Attributes:
        types: Names in the vocabulary of schema.org, without its address.
        properties: Name to its values, in order; `null` is no value.
        id: As written; empty where there is none.
        path: Where it stands in the JSON; empty for other forms.
        under: Property that holds it; empty at the top.
        holder: Types of the node that holds it; empty at the top.
        offset: Of its element in the page; None in JSON, where the path tells.
        is_last: Whether it is the last of the values that its property has.
    """

    types: tuple[str, ...] = ()
    properties: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    id: str = ""
    path: Path = ()
    under: str = ""
    holder: tuple[str, ...] = ()
    offset: int | None = None
    is_last: bool = True

    @property
    def is_reference(self) -> bool:
        """Whether it only points at a node that is described elsewhere."""
        return bool(self.id) and not self.types and not self.properties

    @property
    def every_type(self) -> tuple[str, ...]:
        """
        `types`, and those that `additionalType` adds in the words of schema.org.

        They say which properties fit. What a rich result is shown for, search engines read off
        `types` alone.
        """
        if "additionalType" not in self.properties:
            return self.types
        named = (*self.texts("additionalType"), *(one.id for one in self.nodes("additionalType")))
        further = (match[1] for match in map(_TYPE.fullmatch, named) if match)
        return tuple(dict.fromkeys((*self.types, *further)))

    @property
    def is_main(self) -> bool:
        """Whether it is what the page is about, and no part of something else."""
        return self.under in ("", "mainEntity")

    def texts(self, name: str) -> tuple[str, ...]:
        """Values of property *name* that are text, white space cut off both ends."""
        values = self.properties.get(name, ())
        return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())

    def nodes(self, name: str) -> "tuple[Node, ...]":
        """Values of property *name* that are nodes."""
        return tuple(value for value in self.properties.get(name, ()) if isinstance(value, Node))

    def has(self, name: str) -> bool:
        """Whether property *name* has a value that says something."""
        return any(value not in ("", None) for value in self.properties.get(name, ()))


def walk(node: Node) -> Iterator[Node]:
    """Give *node* and every node below it, in the order in which they are written."""
    yield node
    for values in node.properties.values():
        for value in values:
            if isinstance(value, Node):
                yield from walk(value)


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """
    Why a script cannot be read.

    Attributes:
        message: In words, with line and column of the JSON where that helps.
        index: Character of the script at which reading ends.
    """

    message: str
    index: int = 0
