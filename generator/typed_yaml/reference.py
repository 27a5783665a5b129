"""The reference of a YAML file's keys, in Markdown, made from the dataclass that reads it."""

import datetime as dt
import json
import types
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from textwrap import indent
from typing import Any, Union, get_args, get_origin

from generator.typed_yaml.field import KeySpec, keys_of
from generator.typed_yaml.json_schema import plain

_WORDS = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    dt.date: "date",
    dt.datetime: "date, with time or without",
    Any: "any value",
}


def reference(specs: Iterable[KeySpec], level: int = 2) -> str:
    """
    Write one section for each key, and those of a record below its key.

    Args:
        specs: The keys of the file.
        level: Level of the sections' headings, from 1.
    """
    return "\n".join(_sections(tuple(specs), level, "", ())).rstrip() + "\n"


def _sections(
    specs: tuple[KeySpec, ...], level: int, prefix: str, inside: tuple[type, ...]
) -> Iterator[str]:
    for spec in specs:
        path = prefix + spec.name
        yield f"{'#' * level} `{path}`"
        yield ""
        yield spec.doc
        yield ""
        yield f"- Type: {_facts(spec)}"
        if spec.required:
            yield "- Required"
        elif (default := _default(spec)) is not None:
            yield f"- Default: {default}"
        if spec.choices and words(spec.type).endswith("text"):
            yield "- One of: " + ", ".join(f"`{choice}`" for choice in spec.choices)
        if spec.minimum is not None:
            yield f"- Least: {spec.minimum}"
        yield ""
        if spec.example:
            name, colon, _ = spec.example.partition(": ")
            yield from ("```yaml", _below(prefix, _example(spec, name, colon)), "```", "")
        record, mark = _record(spec.type)
        if record is not None and record not in inside and spec.form is None:
            yield from _sections(keys_of(record), level, f"{path}{mark}.", (*inside, record))  # type: ignore[arg-type] # mypy takes the hash of its instances


def _facts(spec: KeySpec) -> str:
    return spec.form.doc if spec.form else words(spec.type)


def _example(spec: KeySpec, name: str, colon: str) -> str:
    """An example is a value, or, where it reads `name: value`, an entry of a mapping."""
    if colon and name.replace("/", "").replace("-", "").replace("_", "").isalnum():
        return f"{spec.name}:\n  {spec.example}"
    return f"{spec.name}: {spec.example}"


def _below(prefix: str, example: str) -> str:
    """Write the keys above an example, so that it can be copied; those of lists and names vary."""
    if "[]" in prefix or ".NAME" in prefix:
        return example
    for parent in reversed(prefix.split(".")[:-1]):
        example = f"{parent}:\n{indent(example, '  ')}"
    return example


def _default(spec: KeySpec) -> str | None:
    default = plain(spec.default)
    if default in (None, "", [], {}) or _record(spec.type)[0] is not None:
        return None if default != [] else "an empty list"
    return f"`{default}`" if isinstance(default, str) else f"`{json.dumps(default)}`"


def words(wanted: Any) -> str:
    """Name a type for a person."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin is Union or origin is types.UnionType:
        return words(next(part for part in parts if part is not types.NoneType))
    if origin is tuple:
        return f"list of {words(parts[0])}"
    if origin is not None:
        return f"mapping from a name to {words(parts[1])}"
    return _WORDS.get(wanted, "mapping with the keys below")


def _record(wanted: Any) -> tuple[type[Any] | None, str]:
    """Find the record in a type, and how a path leads into it: `[]` for lists, `.NAME` for names."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if origin is tuple:
        record, mark = _record(parts[0])
        return record, "[]" + mark
    if origin is Union or origin is types.UnionType:
        return _record(parts[0])
    if origin is not None:
        record, mark = _record(parts[1])
        return record, ".NAME" + mark
    return (wanted, "") if isinstance(wanted, type) and is_dataclass(wanted) else (None, "")
