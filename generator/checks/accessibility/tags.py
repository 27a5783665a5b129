"""What an element and a kind of elements have in common: a start tag in its surroundings."""

from collections.abc import Iterable, Iterator
from typing import Protocol, Self

#: Stands for a value that a kind does not know: some text, whatever it says.
SOME = "some"


class Tag(Protocol):
    """A start tag in its surroundings: `Element`, or `Kind` for all elements that share it."""

    @property
    def name(self) -> str:
        """As `Element.name`."""

    @property
    def is_html(self) -> bool:
        """As `Element.is_html`."""

    @property
    def attribute_names(self) -> Iterable[str]:
        """As `Element.attribute_names`."""

    @property
    def parent(self) -> Self | None:
        """What stands around it."""

    @property
    def ancestors(self) -> Iterator[Self]:
        """What stands around it, the nearest first."""

    def get(self, name: str, /) -> str | None:
        """Value of an attribute; a kind raises `KeyError` for one that it does not know."""


def written(tag: Tag, name: str) -> str | None:
    """Give the value of an attribute, or `SOME` where a kind knows only that it is there."""
    if name not in tag.attribute_names:
        return None
    try:
        return tag.get(name)
    except KeyError:
        return SOME
