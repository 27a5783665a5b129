"""YAML to a frozen dataclass, with every fault at once."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from yaml.error import Mark
from yaml.nodes import MappingNode, Node

from generator.model.finding import Fault, Location
from generator.typed_yaml.compose import compose
from generator.typed_yaml.plan import plan_of, read_keys
from generator.typed_yaml.reading import Reading
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.tags import MAPPING
from generator.value import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Decoded(Generic[T]):
    """
    What YAML says, as far as it is right.

    Attributes:
        value: Keys that are missing or wrong have their defaults.
        positions: Dotted key path, list items included, to the place of its value; of an empty
            value, to its key.
    """

    value: T
    faults: tuple[Fault, ...]
    positions: Mapping[str, Location]


def decode(source: YamlSource, cls: type[T], timezone: dt.tzinfo = dt.UTC) -> Decoded[T]:
    """Read *source* as a *cls*, a dataclass of :func:`generator.typed_yaml.field.key`."""
    composed = compose(source)
    decoded = decode_node(composed.root, cls, source, timezone)
    if composed.root is None and composed.faults:
        # What is missing cannot be known.
        return Decoded(decoded.value, composed.faults, {})
    return Decoded(decoded.value, composed.faults + decoded.faults, decoded.positions)


def decode_node(
    root: Node | None, cls: type[T], source: YamlSource, timezone: dt.tzinfo = dt.UTC
) -> Decoded[T]:
    """Read a tree that has been composed already; None is an empty mapping."""
    reading = Reading(source, timezone)
    node = root if root is not None else empty_mapping()
    if not isinstance(node, MappingNode):
        reading.wrong_type(node, "", "a mapping (`key: value` lines)")
        return Decoded(cls(), tuple(reading.faults), {})
    plan = plan_of(cls)  # type: ignore[arg-type] # mypy takes the hash of its instances
    values = read_keys(reading, node, plan)
    return Decoded(cls(**values), tuple(reading.faults), reading.positions)


def decode_plain(source: YamlSource, timezone: dt.tzinfo = dt.UTC) -> Decoded[Any]:
    """Read *source* as plain Python: dict, list, str, int, float, bool, date, datetime or None."""
    composed = compose(source)
    if composed.root is None:
        return Decoded(None, composed.faults, {})
    reading = Reading(source, timezone)
    value = reading.plain(composed.root, "")
    return Decoded(value, (*composed.faults, *reading.faults), reading.positions)


def empty_mapping() -> MappingNode:
    """Stand in for a document without any key."""
    mark = Mark("", 0, 0, 0, "", 0)
    return MappingNode(MAPPING, [], mark, mark)
