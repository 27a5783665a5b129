"""Values of structured data that people may write in several ways."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.typed_yaml.plan import read_record
from generator.typed_yaml.readers import read_text
from generator.typed_yaml.reading import INVALID, Reading
from generator.typed_yaml.scalars import moment
from generator.typed_yaml.tags import PLAIN, TEXT
from generator.value import dataclass

_DURATION = re.compile(
    r"P(?=.)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)\Z"
)


@dataclass(frozen=True, slots=True)
class DayForm:
    """A day, or a moment; kept as ISO 8601 with no more than was written."""

    doc: str = "date, with time or without"

    def read(self, reading: Reading, node: Node, path: str) -> Any:
        """Read the day; a time without a zone is of the site's."""
        if not isinstance(node, ScalarNode) or node.tag not in (PLAIN, TEXT):
            return reading.wrong_type(node, path, "a date", "write it like `2026-01-31`")
        try:
            made = moment(node.value, reading.timezone)
        except ValueError as error:
            message = f"`{node.value}` is not a date: {error}"
            reading.fault("bad-value", message, node, path, "write a day of the calendar")
            return INVALID
        return made.isoformat()

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of a date."""
        return define(dt.datetime)


@dataclass(frozen=True, slots=True)
class DurationForm:
    """A duration as ISO 8601 writes it."""

    doc: str = "duration, such as `PT1M30S`"

    def read(self, reading: Reading, node: Node, path: str) -> Any:
        """Read the duration."""
        text = read_text(reading, node, path)
        if isinstance(text, str) and not _DURATION.match(text):
            fix = "write it like `PT1H30M` for an hour and a half, or `PT45S`"
            reading.fault("bad-value", f"`{text}` is not an ISO 8601 duration", node, path, fix)
            return INVALID
        return text

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of a duration."""
        return {**define(str), "pattern": _DURATION.pattern.replace(r"\Z", "$")}


@dataclass(frozen=True, slots=True)
class NamedForm:
    """
    A thing, by its name or by its properties.

    Attributes:
        record: What is read; its field *field* takes the text.
        many: Whether a list of them may stand there.
    """

    record: type[Any]
    field: str = "name"
    many: bool = False

    @property
    def doc(self) -> str:
        """In words."""
        keys = "its name" if self.field == "name" else "text"
        listed = ", or a list of them" if self.many else ""
        return f"{keys}, or a mapping with the keys of {self.record.__name__}{listed}"

    def read(self, reading: Reading, node: Node, path: str) -> Any:
        """Read one, or several."""
        if self.many and isinstance(node, SequenceNode):
            found = []
            for number, item in enumerate(node.value):
                item_path = f"{path}.{number}"
                reading.positions[item_path] = reading.source.place(item)
                found.append(self._one(reading, item, item_path))
            return tuple(one for one in found if one is not INVALID)
        made = self._one(reading, node, path)
        return (made,) if self.many and made is not INVALID else made

    def _one(self, reading: Reading, node: Node, path: str) -> Any:
        if isinstance(node, MappingNode):
            return read_record(self.record, reading, node, path)
        text = read_text(reading, node, path)
        return text if text is INVALID else self.record(**{self.field: text})

    def json_schema(self, define: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Schema of either."""
        either = [define(str), define(self.record)]
        if self.many:
            either.append({"type": "array", "items": {"anyOf": list(either)}})
        return {"anyOf": either}
