"""Elements of a page, and kinds of elements, as selectors look at them."""

from collections.abc import Sequence
from functools import cached_property

from generator.checks.page.kinds import TELLING, Kind
from generator.checks.page.parsed_page import Element
from generator.css.media import Answer
from generator.css.node import UNKNOWN, Unknown


class ElementNode:
    """
    An element for the matching of selectors; what is asked of it is kept.

    Args:
        element: Of the page.
        known: Nodes of this page by element, to which this one is added.
    """

    __slots__ = ("__dict__", "_known", "_values", "element", "is_html", "name")

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

    @property
    def has_attributes(self) -> bool:
        """Whether it carries any attribute."""
        return bool(self.element.attribute_names)

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


class KindNode:
    """A kind of elements for the matching of selectors: what its elements have in common."""

    __slots__ = ("__dict__", "is_html", "kind", "name", "parent")

    def __init__(self, kind: Kind, parent: "KindNode | None") -> None:
        self.kind = kind
        self.parent = parent
        self.name = kind.name
        self.is_html = kind.is_html

    def get(self, name: str) -> str | Unknown | None:
        """Value of an attribute; None where there is none."""
        if not self.kind.has(name):
            return None
        return (self.kind.get(name) or "") if name in TELLING else UNKNOWN

    @property
    def has_attributes(self) -> bool:
        """Whether it carries any attribute."""
        return bool(self.kind.attribute_names)

    @cached_property
    def classes(self) -> frozenset[str]:
        """Words of ``class``."""
        return frozenset((self.kind.get("class") or "").split())

    @property
    def siblings(self) -> "Sequence[KindNode] | None":
        """Nobody knows them, but for the root, which has none."""
        return [self] if self.parent is None else None

    @property
    def children(self) -> "Sequence[KindNode] | None":
        """Nobody knows them."""
        return None

    @property
    def is_empty(self) -> Answer:
        """Nobody knows it."""
        return None
