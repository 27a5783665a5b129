"""
JSON-LD of a page.

Only what schema.org's own vocabulary says is read; other vocabularies are left alone.

Source:
    JSON-LD 1.1 (W3C Recommendation), sections 3, 4.1 and 7 ("Embedding JSON-LD in HTML").
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from generator.checks.structured.json_ld_context import (
    ALONE,
    FOREIGN,
    SCHEMA,
    Context,
    plain_name,
)
from generator.checks.structured.nodes import Node, Path, SyntaxFault, Value, walk
from generator.value import dataclass

#: Scripts that are remembered: layouts share them, and a page with findings is read again.
_KEPT = 256
#: Deeper scripts are treated as an attack on their readers.
_DEEPEST = 100
_SPACE = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Script:
    """
    What one script says.

    Attributes:
        nodes: Every node, those inside others too, in order.
        fault: Why it cannot be read; None where it can.
        has_context: Whether it says which vocabulary its words are from.
        is_foreign: Whether that vocabulary is another than schema.org's; then no node is read.
    """

    nodes: tuple[Node, ...] = ()
    fault: SyntaxFault | None = None
    has_context: bool = True
    is_foreign: bool = False


@lru_cache(maxsize=_KEPT)
def read_script(text: str) -> Script:
    """Read the text of a script of type ``application/ld+json``."""
    if not text.strip():
        return Script(fault=SyntaxFault("is empty"))
    try:
        root = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return Script(fault=SyntaxFault(f"cannot be read: {_reason(error)} at {where}", error.pos))
    except RecursionError:
        return Script(fault=SyntaxFault("cannot be read: it is nested too deep"))
    except ValueError as error:
        return Script(fault=SyntaxFault(f"cannot be read: {error}"))
    if not isinstance(root, dict | list):
        return Script(fault=SyntaxFault("is a plain value where an object is expected"))
    try:
        return _things(root)
    except RecursionError:
        return Script(fault=SyntaxFault("cannot be read: it is nested too deep"))


def _things(root: dict[str, Any] | list[Any]) -> Script:
    """Read what JSON says, nested no deeper than Python can follow."""
    tops = list(_tops(root, (), ALONE))
    own = [top for top in tops if not top.is_foreign]
    if tops and not own:
        return Script(is_foreign=True)
    nodes = (_node(top.raw, top.path, "", (), top.context, depth=0) for top in own)
    every = tuple(one for node in nodes for one in walk(node))
    return Script(every, has_context=any(top.says_whose_words for top in own))


def position(text: str, path: Path) -> int | None:
    """
    Find where a value stands in JSON.

    Args:
        text: JSON that can be read.
        path: Of the value; for a key, its value is meant.

    Returns:
        Index of the key, for members of objects, or of the value, for entries of lists; None
        where there is no such value.
    """
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    for number, step in enumerate(path):
        wanted = _member if isinstance(step, str) else _entry
        found = wanted(decoder, text, at, step)
        if found is None:
            return None
        key, at = found
        if number == len(path) - 1:
            return key
    return at


def _member(decoder: json.JSONDecoder, text: str, at: int, name: Any) -> tuple[int, int] | None:
    if text[at : at + 1] != "{":
        return None
    at = _skip(text, at + 1)
    while text[at : at + 1] == '"':
        start = at
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key == name or _means(key, name):
            return start, at
        at = _after_value(decoder, text, at)
    return None


def _means(key: str, name: str) -> bool:
    """Whether *key* is *name*, written whole or without its sign."""
    return plain_name(key) == name or f"@{key}" == name


def _entry(decoder: json.JSONDecoder, text: str, at: int, index: Any) -> tuple[int, int] | None:
    if text[at : at + 1] != "[":
        return None
    at = _skip(text, at + 1)
    for _ in range(index):
        at = _after_value(decoder, text, at)
    return at, at


def _after_value(decoder: json.JSONDecoder, text: str, at: int) -> int:
    at = _skip(text, decoder.raw_decode(text, at)[1])
    return _skip(text, at + 1) if text[at : at + 1] == "," else at


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"`{name}` is not a JSON value")


def _reason(error: json.JSONDecodeError) -> str:
    reasons = {
        "Expecting property name enclosed in double quotes": "a key in double quotes is missing",
        "Illegal trailing comma before end of object": "there is a comma too many",
        "Illegal trailing comma before end of array": "there is a comma too many",
        "Expecting value": "a value is missing",
        "Expecting ',' delimiter": "a comma is missing",
        "Expecting ':' delimiter": "a colon is missing",
        "Extra data": "there is text after the end",
        "Unterminated string starting at": "a quote is never closed",
        "Invalid control character at": "a line break or tab stands inside quotes",
        "Invalid \\escape": "a backslash stands before a letter that needs none",
    }
    return reasons.get(error.msg.removesuffix(": "), error.msg.lower())


class _Top(NamedTuple):
    """An object that is no part of another, and the context that its words stand in."""

    raw: dict[str, Any]
    path: Path
    context: Context

    @property
    def is_foreign(self) -> bool:
        """Whether it says nothing in the words of schema.org."""
        context = self.context
        if context.is_schema:
            return False
        words = [key for key in self.raw if context.keyword(key)[:1] != "@"]
        return all(":" in name for name in (*map(context.name, words), *_types(self.raw, context)))

    @property
    def says_whose_words(self) -> bool:
        """Whether a context, or each word by itself, says which vocabulary it is from."""
        return self.context is not ALONE or all("://" in key for key in self.raw if key[:1] != "@")


def _tops(value: Any, path: Path, context: Context) -> Iterator[_Top]:
    """Objects at the top: in lists and in ``@graph``."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield from _tops(one, (*path, number), context)
    elif isinstance(value, dict):
        if "@context" in value:
            context = context.then(value["@context"])
        if "@graph" in value:
            yield from _tops(value["@graph"], (*path, "@graph"), context)
            if value.keys() <= {"@graph", "@context", "@id", "@type"}:
                return
        yield _Top(value, path, context)


def _keyword(raw: dict[str, Any], keyword: str, context: Context) -> Any:
    """Give the value of a keyword, by whichever name the context gives it."""
    if keyword in raw:
        return raw[keyword]
    if context is SCHEMA and keyword not in ("@type", "@id"):
        return None
    for key, meaning in (context.keywords or {}).items():
        if meaning == keyword and key in raw:
            return raw[key]
    return None


def _types(raw: dict[str, Any], context: Context) -> tuple[str, ...]:
    value = raw.get("@type") if "@type" in raw else _keyword(raw, "@type", context)
    if type(value) is str and context.is_usual and value.isalnum():  # most are
        return (value,)
    many = value if isinstance(value, list) else [value]
    words = [one.strip() for one in many if isinstance(one, str)]
    return tuple(context.name(word) for word in words if word)


def _node(
    raw: dict[str, Any],
    path: Path,
    under: str,
    holder: tuple[str, ...],
    context: Context,
    *,
    depth: int,
    is_last: bool = True,
) -> Node:
    types = _types(raw, context)
    own_id = _keyword(raw, "@id", context)
    properties: dict[str, tuple[Value, ...]] = {}
    keywords, is_usual = context.keywords or {}, context.is_usual
    for key, value in raw.items():
        if key[0:1] == "@" or key in keywords or depth > _DEEPEST:
            continue
        name = key if is_usual and ":" not in key else context.name(key)
        if name[:2] == FOREIGN:
            continue
        if type(value) is str and name not in properties:  # most are
            properties[name] = (value,)
            continue
        if context.mappings and isinstance(value, dict) and context.container(key):
            value = list(value.values())  # noqa: PLW2901 -- the names in a mapping are no words
        values = tuple(_values(value, (*path, key), name, types, context, depth))
        if values:
            properties[name] = properties.get(name, ()) + values
    plain = own_id if isinstance(own_id, str) else ""
    return Node(types, properties, plain, path, under, holder, is_last=is_last)


def _values(
    value: Any,
    path: Path,
    name: str,
    types: tuple[str, ...],
    context: Context,
    depth: int,
    *,
    is_last: bool = True,
) -> Iterator[Value]:
    if isinstance(value, list):
        for number, one in enumerate(value):
            last = number == len(value) - 1
            yield from _values(one, (*path, number), name, types, context, depth, is_last=last)
    elif isinstance(value, dict):
        if "@context" in value:
            context = context.then(value["@context"])
        for keyword in ("@list", "@set"):
            inner = _keyword(value, keyword, context)
            if inner is not None:
                yield from _values(inner, (*path, keyword), name, types, context, depth)
                return
        plain = _keyword(value, "@value", context)
        if plain is not None:
            yield plain
        elif "@value" not in value:
            yield _node(value, path, name, types, context, depth=depth + 1, is_last=is_last)
    elif value is not None:
        yield value
