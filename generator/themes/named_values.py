"""Values that somebody gave names to: data files, `params:` of the settings, a theme's options."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.incremental.facts import Reads


class NamedValues(Mapping[str, Any]):
    """
    A mapping of which a page reads a few values; each is a fact of its own, and so is its absence.

    Args:
        template_name: What templates call it, such as ``site.data``.
        values: Value by name.
        reads: Notes what is read.
    """

    # Nothing here is public but what every mapping has: templates take names for those of values.
    __slots__ = ("_reads", "_template_name", "_values")

    def __init__(self, template_name: str, values: Mapping[str, Any], reads: Reads) -> None:
        self._template_name = template_name
        self._values = values
        self._reads = reads

    def __getitem__(self, name: str) -> Any:
        self._reads.note(("value", self._template_name, name), value_of(self._values, name))
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        self._reads.note(("names", self._template_name), tuple(self._values))
        return iter(self._values)

    def __len__(self) -> int:
        return len(tuple(self))

    def __repr__(self) -> str:
        return repr(dict(self))


def value_of(values: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """The value, alone in a tuple; an empty one where there is none, which is not the same as null."""
    return (values[name],) if name in values else ()
