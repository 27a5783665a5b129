"""
Microdata and RDFa Lite of a page, read into nodes.

In microdata, WHATWG takes `content` from `meta` alone. schema.org's own examples write it on any
element, and search engines read it there; so it counts wherever the value would be text.

Source:
    WHATWG HTML, section 5 ("Microdata"); schema.org, "Getting started", 3a; RDFa Lite 1.1 and
    HTML+RDFa 1.1 (W3C Recommendations).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.checks.page.html_page import Element, HtmlPage, fold
from generator.checks.structured.json_ld_context import plain_name
from generator.checks.structured.nodes import Node, Value

#: Attribute that holds an element's value, by the element's name.
_VALUE = {
    **dict.fromkeys(("audio", "embed", "iframe", "img", "source", "track", "video"), "src"),
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("data", "meter"), "value"),
    "meta": "content",
    "object": "data",
    "time": "datetime",
}
#: RDFa: attributes that turn to a thing by its name, and those that lead to one.
_NAMING = ("about", "resource")
_LEADING = ("resource", "href", "src")
_SCHEMA = "schema.org"
#: References (`itemref`) and nesting are followed this far.
_DEEPEST = 50
#: How often an element with a property is read, on an average of the page: once for each thing
#: that it says something of.
_MOST_TIMES = 10


def microdata(page: HtmlPage) -> Iterator[tuple[Element, Node]]:
    """Give every item of schema.org's vocabulary that is no property of another."""
    reading = _Reading(page, "itemprop")
    for element in page.with_attribute("itemscope"):
        kind = element.get("itemtype") or ""
        if element.get("itemprop") is None and _SCHEMA in kind:
            yield element, reading.item(element, "", (), 0)


def rdfa(page: HtmlPage) -> Iterator[tuple[Element, Node]]:
    """Give every thing of schema.org's vocabulary that is no property of another."""
    reading = _Reading(page, "property")
    for element in page.with_attribute("typeof"):
        around = element.closest("[vocab]")
        if element.get("property") is None and _SCHEMA in ((around and around.get("vocab")) or ""):
            yield element, reading.resource(element, "", (), 0)


class _Reading:
    """
    Reads the things of one page.

    Things may refer to each other, and so be read repeatedly; this ends, in time that grows with
    the page.

    Args:
        mark: Attribute that names a property.
    """

    def __init__(self, page: HtmlPage, mark: str) -> None:
        self._page = page
        self._mark = mark
        self._left = _MOST_TIMES * len(page.with_attribute(mark))

    def item(self, element: Element, under: str, holder: tuple[str, ...], depth: int) -> Node:
        """Read an item of microdata."""
        types = tuple(plain_name(one) for one in (element.get("itemtype") or "").split())
        properties: defaultdict[str, list[Value]] = defaultdict(list)
        for part, name in self._named(_parts_of_item(element), depth):
            properties[name].append(
                self.item(part, name, types, depth + 1)
                if part.get("itemscope") is not None
                else _value(part)
            )
        named = element.get("itemid") or ""
        return Node(types, _last(properties), named, (), under, holder, element.offset)

    def resource(self, element: Element, under: str, holder: tuple[str, ...], depth: int) -> Node:
        """Read a thing of RDFa."""
        types = tuple(plain_name(one) for one in (element.get("typeof") or "").split())
        written = (element.get(attribute) for attribute in ("about", *_LEADING))
        named = next((name.strip() for name in written if name), "")
        properties: defaultdict[str, list[Value]] = defaultdict(list)
        for part, name in self._named(self._parts_of_resource(element, named), depth):
            if ":" in name:
                continue  # another vocabulary's, such as `og:title`
            properties[name].append(
                self.resource(part, name, types, depth + 1)
                if part.get("typeof") is not None
                else _rdfa_value(part)
            )
        return Node(types, _last(properties), named, (), under, holder, element.offset)

    def _named(self, parts: Iterator[Element], depth: int) -> Iterator[tuple[Element, str]]:
        """Each element with each of the properties that it gives."""
        for part in parts if depth < _DEEPEST else ():
            for name in map(plain_name, (part.get(self._mark) or "").split()):
                self._left -= 1
                if self._left < 0:
                    return
                yield part, name

    def _parts_of_resource(self, element: Element, named: str) -> Iterator[Element]:
        """
        Elements that say something of a thing: inside it, and elsewhere where they name it.

        What stands elsewhere goes to the first thing of the name.
        """
        yield from _owned(element.children, "typeof", "property", 0, _NAMING)
        for other in self._turned_to.pop(named, ()) if named else ():
            yield from _owned(other.children, "typeof", "property", 0, _NAMING)

    @cached_property
    def _turned_to(self) -> dict[str, list[Element]]:
        """Names to the elements that turn to the thing of this name, and are no property."""
        found: dict[str, list[Element]] = {}
        for attribute in _NAMING:
            for element in self._page.with_attribute(attribute):
                if element.get("typeof") is None and element.get("property") is None:
                    found.setdefault((element.get(attribute) or "").strip(), []).append(element)
        return found


def _parts_of_item(element: Element) -> Iterator[Element]:
    """Elements that say something of an item: inside it, and those that `itemref` names."""
    yield from _owned(element.children, "itemscope", "itemprop", 0)
    for name in (element.get("itemref") or "").split():
        found = element.page.by_id(name)
        if found is not None:
            yield from _owned(iter((found,)), "itemscope", "itemprop", 0)


def _last(properties: Mapping[str, list[Value]]) -> dict[str, tuple[Value, ...]]:
    """Mark those nodes that further values of their property follow."""
    return {
        name: tuple(
            _followed(value) if isinstance(value, Node) and number < len(values) else value
            for number, value in enumerate(values, start=1)
        )
        for name, values in properties.items()
    }


def _followed(node: Node) -> Node:
    return Node(
        node.types,
        node.properties,
        node.id,
        node.path,
        node.under,
        node.holder,
        node.offset,
        is_last=False,
    )


def _owned(
    elements: Iterator[Element], scope: str, mark: str, depth: int, naming: tuple[str, ...] = ()
) -> Iterator[Element]:
    """
    Elements that say something of the thing around them, and not of one inside it.

    Args:
        elements: Children of the thing's element.
        scope: Attribute that begins a thing.
        mark: Attribute that names a property.
        depth: How far the walk has come.
        naming: Attributes that, without *mark*, turn to a thing that is described elsewhere.
    """
    for element in elements:
        if element.get(mark) is not None:
            yield element
        elif any(element.get(name) is not None for name in naming):
            continue
        if element.get(scope) is None and depth < 200:  # noqa: PLR2004 - far below Python's limit
            yield from _owned(element.children, scope, mark, depth + 1, naming)


def _value(element: Element) -> str:
    attribute = _VALUE.get(element.name)
    written = None if attribute is None else element.get(attribute)
    if written is None:
        written = element.get("content")
    if written is not None:
        return written.strip()
    return fold(element.text) if attribute in (None, "datetime") else ""


def _rdfa_value(element: Element) -> Value:
    for attribute in ("content", "datetime"):
        written = element.get(attribute)
        if written is not None:
            return written.strip()
    if element.get("datatype") is None:
        for attribute in _LEADING:
            written = element.get(attribute)
            if written is not None:
                return _thing(written.strip()) if attribute == "resource" else written.strip()
    return fold(element.text)


def _thing(name: str) -> Value:
    """What a name stands for: a thing on this page, or whatever is at an address."""
    return Node(id=name) if name.startswith(("#", "_:")) else name
