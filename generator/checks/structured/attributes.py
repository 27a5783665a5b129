"""
Microdata and RDFa Lite of a page, read into nodes.

In microdata, WHATWG takes `content` from `meta` alone. schema.org's own examples write it on any
element, and search engines read it there; so it counts wherever the value would be text.

Source:
    WHATWG HTML, section 5 ("Microdata"); schema.org, "Getting started", 3a; RDFa Lite 1.1 and
    HTML+RDFa 1.1 (W3C Recommendations).
"""

from collections.abc import Iterator

from generator.checks.html_page import Element, HtmlPage, fold
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


def microdata(page: HtmlPage) -> Iterator[tuple[Element, Node]]:
    """Give every item of schema.org's vocabulary that is no property of another."""
    for element in page.with_attribute("itemscope"):
        kind = element.get("itemtype") or ""
        if element.get("itemprop") is None and _SCHEMA in kind:
            yield element, _item(element, "", (), 0)


def rdfa(page: HtmlPage) -> Iterator[tuple[Element, Node]]:
    """Give every thing of schema.org's vocabulary that is no property of another."""
    for element in page.with_attribute("typeof"):
        around = element.closest("[vocab]")
        if element.get("property") is None and _SCHEMA in ((around and around.get("vocab")) or ""):
            yield element, _resource(element, "", (), 0)


def _item(element: Element, under: str, holder: tuple[str, ...], depth: int) -> Node:
    types = tuple(plain_name(one) for one in (element.get("itemtype") or "").split())
    properties: dict[str, tuple[Value, ...]] = {}
    if depth < _DEEPEST:
        for owner in (element, *_referred(element)):
            inside = owner.children if owner is element else iter((owner,))
            for part in _owned(inside, "itemscope", "itemprop", 0):
                for name in map(plain_name, (part.get("itemprop") or "").split()):
                    value: Value = (
                        _item(part, name, types, depth + 1)
                        if part.get("itemscope") is not None
                        else _value(part)
                    )
                    properties[name] = (*properties.get(name, ()), value)
    return Node(
        types, _last(properties), element.get("itemid") or "", (), under, holder, element.offset
    )


def _referred(element: Element) -> Iterator[Element]:
    for name in (element.get("itemref") or "").split():
        found = element.page.by_id(name)
        if found is not None:
            yield found


def _resource(element: Element, under: str, holder: tuple[str, ...], depth: int) -> Node:
    types = tuple(plain_name(one) for one in (element.get("typeof") or "").split())
    named = _name_of(element)
    properties: dict[str, tuple[Value, ...]] = {}
    if depth < _DEEPEST:
        for part in _said_of(element, named):
            for name in map(plain_name, (part.get("property") or "").split()):
                if ":" in name:
                    continue  # another vocabulary's, such as `og:title`
                value: Value = (
                    _resource(part, name, types, depth + 1)
                    if part.get("typeof") is not None
                    else _rdfa_value(part)
                )
                properties[name] = (*properties.get(name, ()), value)
    return Node(types, _last(properties), named, (), under, holder, element.offset)


def _name_of(element: Element) -> str:
    """Name of the thing that an element with ``typeof`` describes."""
    written = (element.get(attribute) for attribute in ("about", "resource", "href", "src"))
    return next((name.strip() for name in written if name), "")


def _said_of(element: Element, named: str) -> Iterator[Element]:
    """Elements that say something of a thing: inside it, and elsewhere where they name it."""
    yield from _owned(element.children, "typeof", "property", 0, _NAMING)
    if named:
        for attribute in _NAMING:
            for other in element.page.with_attribute(attribute):
                if (
                    other.get(attribute) == named
                    and other.get("typeof") is None
                    and other.get("property") is None
                ):
                    yield from _owned(other.children, "typeof", "property", 0, _NAMING)


def _last(properties: dict[str, tuple[Value, ...]]) -> dict[str, tuple[Value, ...]]:
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
