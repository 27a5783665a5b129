"""Front matter `structured:`: what the page is about, for search engines, in typed keys."""

from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode

from generator.typed_yaml.field import keys_of
from generator.typed_yaml.plan import read_record
from generator.typed_yaml.reading import INVALID, Invalid, Reading
from generator.typed_yaml.suggest import nearest
from generator.value import dataclass

_TYPE = "type"
_SUFFIX = "Thing"


@cache
def types() -> Mapping[str, type[Any]]:
    """Type that people may write to the record that reads it."""
    found: dict[str, type[Any]] = {}
    for thing in _things():
        for spec in keys_of(thing):  # type: ignore[arg-type] # mypy takes the hash of its instances
            if spec.name == _TYPE:
                found.update(dict.fromkeys(spec.choices, thing))
    return found


def _things() -> tuple[type[Any], ...]:
    # Most runs read no such key, and the records take as long to make as the settings to read.
    from generator.settings.structured_things import THINGS  # noqa: PLC0415

    return THINGS


@dataclass(frozen=True, slots=True)
class StructuredForm:
    """A mapping whose keys depend on its `type`."""

    doc: str = "mapping with a `type`, and the keys of that type"

    def read(self, reading: Reading, node: Node, path: str) -> Mapping[str, Any] | Invalid:
        """Read what the page is about, as JSON-LD."""
        if not isinstance(node, MappingNode):
            return reading.wrong_type(node, path, "a mapping (`key: value` lines under it)")
        thing = self._thing(reading, node, path)
        if thing is None:
            return INVALID
        made = read_record(thing, reading, node, path)
        return made if isinstance(made, Invalid) else described(made)

    @staticmethod
    def _thing(reading: Reading, node: MappingNode, path: str) -> type[Any] | None:
        for key, value in reading.pairs(node):
            if isinstance(key, ScalarNode) and key.value == _TYPE:
                name = value.value if isinstance(value, ScalarNode) else ""
                if name in types():
                    return types()[name]
                near = nearest(name, types())
                message = f"`{path}.{_TYPE}` cannot be `{name}`"
                listed = ", ".join(thing.__name__.removesuffix(_SUFFIX) for thing in _things())
                fix = (
                    f"did you mean `{near}`?"
                    if near
                    else f"it is one of {listed}, or a kind of one"
                )
                reading.fault("bad-value", message, value, f"{path}.{_TYPE}", fix)
                return None
        message = f"`{path}.{_TYPE}` is missing"
        reading.fault("missing-key", message, node, path, "add `type: Product`, or another type")
        return None

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of all types."""
        return {"anyOf": [define(thing) for thing in _things()]}


def described(record: Any) -> dict[str, Any]:
    """Turn a record into JSON-LD: its type, and every key that says something."""
    kind = getattr(record, _TYPE, type(record).__name__.removesuffix(_SUFFIX))
    found: dict[str, Any] = {"@type": kind}
    for spec in keys_of(type(record)):  # type: ignore[arg-type] # mypy takes the hash of its instances
        value = getattr(record, spec.field)
        if spec.name != _TYPE and value not in (None, "", ()):
            found[spec.name] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return described(value) if is_dataclass(value) else value
