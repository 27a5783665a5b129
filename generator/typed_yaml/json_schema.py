"""JSON Schema (draft 2020-12) of a dataclass, so that editors complete and check as we do."""

import datetime as dt
import types
from collections.abc import Iterable, Mapping
from dataclasses import asdict, is_dataclass
from typing import Any, Union, get_args, get_origin

from generator.typed_yaml.field import KeySpec, keys_of
from generator.typed_yaml.scalars import DATE_OR_TIME

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(specs: Iterable[KeySpec], title: str) -> dict[str, Any]:
    """
    Describe a YAML file with the keys *specs*.

    A key may be empty wherever it may be missing, as the decoder has it.
    """
    definitions: dict[str, Any] = {}
    body = _Schemas(definitions).mapping(specs)
    schema = {"$schema": DIALECT, "title": title, **body}
    return {**schema, "$defs": definitions} if definitions else schema


class _Schemas:
    """Schemas of types; those of records are collected, since a record may hold its own type."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self.definitions = definitions

    def mapping(self, specs: Iterable[KeySpec]) -> dict[str, Any]:
        """Schema of a mapping with known keys."""
        specs = tuple(specs)
        schema = {
            "type": "object",
            "properties": {spec.name: self.key(spec) for spec in specs},
            "additionalProperties": False,
        }
        required = [spec.name for spec in specs if spec.required]
        return {**schema, "required": required} if required else schema

    def key(self, spec: KeySpec) -> dict[str, Any]:
        """Schema of one key's value."""
        value = spec.form.json_schema(self.of) if spec.form else self._of(spec.type, spec)
        if not spec.required:
            value = _or_null(value)
        schema: dict[str, Any] = {"description": spec.doc, **value}
        default = plain(spec.default)
        if not spec.required and default not in (None, [], {}, ""):
            schema["default"] = default
        return schema

    def of(self, wanted: Any) -> dict[str, Any]:
        """Schema of a type without choices or limits."""
        return self._of(wanted, None)

    def _of(self, wanted: Any, spec: KeySpec | None) -> dict[str, Any]:
        origin = get_origin(wanted)
        if origin is Union or origin is types.UnionType:
            inner = next(part for part in get_args(wanted) if part is not types.NoneType)
            return self._of(inner, spec)
        if origin is tuple:
            return {"type": "array", "items": self._of(get_args(wanted)[0], spec)}
        if origin is not None:
            values = self._of(get_args(wanted)[1], spec)
            if "$ref" in values:
                values = _or_null(values)
            return {"type": "object", "additionalProperties": values}
        if isinstance(wanted, type) and is_dataclass(wanted):
            return self._record(wanted)
        if wanted is str and spec and spec.choices:
            return {"enum": list(spec.choices)}
        if wanted is int and spec and spec.minimum is not None:
            return {"type": "integer", "minimum": spec.minimum}
        simple: dict[Any, dict[str, Any]] = {
            # A number whose text is the same again needs no quotes.
            str: {"type": ["string", "number"]},
            int: {"type": "integer"},
            float: {"type": "number"},
            bool: {"type": "boolean"},
            dt.date: {"type": "string", "pattern": DATE_OR_TIME},
            dt.datetime: {"type": "string", "pattern": DATE_OR_TIME},
        }
        return dict(simple.get(wanted, {}))

    def _record(self, cls: type[Any]) -> dict[str, Any]:
        if cls.__name__ not in self.definitions:
            # Entered before it is made, so that a record within itself finds it.
            self.definitions[cls.__name__] = {}
            about = (cls.__doc__ or "").strip().split("\n")[0]
            keys = keys_of(cls)  # type: ignore[arg-type] # mypy takes the hash of its instances
            self.definitions[cls.__name__] = {"description": about, **self.mapping(keys)}
        return {"$ref": f"#/$defs/{cls.__name__}"}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]}
    if "type" in schema:
        named = schema["type"]
        return {**schema, "type": [*(named if isinstance(named, list) else [named]), "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else schema


def plain(value: Any) -> Any:
    """Turn a default into what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        names = {spec.field: spec.name for spec in keys_of(type(value))}
        return {
            names[name]: plain(part)
            for name, part in asdict(value).items()
            if name in names and part not in (None, (), {}, "")
        }
    if isinstance(value, Mapping):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, dt.date) else value
