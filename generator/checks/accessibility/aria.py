"""
Roles, states and properties of WAI-ARIA, read off the table beside this module.

The table says which versions it was made from, when, and what was not seen in a standard's text.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Attribute:
    """
    A state or property.

    Attributes:
        type: ``boolean``, ``boolean-or-undefined``, ``tristate``, ``token``, ``tokens``, ``id``,
            ``ids``, ``integer``, ``number`` or ``string``.
        values: Tokens that it may hold.
        is_global: Whether every role supports it.
        was_global: Whether every role supported it before version 1.2, so that it is deprecated on
            roles that do not.
    """

    type: str
    values: frozenset[str]
    is_global: bool
    was_global: bool
    is_deprecated: bool


@dataclass(frozen=True, slots=True)
class Role:
    """
    A role.

    Attributes:
        supports: Attributes that are not global.
        context: Roles of which one is around it; ``menu > group`` is a group in a menu.
        owns: Roles of which it contains one at least; ``group > option`` is an option in a group.
        is_named_by_content: Whether its text is its name.
        has_presentational_children: Whether what it contains is shown as text alone.
    """

    name: str
    is_abstract: bool
    is_deprecated: bool
    superclasses: tuple[str, ...]
    supports: frozenset[str]
    requires: tuple[str, ...]
    prohibits: frozenset[str]
    context: tuple[str, ...]
    owns: tuple[str, ...]
    is_named_by_content: bool
    has_presentational_children: bool


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    table: Mapping[str, Mapping[str, Mapping[str, Any]]] = json.loads(
        Path(__file__).with_name("aria.json").read_text("utf-8")
    )
    return table


@cache
def attributes() -> Mapping[str, Attribute]:
    """States and properties by name."""
    return {
        name: Attribute(
            row["type"],
            frozenset(row.get("values", ())),
            bool(row.get("global")),
            bool(row.get("once-global")),
            bool(row.get("deprecated")),
        )
        for name, row in _table()["attributes"].items()
    }


@cache
def global_attributes() -> frozenset[str]:
    """Names of attributes that every role supports."""
    return frozenset(name for name, one in attributes().items() if one.is_global)


@cache
def roles() -> Mapping[str, Role]:
    """Roles by name, abstract ones included."""
    return {
        name: Role(
            name,
            bool(row.get("abstract")),
            bool(row.get("deprecated")),
            tuple(row["superclasses"]),
            frozenset(row.get("supports", ())),
            tuple(row.get("requires", ())),
            frozenset(row.get("prohibits", ())),
            tuple(row.get("context", ())),
            tuple(row.get("owns", ())),
            "content" in row.get("named", ()),
            bool(row.get("presentational-children")),
        )
        for name, row in _table()["roles"].items()
    }


@cache
def lineage(name: str) -> frozenset[str]:
    """Give the role *name* and all above it; empty where there is no such role."""
    role = roles().get(name)
    if role is None:
        return frozenset()
    return frozenset((name, *(one for above in role.superclasses for one in lineage(above))))
