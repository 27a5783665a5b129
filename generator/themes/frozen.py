"""Plain values as templates see them: they can be read and not changed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


def frozen(mapping: Mapping[str, Any]) -> Mapping[str, Any]:
    """Make *mapping* read-only, and the mappings and lists in it, all the way down."""
    return MappingProxyType({key: _value(inner) for key, inner in mapping.items()})


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return frozen(value)
    if isinstance(value, list | tuple) and not hasattr(value, "_fields"):
        return tuple(_value(inner) for inner in value)
    return value
