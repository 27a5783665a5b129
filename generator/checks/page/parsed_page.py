"""
HTML parsed once: elements by name and attribute, each with its place.

turbohtml, which parses as browsers do and knows where each tag stands, is known to this
module, to `kinds` and to `written` alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping
from functools import cached_property
from typing import Any, Self, TypeAlias, TypeVar

import turbohtml

from generator.checks.page.kinds import Kind, KindTable, PageKinds
from generator.checks.page.plain_text import fold, line_starts
from generator.checks.page.written import Written

Fact = TypeVar("Fact")
Answer = TypeVar("Answer")
_Parent: TypeAlias = turbohtml.Element | turbohtml.Document | turbohtml.DocumentFragment | None


class Element:
    """
    An element, with its place in the page's HTML.

    The parser adds elements that the HTML leaves out (``tbody``, say); those have no place.
    Two wrappers of one element are equal.
    """

    __slots__ = ("_node", "page")

    def __init__(self, page: "ParsedPage", node: turbohtml.Element) -> None:
        self.page = page
        self._node = node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Element) and self._node == other._node

    def __hash__(self) -> int:
        return hash(self._node)

    def __repr__(self) -> str:
        return f"<{self.name} at {self.line}:{self.column}>"

    @property
    def name(self) -> str:
        """Lower case for HTML; as the standard spells it for SVG (``foreignObject``)."""
        return self._node.tag

    @property
    def is_html(self) -> bool:
        """False inside SVG and MathML, whose ``a`` and ``title`` are other elements."""
        return self._node.namespace is turbohtml.Namespace.HTML

    @property
    def is_svg(self) -> bool:
        """Whether it belongs to an SVG drawing."""
        return self._node.namespace is turbohtml.Namespace.SVG

    @property
    def attributes(self) -> Mapping[str, str]:
        """Values by name; the first of two with one name counts, one without a value is empty."""
        attr = self._node.attr
        return {
            name: value if isinstance(value, str) else (attr(name) or "")
            for name, value in self._node.attrs.items()
        }

    @property
    def attribute_names(self) -> Iterable[str]:
        """Names of its attributes, in lower case for HTML."""
        return self._node.attrs

    def get(self, name: str) -> str | None:
        """Value of an attribute as written; None where the element has none of that name."""
        node = self._node
        value = node.attr(name)
        if value is None and name in node.attrs:
            return ""  # written without a value
        return value

    def tokens(self, name: str) -> tuple[str, ...]:
        """Words of an attribute that holds a list, such as ``rel``, in lower case."""
        return tuple((self._node.attr(name) or "").lower().split())

    @property
    def position(self) -> tuple[int, int] | None:
        """Line of the start tag, from 1, and its column in characters, from 0."""
        return self._node.position

    @property
    def is_written(self) -> bool:
        """Whether a start tag of the page is its own; the parser adds some, and repeats others."""
        return self._node.source_location is not None

    @property
    def offset(self) -> int | None:
        """Index of the start tag's ``<`` in the page's HTML."""
        position = self._node.position
        return None if position is None else self.page.offset_of(*position)

    @property
    def line(self) -> int | None:
        """Line of the start tag, from 1."""
        position = self._node.position
        return None if position is None else position[0]

    @property
    def column(self) -> int | None:
        """Column of the start tag in characters, from 1."""
        position = self._node.position
        return None if position is None else position[1] + 1

    @property
    def end(self) -> int | None:
        """Index after the start tag's ``>``."""
        location = self._node.source_location
        if location is None:
            return None
        return self.page.offset_of(location.start_tag.end_line, location.start_tag.end_col)

    @property
    def outer_end(self) -> int | None:
        """Index after the end tag, else after the start tag where no end tag is written."""
        location = self._node.source_location
        if location is None:
            return None
        tag = location.end_tag or location.start_tag
        return self.page.offset_of(tag.end_line, tag.end_col)

    @property
    def start_tag(self) -> str:
        """The start tag as it stands in the HTML; empty for an element that the parser added."""
        offset, end = self.offset, self.end
        return "" if offset is None or end is None else self.page.html[offset:end]

    @property
    def text(self) -> str:
        """Text of the element and all below it, as it stands."""
        return self._node.text

    def sole_text(self, without: frozenset[str]) -> str | None:
        """Text, folded, of an element that holds nothing else and has no attribute of *without*."""
        node = self._node
        if without.isdisjoint(node.attrs) and node.select_one("*") is None:
            return fold(node.text)
        return None

    @property
    def texts(self) -> Iterator[str]:
        """Every text below it in order, also that of scripts."""
        return iter(self._node.strings)

    @property
    def selector(self) -> str:
        """A CSS selector that fits this element of the page and no other."""
        return self._node.css_path()

    @property
    def parent(self) -> "Element | None":
        """The element around it; None for the root."""
        return self.page.wrap_parent(self._node.parent)

    @property
    def previous(self) -> "Element | None":
        """The element before it in the same place; None for the first."""
        node = self._node.previous_sibling
        while node is not None and not isinstance(node, turbohtml.Element):
            node = node.previous_sibling
        return None if node is None else self.page.wrap(node)

    @property
    def ancestors(self) -> "Iterator[Element]":
        """Elements around it, the nearest first."""
        parent = self.parent
        while parent is not None:
            yield parent
            parent = parent.parent

    def closest(self, selector: str) -> "Element | None":
        """Give the element itself or the nearest one around it that fits a CSS selector."""
        return self.page.wrap_parent(self._node.closest(selector))

    def fits(self, selector: str) -> bool:
        """Whether the element itself fits a CSS selector."""
        return self._node.matches(selector)

    def holds(self, selector: str) -> bool:
        """Whether an element below it fits a CSS selector."""
        return self._node.select_one(selector) is not None

    @property
    def nodes(self) -> "Iterator[Element | str]":
        """Child elements and texts in order; comments are left out."""
        for child in self._node.children:
            if isinstance(child, turbohtml.Element):
                yield self.page.wrap(child)
            elif isinstance(child, (turbohtml.Text, turbohtml.CData)):
                yield child.data

    @property
    def children(self) -> "Iterator[Element]":
        """Child elements in order."""
        return (node for node in self.nodes if isinstance(node, Element))

    def descendants(self, *names: str) -> "Iterator[Element]":
        """Elements below it in document order, of *names* or of every name."""
        for node in self._node.iter_elements(names or None):
            if not self.page.in_template(node):
                yield self.page.wrap(node)


class ParsedPage:
    """
    One parse and one walk.

    What stands in a ``template`` is not part of the page.

    Args:
        html: The page as published.
        kinds: Kinds that are known from other pages; None where this is the only one.
    """

    def __init__(self, html: str, kinds: KindTable | None = None) -> None:
        self.html = html
        self._kind_table = kinds
        self._document = turbohtml.parse(html, source_locations=True)
        self._facts: dict[Callable[[Self], Any], Any] = {}
        self._by_attribute: dict[str, tuple[Element, ...]] = {}
        self._repeats_ids = False
        self._named: dict[tuple[str, ...], tuple[Element, ...]] = {}
        by_name = self._by_name = defaultdict[str, list[turbohtml.Element]](list)
        self._kinds_read = None if kinds is None else kinds.read(self._document, by_name)
        for node in self._document.iter_elements() if kinds is None else ():
            by_name[node.tag].append(node)
        self._has_foreign = "svg" in by_name or "math" in by_name
        self._in_template = frozenset(
            node for template in by_name.get("template", ()) for node in template.iter_elements()
        )

    def release(self) -> None:
        """Forget everything; the page and its elements refer to each other and hold memory."""
        self.__dict__.clear()

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Index of each line's first character."""
        return line_starts(self.html)

    def offset_of(self, line: int, column: int) -> int:
        """Index of a place given as line from 1 and column from 0."""
        return self.line_starts[line - 1] + column

    def places(self, elements: Iterable[Element]) -> Iterator[tuple[int, int, int]]:
        """Give offset, line and column of the start tag of each of *elements*; all have one."""
        starts = self.line_starts
        for element in elements:
            position = element.position
            assert position is not None  # the parser never makes up an element with attributes
            line, column = position
            yield starts[line - 1] + column, line, column + 1

    def wrap(self, node: turbohtml.Element) -> Element:
        """Give an `Element` that stands for *node*."""
        return Element(self, node)

    def wrap_parent(self, node: _Parent) -> Element | None:
        """Give the element for a node's parent; None above the root."""
        return Element(self, node) if isinstance(node, turbohtml.Element) else None

    def in_template(self, node: turbohtml.Element) -> bool:
        """Whether *node* stands in a ``template`` and so is not part of the page."""
        return node in self._in_template

    def has(self, *names: str) -> bool:
        """Whether an element of such a name stands anywhere, drawings and templates included."""
        return not self._by_name.keys().isdisjoint(names)

    def named(self, *names: str) -> tuple[Element, ...]:
        """HTML elements of these names in document order."""
        known = self._named.get(names)
        if known is None:
            found = self._all(names)
            if self._has_foreign:
                found = [element for element in found if element.is_html]
            known = self._named[names] = tuple(found)
        return known

    def svg_elements(self, *names: str) -> tuple[Element, ...]:
        """SVG elements of these names in document order."""
        if not self._has_foreign:
            return ()
        return tuple(element for element in self._all(names) if element.is_svg)

    def _all(self, names: tuple[str, ...]) -> list[Element]:
        present = [name for name in names if name in self._by_name]
        if not present:
            return []
        nodes: Iterable[turbohtml.Element] = (
            self._by_name[present[0]]
            if len(present) == 1
            else self._document.iter_elements(present)
        )
        if self._in_template:
            nodes = (node for node in nodes if node not in self._in_template)
        return [Element(self, node) for node in nodes]

    def with_attribute(self, name: str) -> tuple[Element, ...]:
        """Elements that carry attribute *name* (letters and hyphens), in document order."""
        found = self._by_attribute.get(name)
        if found is None:
            found = self._by_attribute[name] = self.select(f"[{name}]")
        return found

    def select(self, selector: str) -> tuple[Element, ...]:
        """Elements that fit a CSS selector, drawings included, in document order."""
        nodes = self._document.select(selector)
        if self._in_template:
            nodes = [node for node in nodes if node not in self._in_template]
        return tuple([Element(self, node) for node in nodes])

    @cached_property
    def _kinds(self) -> PageKinds:
        table = KindTable() if self._kind_table is None else self._kind_table
        kinds = self._kinds_read or table.read(self._document, defaultdict(list))
        return PageKinds(kinds, table, self._in_template)

    def kind_of(self, element: Element) -> Kind:
        """Give the kind of an element of this page."""
        return self._kinds.by_node[element._node]  # noqa: SLF001 - of this module

    def where(self, function: Callable[[Kind], Answer]) -> Iterator[tuple[Element, Answer]]:
        """
        Give the elements about whose kind *function* says something, and what it says.

        It is asked once for each kind, however many pages show it.

        Args:
            function: Of the kind alone, and the same object at each call, such as a function of a
                module. None, "" and other false values say nothing.

        Yields:
            In document order.
        """
        for node, answer in self._kinds.where(function):
            yield Element(self, node), answer

    def fact(self, gather: Callable[[Self], Fact]) -> Fact:
        """Give what *gather* finds on this page; it looks once, for anyone who asks first."""
        facts = self._facts
        if gather not in facts:
            facts[gather] = gather(self)
        found: Fact = facts[gather]
        return found

    @cached_property
    def _by_id(self) -> dict[str, turbohtml.Element]:
        by_id: dict[str, turbohtml.Element] = {}
        within, carried = self._in_template, 0
        for node in self._document.select("[id]"):
            name = node.attr("id")
            if name and not (within and node in within):
                by_id.setdefault(name, node)
                carried += 1
        self._repeats_ids = carried > len(by_id)
        return by_id

    @property
    def repeats_ids(self) -> bool:
        """Whether an id stands on several elements."""
        return bool(self._by_id) and self._repeats_ids

    @property
    def ids(self) -> KeysView[str]:
        """Every id, in document order; empty ones are none."""
        return self._by_id.keys()

    def by_id(self, name: str) -> Element | None:
        """Give the first element with this id."""
        node = self._by_id.get(name)
        return None if node is None else Element(self, node)

    @cached_property
    def written(self) -> Written:
        """The page as it is written, beside its tree."""
        return Written(self.html, self._document, self._by_name, self.offset_of)

    def written_elements(self) -> Iterator[tuple[Element, int, int | None]]:
        """Give each element with the offsets of its tags, as `Written.tags` does."""
        return ((Element(self, node), start, end) for node, start, end in self.written.tags())

    @property
    def root(self) -> Element:
        """The ``html`` element; the parser adds it where the HTML leaves it out."""
        root = self._document.root
        assert root is not None
        return Element(self, root)
