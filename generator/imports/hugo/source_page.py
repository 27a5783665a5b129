"""Take a Markdown file apart: front matter in any of Hugo's three notations, then the body."""

import json
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.imports.hugo.tree import SourceFile
from generator.value import dataclass


class Notation(StrEnum):
    """How front matter is written."""

    NONE = "none"
    YAML = "yaml"
    TOML = "toml"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Key:
    """
    A front-matter key.

    Attributes:
        name: As written.
        start: Offset of the key in the file's text.
        end: Offset behind the key.
        line: Of the key, from 1.
        value: What YAML makes of the value, with its place in the front matter.
    """

    name: str
    start: int
    end: int
    line: int
    value: yaml.Node

    @property
    def folded(self) -> str:
        """The name as Hugo compares it."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """
    A Markdown file.

    Attributes:
        opening: Text before the front matter's content, its delimiter included.
        inner: The front matter's content.
        body_start: Offset of the body in *text*.
        keys: Keys of YAML front matter in order, doubled ones included; none where it does not parse.
        values: Plain values of TOML and JSON front matter.
        problem: Why the front matter could not be read; empty where it could.
    """

    file: SourceFile
    text: str
    notation: Notation
    opening: str = ""
    inner: str = ""
    body_start: int = 0
    keys: tuple[Key, ...] = ()
    values: Mapping[str, Any] | None = None
    problem: str = ""

    @property
    def body(self) -> str:
        """Markdown after the front matter."""
        return self.text[self.body_start :]

    @property
    def logical(self) -> PurePosixPath:
        """Path below ``content/``."""
        return PurePosixPath(*self.file.target.parts[1:])

    def key(self, *names: str) -> Key | None:
        """The first key that has one of *names*, in lower case."""
        return next((key for key in self.keys if key.folded in names), None)

    def scalar(self, *names: str) -> str:
        """Text of the first key that has one of *names*; empty where there is none."""
        if self.values is not None:
            folded = {name.casefold(): value for name, value in self.values.items()}
            found = next((folded[name] for name in names if name in folded), "")
            return "" if isinstance(found, (dict, list)) else str(found)
        key = self.key(*names)
        return str(key.value.value) if key and isinstance(key.value, yaml.ScalarNode) else ""

    def items(self, name: str) -> tuple[str, ...]:
        """Texts of list *name*; a single value counts as a list of one."""
        if self.values is not None:
            found = {key.casefold(): value for key, value in self.values.items()}.get(name, ())
            return (
                tuple(map(str, found))
                if isinstance(found, list)
                else (str(found),)
                if found
                else ()
            )
        key = self.key(name)
        if key is None:
            return ()
        nodes = key.value.value if isinstance(key.value, yaml.SequenceNode) else [key.value]
        return tuple(
            node.value for node in nodes if isinstance(node, yaml.ScalarNode) and node.value
        )


_YAML = re.compile(
    r"(\ufeff?\s*---[ \t]*\r?\n)(.*?)(^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(
    r"(\ufeff?\s*\+\+\+[ \t]*\r?\n)(.*?)(^\+\+\+[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE
)
_JSON = re.compile(r"\ufeff?\s*(?=\{\s*[\"}])")


def take_apart(file: SourceFile, text: str) -> SourcePage:
    """Split *text* into front matter and body, and read the front matter."""
    if match := _YAML.match(text):
        return _yaml_page(file, text, match)
    if match := _TOML.match(text):
        inner = match[2]
        try:
            values, problem = tomllib.loads(inner), ""
        except (ValueError, RecursionError) as error:
            values, problem = None, str(error)
        return SourcePage(
            file, text, Notation.TOML, match[1], inner, match.end(), (), values, problem
        )
    if match := _JSON.match(text):
        return _json_page(file, text, match.end())
    return SourcePage(file, text, Notation.NONE)


def _yaml_page(file: SourceFile, text: str, match: re.Match[str]) -> SourcePage:
    opening, inner = match[1], match[2]
    shift, first_line = len(opening), opening.count("\n") + 1
    try:
        root = yaml.compose(inner, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        problem = str(error).partition("\n")[0]
        return SourcePage(file, text, Notation.YAML, opening, inner, match.end(), problem=problem)
    if root is not None and not isinstance(root, yaml.MappingNode):
        problem = "it is not a list of keys with values"
        return SourcePage(file, text, Notation.YAML, opening, inner, match.end(), problem=problem)
    keys = tuple(
        Key(
            name=str(key.value),
            start=shift + key.start_mark.index,
            end=shift + key.end_mark.index,
            line=first_line + key.start_mark.line,
            value=value,
        )
        for key, value in (root.value if root is not None else ())
    )
    return SourcePage(file, text, Notation.YAML, opening, inner, match.end(), keys)


def _json_page(file: SourceFile, text: str, start: int) -> SourcePage:
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        return SourcePage(file, text, Notation.JSON, body_start=len(text), problem=str(error))
    if _is_deep(values):
        problem = f"values are nested more than {_DEEPEST} deep"
        return SourcePage(file, text, Notation.JSON, body_start=len(text), problem=problem)
    tail = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(text, end)
    after = tail.end() if tail else end
    return SourcePage(file, text, Notation.JSON, text[:start], text[start:end], after, (), values)


#: Nesting that front matter may have; no page needs more, and recursion over it has an end.
_DEEPEST = 100


def _is_deep(value: Any) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(level)
