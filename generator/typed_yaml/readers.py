"""Readers: from a wanted type to a function that makes it of a node."""

import datetime as dt
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from functools import partial
from typing import Any, Union, get_args, get_origin

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.typed_yaml.certain import certain
from generator.typed_yaml.field import KeySpec
from generator.typed_yaml.reading import INVALID, Invalid, Reading, is_null
from generator.typed_yaml.scalars import TRUTHS, misreading, moment, number
from generator.typed_yaml.suggest import nearest
from generator.typed_yaml.tags import PLAIN, REFUSED, TEXT, VARIABLE

Reader = Callable[[Reading, Node, str], Any]

#: In a text where a list is wanted: it may be several entries, or not be one inside of brackets.
_SEVERAL = re.compile(r"[,;|\[\]{}#:&*!\n]")


def reader_for(spec: KeySpec, wanted: Any, record: Callable[[type], Reader]) -> Reader:
    """
    Make the reader of type *wanted*, which is the type of *spec* or a part of it.

    Args:
        spec: Gives choices and limits.
        wanted: A type, such as ``tuple[str, ...]``.
        record: Makes the reader of a dataclass.

    Raises:
        TypeError: No YAML value can be of type *wanted*; a dataclass is at fault.
    """
    origin = get_origin(wanted)
    if origin is Union or origin is types.UnionType:
        (inner,) = (part for part in get_args(wanted) if part is not types.NoneType)
        return reader_for(spec, inner, record)
    if origin is tuple:
        return partial(_read_list, reader_for(spec, get_args(wanted)[0], record))
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        part = get_args(wanted)[1]
        return partial(_read_mapping, reader_for(spec, part, record), _empty_of(part))
    if wanted is str:
        return partial(_read_choice, spec.choices) if spec.choices else read_text
    if wanted is int:
        return partial(_read_int, spec.minimum)
    if wanted is Any:
        return partial(Reading.plain, words=spec.choices) if spec.choices else Reading.plain
    simple: dict[Any, Reader] = {
        bool: read_bool,
        float: read_float,
        dt.datetime: read_datetime,
        dt.date: read_date,
    }
    if wanted in simple:
        return simple[wanted]
    if isinstance(wanted, type) and is_dataclass(wanted):
        return record(wanted)
    raise TypeError(f"no reader makes a {wanted} of YAML")


def read_text(reading: Reading, node: Node, path: str) -> str | Invalid:
    """Read text; what YAML would take for something else needs quotes."""
    tag = node.tag
    if tag in (TEXT, VARIABLE):
        text: str = node.value
        return text
    if tag != PLAIN:
        return reading.wrong_type(node, path, "text")
    text = node.value
    made = misreading(text) if text else None
    if made is not None:
        shown = str(made).lower() if isinstance(made, bool) else f"the number {made}"
        last = path.rpartition(".")[2]
        quoted = f'"{text}"' if last.isdecimal() else f'{last}: "{text}"'
        message = f"text is expected here, and YAML reads `{text}` as {shown}"
        reading.fault("wrong-type", message, node, path, f"quote it: `{quoted}`", f'"{text}"')
    return text


def _read_choice(choices: tuple[str, ...], reading: Reading, node: Node, path: str) -> Any:
    if not isinstance(node, ScalarNode) or node.tag not in (PLAIN, TEXT, VARIABLE):
        return reading.wrong_type(node, path, "one of " + _listed(choices))
    if node.value in choices:
        return node.value
    near = nearest(node.value, choices)
    right = certain(node.value, choices)
    reading.fault(
        "bad-value",
        f"`{path}` cannot be `{node.value}`; it is one of {_listed(choices)}",
        node,
        path,
        f"did you mean `{near}`?" if near else "",
        right if right == near else None,
    )
    return INVALID


def _listed(choices: tuple[str, ...]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)


def read_bool(reading: Reading, node: Node, path: str) -> bool | Invalid:
    """Read true or false, in any of YAML's words; in quotes it is a fault that is understood."""
    if isinstance(node, ScalarNode) and node.value in TRUTHS:
        truth = TRUTHS[node.value]
        if node.tag == TEXT:
            fix = "remove the quotes"
            reading.wrong_type(node, path, "true or false", fix, str(truth).lower())
        return truth
    return reading.wrong_type(node, path, "true or false", "write `true` or `false`")


def _read_int(minimum: int | None, reading: Reading, node: Node, path: str) -> int | Invalid:
    made = _number(reading, node, path, "a whole number")
    if made is INVALID:
        return INVALID
    if not isinstance(made, int):
        return reading.wrong_type(node, path, "a whole number")
    if minimum is not None and made < minimum:
        message = f"`{path}` is {made}; the least is {minimum}"
        reading.fault("bad-value", message, node, path)
        return INVALID
    return made


def read_float(reading: Reading, node: Node, path: str) -> float | Invalid:
    """Read a number."""
    return _number(reading, node, path, "a number")


def _number(reading: Reading, node: Node, path: str, wanted: str) -> float | Invalid:
    if not isinstance(node, ScalarNode) or node.tag not in (PLAIN, VARIABLE):
        made = number(node.value) if node.tag == TEXT and node.value else None
        is_plain = made is not None and str(made) == node.value
        right = node.value if is_plain else None
        return reading.wrong_type(node, path, wanted, "remove the quotes" if made else "", right)
    text: str = node.value
    made = number(text) if text else None
    if made is None or made != made or made in (float("inf"), -float("inf")):  # noqa: PLR0124 - NaN
        return reading.wrong_type(node, path, wanted)
    digits = text.lstrip("+-")
    if (digits[0] == "0" and digits[1:2] not in ("", ".")) or ":" in text or "_" in text:
        # Parsers disagree about these.
        return reading.wrong_type(node, path, f"{wanted} in plain digits", f"write `{made}`")
    return made


def read_datetime(reading: Reading, node: Node, path: str) -> dt.datetime | Invalid:
    """Read a date with or without time; a date alone is its first moment."""
    made = _moment(reading, node, path)
    if made is INVALID or isinstance(made, dt.datetime):
        return made
    return dt.datetime(made.year, made.month, made.day, tzinfo=reading.timezone)


def read_date(reading: Reading, node: Node, path: str) -> dt.date | Invalid:
    """Read a day; a time of day is dropped."""
    made = _moment(reading, node, path)
    return made.date() if isinstance(made, dt.datetime) else made


def _moment(reading: Reading, node: Node, path: str) -> dt.datetime | dt.date | Invalid:
    if not isinstance(node, ScalarNode) or node.tag not in (PLAIN, TEXT, VARIABLE):
        return reading.wrong_type(node, path, "a date", "write it like `2026-01-31`")
    try:
        return moment(node.value, reading.timezone)
    except ValueError as error:
        message = f"`{node.value}` is not a date: {error}"
        reading.fault("bad-value", message, node, path, "write a day of the calendar")
        return INVALID


def _read_list(read: Reader, reading: Reading, node: Node, path: str) -> Any:
    if not isinstance(node, SequenceNode):
        fix = ""
        if isinstance(node, ScalarNode) and "." not in path:
            fix = f"write it as a list: `{path}: [{node.value}]`"
        meant = isinstance(node, ScalarNode) and read is read_text and node.tag != REFUSED
        right = None
        if meant and not _SEVERAL.search(node.value):
            right = f"[{reading.source.written(node)}]"
        reading.wrong_type(node, path, "a list", fix, right)
        return (node.value,) if meant else INVALID
    found = []
    positions = reading.positions
    place = reading.source.place
    for number_, item in enumerate(node.value):
        item_path = f"{path}.{number_}"
        positions[item_path] = place(item)
        if is_null(item):
            message = f"this entry of `{path}` is empty"
            reading.fault("wrong-type", message, item, item_path, "remove it")
            continue
        value = read(reading, item, item_path)
        if value is not INVALID:
            found.append(value)
    return tuple(found)


def _empty_of(wanted: Any) -> Callable[[], Any]:
    """Say what an entry of a mapping without a value is: `tags:` alone is a record of defaults."""
    if isinstance(wanted, type) and is_dataclass(wanted):
        return wanted
    if get_origin(wanted) is tuple:
        return tuple
    return lambda: None if wanted is Any else INVALID


def _read_mapping(
    read: Reader, empty: Callable[[], Any], reading: Reading, node: Node, path: str
) -> Any:
    if not isinstance(node, MappingNode):
        return reading.wrong_type(node, path, "a mapping (`key: value` lines under it)")
    found = {}
    for name, key, value in reading.named_pairs(node, path):
        value_path = f"{path}.{name}"
        null = is_null(value)
        reading.positions[value_path] = reading.source.place(key if null else value)
        made = empty() if null else read(reading, value, value_path)
        if made is not INVALID:
            found[name] = made
    return found
