"""One reading of a YAML tree: what it has found wrong, and where each value stands."""

import datetime as dt
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.model.finding import Correction, Fault, Location
from generator.typed_yaml.scalars import LEADING_ZERO, NO, NULLS, TRUTHS, YES, core
from generator.typed_yaml.source import YamlSource
from generator.typed_yaml.tags import PLAIN, REFUSED, TEXT, VARIABLE


class Invalid(Enum):
    """The type of `INVALID`."""

    INVALID = "invalid"


#: A value of which nothing could be made; a fault has said so.
INVALID: Final = Invalid.INVALID

_MERGE = "<<"
_WORDS = YES | NO


class Reading:
    """
    Collects faults and positions while a tree is read.

    Attributes:
        source: Where the tree comes from.
        timezone: Of times that name none.
        faults: In the order of the text, mostly.
        positions: Dotted key path to the place of its value.
    """

    __slots__ = ("faults", "merges", "positions", "source", "timezone")

    def __init__(self, source: YamlSource, timezone: dt.tzinfo) -> None:
        self.source = source
        self.timezone = timezone
        self.faults: list[Fault] = []
        self.positions: dict[str, Location] = {}
        self.merges = _MERGE in source.text

    def fault(
        self,
        what: str,
        message: str,
        node: Node,
        path: str,
        fix: str = "",
        right: str | None = None,
    ) -> None:
        """
        Report a fault at *node*.

        Args:
            what: Second part of the rule's id.
            message: For a person.
            node: Where it stands.
            path: Dotted key path; empty for the whole file.
            fix: What to do about it.
            right: What alone can be meant, as YAML; None where a person must choose.
        """
        at = self.source.place(node)
        correction = None if right is None else self._correction(node, right)
        self.faults.append(self.source.fault(what, message, at, fix, path or None, correction))

    def _correction(self, node: Node, right: str) -> Correction | None:
        """Replace what stands for *node*, if that is one scalar on one line and nothing besides."""
        written = self.source.written(node)
        inner = written[1:-1] if written[:1] in ('"', "'") else written
        return Correction(written, right) if inner and inner == node.value else None

    def wrong_type(
        self, node: Node, path: str, wanted: str, fix: str = "", right: str | None = None
    ) -> Invalid:
        """Report that *node* is not what is wanted; *right* as in `fault`."""
        if node.tag != REFUSED:
            message = f"{subject(path)} must be {wanted}; this is {described(node)}"
            self.fault("wrong-type", message, node, path, fix, right)
        return INVALID

    def duplicate(
        self, name: str, path: str, pair: tuple[Node, Node], first: tuple[Node, Node]
    ) -> None:
        """Report a key that stands twice in one mapping; each is a pair of key and value."""
        line = first[0].start_mark.line + self.source.first_line
        message = f"`{name}` is set twice: first on line {line}, and again here"
        if says_the_same(first[1], pair[1]):
            fix, right = "remove this one; both say the same", ""
            self.fault("duplicate-key", message, pair[0], path, fix, right)
        else:
            self.fault("duplicate-key", message, pair[0], path, "remove one of the two lines")

    def pairs(self, node: MappingNode) -> list[tuple[Node, Node]]:
        """Keys and values of a mapping, those that it merges (``<<: *name``) behind its own."""
        pairs: list[tuple[Node, Node]] = node.value
        if not self.merges or not any(key.value == _MERGE for key, _ in pairs):
            return pairs
        own = [pair for pair in pairs if pair[0].value != _MERGE]
        names = {key.value for key, _ in own if isinstance(key, ScalarNode)}
        for key, value in pairs:
            if key.value != _MERGE:
                continue
            for inherited in value.value if isinstance(value, SequenceNode) else [value]:
                if not isinstance(inherited, MappingNode):
                    self.wrong_type(inherited, _MERGE, "a mapping (`*name` of one)")
                    continue
                for pair in self.pairs(inherited):
                    if isinstance(pair[0], ScalarNode) and pair[0].value not in names:
                        names.add(pair[0].value)
                        own.append(pair)
        return own

    def named_pairs(self, node: MappingNode, path: str) -> Iterator[tuple[str, Node, Node]]:
        """Keys with their nodes and values; a key that stands twice counts once, the first time."""
        seen: dict[str, tuple[Node, Node]] = {}
        for pair in self.pairs(node):
            key, value = pair
            if not isinstance(key, ScalarNode):
                self.wrong_type(key, path, "keys that are text")
                continue
            name = key.value
            if name in seen:
                self.duplicate(name, f"{path}.{name}" if path else name, pair, seen[name])
                continue
            seen[name] = pair
            yield name, key, value

    def plain(self, node: Node, path: str, words: tuple[str, ...] = ()) -> Any:
        """
        Read any value as plain Python.

        Args:
            node: Of any kind.
            path: Its dotted key path.
            words: Words that are meant as text, though some parsers take them for true or false.
        """
        self.positions[path] = self.source.place(node)
        if isinstance(node, ScalarNode):
            return self._plain_scalar(node, path, words)
        if isinstance(node, SequenceNode):
            return [
                self.plain(item, f"{path}.{number}", words)
                for number, item in enumerate(node.value)
            ]
        assert isinstance(node, MappingNode)
        return {
            name: self.plain(value, f"{path}.{name}", words)
            for name, _, value in self.named_pairs(node, path)
        }

    def _plain_scalar(self, node: ScalarNode, path: str, words: tuple[str, ...]) -> Any:
        text: str = node.value
        if node.tag == TEXT:
            return text
        if node.tag == REFUSED:
            return None
        value = core(text, self.timezone)
        if node.tag == PLAIN and isinstance(value, str):
            if value in _WORDS and value not in words:
                truth = "true" if TRUTHS[value] else "false"
                message = f"`{value}` is text here, and not {truth}"
                fix = f'write `{truth}`, or quote it: `"{value}"`'
                self.fault("ambiguous-value", message, node, path, fix)
            elif LEADING_ZERO.match(value):
                message = f"`{value}` begins with a zero and is kept as text, not as a number"
                fix = f'quote it: `"{value}"`, or drop the zero'
                self.fault("ambiguous-value", message, node, path, fix)
        return value


def says_the_same(one: Node, other: Node) -> bool:
    """Whether two values are written alike but for style: tags, texts and order."""
    if one.tag != other.tag or type(one) is not type(other):
        return False
    if isinstance(one, ScalarNode):
        return bool(one.value == other.value)
    if len(one.value) != len(other.value):
        return False
    if isinstance(one, SequenceNode):
        return all(map(says_the_same, one.value, other.value))
    return all(
        says_the_same(mine, its)
        for pairs in zip(one.value, other.value, strict=True)
        for mine, its in zip(*pairs, strict=True)
    )


def is_null(node: Node) -> bool:
    """Whether nothing stands there, or a word for nothing."""
    return node.tag == PLAIN and isinstance(node, ScalarNode) and node.value in NULLS


def subject(path: str) -> str:
    """Name the value at *path* in a sentence."""
    if not path:
        return "this file"
    head, _, last = path.rpartition(".")
    return f"each entry of `{head}`" if last.isdecimal() and head else f"`{path}`"


def described(node: Node) -> str:
    """Say what *node* is, as in "this is a list"."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return "a mapping (`key: value`)"
    if node.tag == VARIABLE:
        return "the value of an environment variable"
    text = node.value if len(node.value) <= _SHOWN else node.value[:_SHOWN] + "…"
    if node.tag == TEXT:
        return f"the text “{text}”"
    return f"`{text}`" if text else "empty"


_SHOWN = 40
