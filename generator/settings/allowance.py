"""Accepted findings, as `site.yaml` and front matter write them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from yaml.nodes import Node, SequenceNode

from generator.model.document import Allowance
from generator.typed_yaml.field import key
from generator.typed_yaml.plan import read_record
from generator.typed_yaml.reading import INVALID, Reading
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class _AllowKeys:
    """A finding that is accepted, for a reason."""

    rule: str = key(
        "Rule id, or a family as `family/*`.", default="", required=True, example="seo/title-length"
    )
    because: str = key("The reason.", default="")
    until: dt.date | None = key("Last day on which it holds.", example="2027-01-31")


@dataclass(frozen=True, slots=True)
class _AllowKeysWithPath(_AllowKeys):
    """A finding that is accepted on some pages, for a reason."""

    path: str = key("Glob over source paths or URLs.", default="", example="content/blog/*")


@dataclass(frozen=True, slots=True)
class AllowForm:
    """
    A list of accepted findings.

    Attributes:
        keys: Dataclass of the keys that an entry may have.
    """

    keys: type[_AllowKeys]

    @property
    def doc(self) -> str:
        """The type in words."""
        return "list of mappings with `rule`, `because`, `until`" + (
            ", `path`" if self.keys is _AllowKeysWithPath else ""
        )

    def read(self, reading: Reading, node: Node, path: str) -> Any:
        """Read each entry, and note where it stands."""
        if not isinstance(node, SequenceNode):
            fix = "begin each entry with a dash: `- rule: …`"
            return reading.wrong_type(node, path, "a list", fix)
        return tuple(
            allowance
            for number, item in enumerate(node.value)
            if (allowance := self._entry(reading, item, f"{path}.{number}"))
        )

    def _entry(self, reading: Reading, node: Node, path: str) -> Allowance | None:
        reading.positions[path] = at = reading.source.place(node)
        made = read_record(self.keys, reading, node, path)
        if made is INVALID or not made.rule:
            return None
        return Allowance(made.rule, made.because, at, made.until, getattr(made, "path", ""))

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of the list."""
        return define(tuple[self.keys, ...])  # type: ignore[name-defined] # made while running


ALLOW_IN_PAGE = AllowForm(_AllowKeys)
ALLOW_IN_SITE = AllowForm(_AllowKeysWithPath)
