"""An element, as selectors look at it."""

from collections.abc import Sequence
from typing import Protocol

from generator.css.media import Answer


class Unknown:
    """Stands for the value of an attribute that is there and not known."""


UNKNOWN = Unknown()


class Node(Protocol):
    """An element, as selectors look at it."""

    @property
    def name(self) -> str:
        """Of the element; lower case for HTML."""

    @property
    def is_html(self) -> bool:
        """Whether it is an element of HTML."""

    @property
    def parent(self) -> "Node | None":
        """The element around it."""

    @property
    def classes(self) -> frozenset[str]:
        """Words of ``class``."""

    def get(self, name: str) -> str | Unknown | None:
        """Value of an attribute; None where there is none."""

    @property
    def has_attributes(self) -> bool:
        """Whether it carries any attribute."""

    @property
    def siblings(self) -> "Sequence[Node] | None":
        """Elements in the same place, itself included; None where they are not known."""

    @property
    def children(self) -> "Sequence[Node] | None":
        """Elements in it; None where they are not known."""

    @property
    def is_empty(self) -> Answer:
        """Whether nothing stands in it."""
