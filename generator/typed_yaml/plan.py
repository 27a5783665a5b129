"""Plans: how a dataclass is read, worked out once."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, partial
from typing import Any, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.model.finding import Location
from generator.typed_yaml.certain import certain
from generator.typed_yaml.field import KeySpec, keys_of
from generator.typed_yaml.readers import Reader, reader_for
from generator.typed_yaml.reading import INVALID, Invalid, Reading
from generator.typed_yaml.scalars import NULLS
from generator.typed_yaml.suggest import nearest
from generator.typed_yaml.tags import PLAIN
from generator.value import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlannedKey:
    """A key with its reader; *field* names the value in what :func:`read_keys` returns."""

    name: str
    field: str
    read: Reader
    required: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """
    How a mapping with known keys is read.

    Attributes:
        keys: By the name that people write.
        other_names: What people write, in lower case, to the name that is meant: spellings that
            are accepted.
        meant: What people write to the name that they should write: spellings that are refused.
        hint: What to do about an unknown key that resembles none.
    """

    keys: Mapping[str, PlannedKey]
    other_names: Mapping[str, str] = field(default_factory=dict)
    meant: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""

    def find(self, name: str) -> PlannedKey | None:
        """Look up a key by any accepted spelling."""
        found = self.keys.get(name)
        if found is None and self.other_names:
            other = self.other_names.get(name.lower())
            return None if other is None else self.keys[other]
        return found


def planned(specs: Iterable[KeySpec]) -> dict[str, PlannedKey]:
    """Work out the readers of *specs*."""
    return {
        spec.name: PlannedKey(
            spec.name,
            spec.field,
            spec.form.read if spec.form else reader_for(spec, spec.type, _record_reader),
            spec.required,
        )
        for spec in specs
    }


@cache
def plan_of(cls: type[Any]) -> Plan:
    """Work out how *cls*, a dataclass of :func:`generator.typed_yaml.field.key`, is read."""
    return Plan(planned(keys_of(cls)))  # type: ignore[arg-type] # mypy takes the hash of its instances


def read_record(cls: type[T], reading: Reading, node: Node, path: str) -> T | Invalid:
    """Read *node* as a *cls*, a dataclass of :func:`generator.typed_yaml.field.key`."""
    if not isinstance(node, MappingNode):
        return reading.wrong_type(node, path, "a mapping (`key: value` lines under it)")
    plan = plan_of(cls)  # type: ignore[arg-type] # mypy takes the hash of its instances
    return cls(**read_keys(reading, node, plan, path))


def _record_reader(cls: type[Any]) -> Reader:
    return partial(read_record, cls)


def read_keys(reading: Reading, node: MappingNode, plan: Plan, path: str = "") -> dict[str, Any]:
    """
    Read the keys of *node*.

    Returns:
        Field name to value; keys that are missing, empty or wrong are left out.
    """
    prefix = f"{path}." if path else ""
    positions = reading.positions
    place = reading.source.place
    values: dict[str, Any] = {}
    seen: dict[str, tuple[Node, Node]] = {}
    empty: set[str] = set()
    for pair in reading.pairs(node):
        key, value = pair
        if not isinstance(key, ScalarNode):
            reading.wrong_type(key, path, "keys that are text")
            continue
        known = plan.find(key.value)
        if known is None:
            if key.value in seen:
                reading.duplicate(key.value, prefix + key.value, pair, seen[key.value])
            else:
                seen[key.value] = pair
                _report_unknown(reading, key, plan, prefix + key.value, node)
                # For the faults inside; they stay when the key is fixed.
                reading.plain(value, prefix + key.value)
            continue
        name = known.name
        if name in seen:
            reading.duplicate(name, prefix + name, pair, seen[name])
            continue
        seen[name] = pair
        key_path = prefix + name
        if value.tag == PLAIN and value.value in NULLS:
            positions[key_path] = place(key)
            empty.add(name)
            continue
        positions[key_path] = place(value)
        made = known.read(reading, value, key_path)
        if made is not INVALID:
            values[known.field] = made
    _report_missing(reading, node, plan, prefix, seen.keys() - empty)
    return values


def _report_unknown(
    reading: Reading, key: Node, plan: Plan, path: str, mapping: MappingNode
) -> None:
    name: str = key.value
    meant = plan.meant.get(name.lower())
    near = meant if meant in plan.keys else nearest(name, plan.keys)
    fix = f"did you mean `{near}`?" if near else plan.hint
    right = certain(name, plan.keys)
    if right != near or _is_set(plan, right, mapping):
        right = None  # it is set already, or something else is nearer to what people say
    reading.fault("unknown-key", f"unknown key `{name}`", key, path, fix, right)


def _is_set(plan: Plan, name: str | None, mapping: MappingNode) -> bool:
    names = (key.value for key, _ in mapping.value if isinstance(key, ScalarNode))
    return any(found is not None and found.name == name for found in map(plan.find, names))


def _report_missing(reading: Reading, node: Node, plan: Plan, prefix: str, given: set[str]) -> None:
    for name, known in plan.keys.items():
        if known.required and name not in given:
            at = reading.positions.get(prefix + name) or _first_line(reading, node)
            message = f"`{prefix}{name}` is missing"
            fault = reading.source.fault(
                "missing-key", message, at, f"add `{name}: …`", prefix + name
            )
            reading.faults.append(fault)


def _first_line(reading: Reading, node: Node) -> Location:
    return Location(reading.source.path, node.start_mark.line + reading.source.first_line)
