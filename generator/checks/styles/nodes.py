"""Elements of a page, as selectors look at them."""

from collections.abc import Sequence
from functools import cached_property

from generator.checks.page.parsed_page import Element
from generator.css.media import Answer


class ElementNode:
    """
    An element for the matching of selectors; what is asked of it is kept.

    Args:
        element: Of the page.
        known: Nodes of this page by element, to which this one is added.
    """

    __slots__ = ("__dict__", "element", "is_html", "name")

    def __init__(self, element: Element, known: "dict[Element, ElementNode]") -> None:
        self.element = element
        self.name = element.name
        self.is_html = element.is_html
        self._known = known
        self._values: dict[str, str | None] = {}
        known[element] = self

    def _node(self, element: Element) -> "ElementNode":
        return self._known.get(element) or ElementNode(element, self._known)

    def get(self, name: str) -> str | None:
        """Value of an attribute; None where there is none."""
        if name not in self._values:
            self._values[name] = self.element.get(name)
        return self._values[name]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Words of ``class``."""
        return frozenset((self.get("class") or "").split())

    @cached_property
    def parent(self) -> "ElementNode | None":
        """The element around it."""
        above = self.element.parent
        return None if above is None else self._node(above)

    @cached_property
    def children(self) -> "Sequence[ElementNode]":
        """Elements in it."""
        return [self._node(one) for one in self.element.children]

    @cached_property
    def siblings(self) -> "Sequence[ElementNode]":
        """Elements in the same place, itself included."""
        return [self] if self.parent is None else self.parent.children

    @cached_property
    def is_empty(self) -> Answer:
        """Whether nothing stands in it."""
        return next(iter(self.element.nodes), None) is None
