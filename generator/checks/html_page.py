"""
An HTML page as rules see it: parsed once, its elements in an index, every fact kept once found.

turbohtml, which parses as browsers do and knows where each tag stands, is known to
this module alone.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import turbohtml

from generator.model.site import PageKind

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Elements whose text nobody reads as part of the page.
UNREAD = frozenset({"script", "style", "template", "noscript", "noframes", "iframe", "title"})
#: Elements that stand inside a line of text and part no words.
_INLINE_NAMES = """
    a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby rb rt rp s samp small
    span strong sub sup time tt u var wbr
"""
INLINE = frozenset(_INLINE_NAMES.split())

_SPACE = re.compile(r"[ \t\n\r\f]+")
_REFRESH = re.compile(
    r"\s*(\d+)(?:\.[\d.]*)?\s*(?:[;,]?\s*(?:url\s*=\s*)?(.*))?$", re.IGNORECASE | re.DOTALL
)
_LINE_END = re.compile(r"\r\n?|\n")

Fact = TypeVar("Fact")
_Parent: TypeAlias = turbohtml.Element | turbohtml.Document | turbohtml.DocumentFragment | None


def fold(text: str) -> str:
    """Turn each run of white space into one space and cut both ends, as a browser shows text."""
    return _SPACE.sub(" ", text).strip(" ")


def line_starts(html: str) -> tuple[int, ...]:
    """Index of each line's first character; lines end as the HTML standard says."""
    return (0, *(match.end() for match in _LINE_END.finditer(html)))


class Element:
    """
    An element, with its place in the page's HTML.

    The parser adds elements that the HTML leaves out (``tbody``, say); those have no place.
    Two wrappers of one element are the same object.
    """

    __slots__ = ("_attributes", "_node", "page")

    def __init__(self, page: "HtmlPage", node: turbohtml.Element) -> None:
        self.page = page
        self._node = node
        self._attributes: dict[str, str] | None = None

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
        if self._attributes is None:
            attr = self._node.attr
            self._attributes = {
                name: value if isinstance(value, str) else (attr(name) or "")
                for name, value in self._node.attrs.items()
            }
        return self._attributes

    def get(self, name: str) -> str | None:
        """Value of an attribute as written; None where the element has none of that name."""
        value = self._node.attr(name)
        if value is None and name in self._node.attrs:
            return ""  # written without a value
        return value

    def tokens(self, name: str) -> tuple[str, ...]:
        """Words of an attribute that holds a list, such as ``rel``, in lower case."""
        return tuple((self._node.attr(name) or "").lower().split())

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
    def start_tag(self) -> str:
        """The start tag as it stands in the HTML; empty for an element that the parser added."""
        offset, end = self.offset, self.end
        return "" if offset is None or end is None else self.page.html[offset:end]

    @property
    def text(self) -> str:
        """Text of the element and all below it, as it stands."""
        return self._node.text

    @property
    def selector(self) -> str:
        """A CSS selector that fits this element of the page and no other."""
        return self._node.css_path()

    @property
    def parent(self) -> "Element | None":
        """The element around it; None for the root."""
        return self.page.wrap_parent(self._node.parent)

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

    @property
    def is_plain(self) -> bool:
        """Whether text alone stands in it, and no element."""
        return next(iter(self._node.iter_elements()), None) is None

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


class HtmlPage:
    """
    A page: one parse, one walk, and the facts that rules read.

    What stands in a ``template`` is not part of the page. Facts are found when first
    asked for and kept.

    Args:
        html: The page as published.
        path: Output path, such as ``blog/index.html``.
        url: Path from the host's root, such as ``/blog/``.
        base_url: Address of the site with scheme; empty where nobody knows it.
        kind: What the page is for; None where nobody knows it.
        page_number: Above 1 for further pages of a list.
    """

    def __init__(
        self,
        html: str,
        *,
        path: str = "index.html",
        url: str = "/",
        base_url: str = "",
        kind: PageKind | None = None,
        page_number: int = 1,
    ) -> None:
        self.html = html
        self.path = path
        self.url = url
        self.base_url = base_url
        self.kind = kind
        self.page_number = page_number
        self._document = turbohtml.parse(html, source_locations=True)
        self._facts: dict[Callable[[HtmlPage], Any], Any] = {}
        self._wrapped: dict[turbohtml.Element, Element] = {}
        self._by_name: dict[str, list[tuple[int, turbohtml.Element]]] = {}
        for entry in enumerate(self._document.iter_elements()):
            self._by_name.setdefault(entry[1].tag, []).append(entry)
        self._in_template: frozenset[turbohtml.Element] = frozenset(
            node
            for _, template in self._by_name.get("template", ())
            for node in template.iter_elements()
        )

    # Places

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Index of each line's first character."""
        return line_starts(self.html)

    def offset_of(self, line: int, column: int) -> int:
        """Index of a place given as line from 1 and column from 0."""
        return self.line_starts[line - 1] + column

    def place_of(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at *offset*."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    # Elements

    def wrap(self, node: turbohtml.Element) -> Element:
        """Give the one `Element` that stands for *node*."""
        element = self._wrapped.get(node)
        if element is None:
            element = self._wrapped[node] = Element(self, node)
        return element

    def wrap_parent(self, node: _Parent) -> Element | None:
        """Give the element for a node's parent; None above the root."""
        return self.wrap(node) if isinstance(node, turbohtml.Element) else None

    def in_template(self, node: turbohtml.Element) -> bool:
        """Whether *node* stands in a ``template`` and so is not part of the page."""
        return node in self._in_template

    def named(self, *names: str) -> tuple[Element, ...]:
        """HTML elements of these names in document order."""
        return tuple(element for element in self._all(names) if element.is_html)

    def drawn(self, *names: str) -> tuple[Element, ...]:
        """SVG elements of these names in document order."""
        return tuple(element for element in self._all(names) if element.is_svg)

    def _all(self, names: tuple[str, ...]) -> Iterator[Element]:
        entries = [entry for name in names for entry in self._by_name.get(name, ())]
        if len(names) > 1:
            entries.sort(key=lambda entry: entry[0])
        for _, node in entries:
            if node not in self._in_template:
                yield self.wrap(node)

    def with_attribute(self, name: str) -> tuple[Element, ...]:
        """Elements that carry attribute *name* (letters and hyphens), in document order."""
        found = self._attribute_index.get(name)
        if found is None:
            found = self._attribute_index[name] = tuple(
                self.wrap(node)
                for node in self._document.select(f"[{name}]")
                if node not in self._in_template
            )
        return found

    @cached_property
    def _attribute_index(self) -> dict[str, tuple[Element, ...]]:
        return {}

    def fact(self, gather: Callable[["HtmlPage"], Fact]) -> Fact:
        """Give what *gather* finds on this page; it looks once, for whoever asks first."""
        if gather not in self._facts:
            self._facts[gather] = gather(self)
        found: Fact = self._facts[gather]
        return found

    @property
    def root(self) -> Element:
        """The ``html`` element; the parser adds it where the HTML leaves it out."""
        root = self._document.root
        assert root is not None
        return self.wrap(root)

    @property
    def parse_errors(self) -> tuple[tuple[str, int, int], ...]:
        """The parser's own errors: WHATWG code, line from 1, column from 1."""
        return tuple((error.code, error.line, error.col + 1) for error in self._document.errors)

    # Facts

    @cached_property
    def titles(self) -> tuple[Element, ...]:
        """``title`` elements of the document; those of SVG drawings are none."""
        return self.named("title")

    @property
    def title(self) -> Element | None:
        """The title that browsers show: the first."""
        return self.titles[0] if self.titles else None

    @cached_property
    def _metas(self) -> dict[str, list[Element]]:
        metas: dict[str, list[Element]] = {}
        for element in self.named("meta"):
            for attribute in ("name", "property", "http-equiv"):
                value = element.get(attribute)
                if value is not None:
                    metas.setdefault(f"{attribute}={value.strip().lower()}", []).append(element)
        return metas

    def meta_named(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``name``, in lower case."""
        return tuple(self._metas.get(f"name={name}", ()))

    def meta_property(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``property`` (``og:image``), in lower case."""
        return tuple(self._metas.get(f"property={name}", ()))

    def meta_equiv(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``http-equiv``, in lower case."""
        return tuple(self._metas.get(f"http-equiv={name}", ()))

    @cached_property
    def links(self) -> tuple[Element, ...]:
        """``link`` elements."""
        return self.named("link")

    def links_with(self, relation: str) -> tuple[Element, ...]:
        """``link`` elements whose ``rel`` holds *relation*."""
        return tuple(element for element in self.links if relation in element.tokens("rel"))

    @cached_property
    def anchors(self) -> tuple[Element, ...]:
        """``a`` and ``area`` elements with ``href``: what a visitor can follow."""
        return tuple(
            element for element in self.named("a", "area") if element.get("href") is not None
        )

    @cached_property
    def images(self) -> tuple[Element, ...]:
        """``img`` elements."""
        return self.named("img")

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """``h1`` to ``h6``."""
        return self.named(*HEADINGS)

    @cached_property
    def ids(self) -> Mapping[str, Element]:
        """The first element of each id; empty ids are none."""
        ids: dict[str, Element] = {}
        for element in self.with_attribute("id"):
            value = element.get("id")
            if value:
                ids.setdefault(value, element)
        return ids

    @property
    def language(self) -> str | None:
        """``lang`` of the root as written; None where it is missing."""
        return self.root.get("lang")

    @cached_property
    def base_href(self) -> str:
        """``href`` of the first ``base`` that has one; empty where there is none."""
        for element in self.named("base"):
            href = element.get("href")
            if href is not None:
                return href.strip()
        return ""

    @cached_property
    def noindex(self) -> bool:
        """Whether the page asks search engines to leave it out."""
        return any(
            directive.strip() in ("noindex", "none")
            for element in (*self.meta_named("robots"), *self.meta_named("googlebot"))
            for directive in (element.get("content") or "").lower().split(",")
        )

    @cached_property
    def refresh(self) -> str | None:
        """Where ``meta refresh`` leads at once, as written; None where the page stays."""
        for element in self.meta_equiv("refresh"):
            match = _REFRESH.match(element.get("content") or "")
            if match is None or not match[2]:
                continue
            return match[2].strip().strip("'\"") if int(match[1]) == 0 else None
        return None

    @property
    def is_not_found_page(self) -> bool:
        """Whether servers show this page for a URL that leads nowhere."""
        return self.kind is PageKind.NOT_FOUND

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads on to another, so nobody reads it."""
        return self.refresh is not None

    @cached_property
    def is_offered_to_search(self) -> bool:
        """Whether search engines are meant to show the page."""
        return not (self.noindex or self.is_redirect or self.is_not_found_page)

    @cached_property
    def text(self) -> str:
        """What the page says: text of the body without scripts and styles, folded."""
        bodies = self.named("body")
        return fold("".join(_read(bodies[0]))) if bodies else ""


def _read(element: Element) -> Iterator[str]:
    for node in element.nodes:
        if isinstance(node, str):
            yield node
        elif node.name in INLINE:
            yield from _read(node)
        elif node.name not in UNREAD:
            yield " "
            yield from _read(node)
            yield " "
