"""Values that somebody gave names to: data files, `params:` of the settings, a theme's options."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.incremental.facts import Key, Reads
from generator.themes.view import View


class NamedValues(View, Mapping[str, Any]):
    """
    A mapping of which a page reads a few values; each is a fact of its own, and so is its absence.

    Args:
        template_name: What templates call it, such as ``site.data``.
        values: Value by name.
        reads: Notes what is read.
    """

    __slots__ = ("_reads", "_values", "template_name")

    def __init__(self, template_name: str, values: Mapping[str, Any], reads: Reads) -> None:
        self.template_name = template_name
        self._values = values
        self._reads = reads

    def fact(self, attribute: str) -> Key | None:  # noqa: ARG002 - the view's signature
        """None: whatever is looked up is noted here."""
        return None

    def __getitem__(self, name: str) -> Any:
        self._reads.note(("value", self.template_name, name), value_of(self._values, name))
        return self._values[name]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self:
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Iterator[str]:
        self._reads.note(("names", self.template_name), tuple(self._values))
        return iter(self._values)

    def __len__(self) -> int:
        return len(tuple(self))

    def __repr__(self) -> str:
        return repr(dict(self))


def value_of(values: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    """The value, alone in a tuple; an empty one where there is none, which is not the same as null."""
    return (values[name],) if name in values else ()
