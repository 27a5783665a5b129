"""From a parsed page to its prose."""

from collections.abc import Iterator

from generator.checks.page.html_page import HEADINGS, UNREAD, Element, HtmlPage
from generator.checks.page.plain_text import INLINE
from generator.checks.text.prose import NOTE, OBJECT, Block, BlockKind, Prose

_KINDS = {
    "p": BlockKind.PARAGRAPH,
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
}
#: Around a paragraph they say what it is.
_AROUND = {
    "blockquote": BlockKind.QUOTE,
    "li": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "table": BlockKind.CELL,
}
#: Elements that hold no block.
_LEAVES = frozenset({"p", *HEADINGS})
_OBJECT_NAMES = """
    audio button canvas code del embed iframe img input kbd math meter object output picture progress
    s samp select svg textarea tt var video
"""
_OBJECTS = frozenset(_OBJECT_NAMES.split())
#: Elements that a sentence runs through as if they were not there.
GONE = UNREAD | {"datalist", "rp", "rt", "wbr"}
_INLINE = INLINE | _OBJECTS | {"br", "script", "style", "template", "noscript", "iframe"}
_NOT_CONTENT = frozenset({"aside", "dialog", "footer", "form", "menu", "nav"})
_NO_PROSE = UNREAD | {"pre", "math", "svg"}
#: What makes a leaf's text differ from the text of the element.
_SPECIAL = tuple(sorted(_OBJECTS | GONE | {"br", "sup"}))
_LEAF = ",".join(sorted(_LEAVES))
_EMPTY = f" \t\n\r\f{OBJECT}"
_DEEPEST = 100  # elements around a text; no page is written like this


def prose(page: HtmlPage) -> Prose:
    """Gather the prose of *page*; ask for it by `page.fact(prose)`."""
    gatherer = _Extraction(page)
    language = (page.language or "").strip()
    one_language = len(page.with_attribute("lang")) <= (page.language is not None)
    return Prose(gatherer.blocks(), tuple(_keys(page)), language, one_language=one_language)


def _keys(page: HtmlPage) -> Iterator[Block]:
    """Title and description, where a person wrote them."""
    title = page.title if "title" in page.metadata.keys else None
    if title is not None and title.text.strip():
        yield Block(BlockKind.KEY, title.text, title, key="title")
    is_written = page.metadata.content is None or "description" in page.metadata.keys
    for element in page.meta_named("description")[:1]:
        text = element.get("content") or ""
        if text.strip() and is_written:
            yield Block(BlockKind.KEY, text, element, key="description")


class _Extraction:
    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._found: list[Block] = []
        self._skipped = _NO_PROSE
        root = page.root
        self._hidden = frozenset(_hidden(page) if "hidden" in page.html else ())
        self._foreign = frozenset(e for e in page.with_attribute("lang") if e != root)
        special = (*page.named(*_SPECIAL), *page.svg_elements("svg"), *self._hidden, *self._foreign)
        self._mixed = frozenset(
            leaf for element in special if (leaf := element.closest(_LEAF)) is not None
        )

    def blocks(self) -> tuple[Block, ...]:
        span = self._page.metadata.content
        if span is None:
            self._skipped = _NO_PROSE | _NOT_CONTENT
            self._container(main_part(self._page), None, 0)
        elif span[0] < span[1]:
            self._within(*span)
        return tuple(self._found)

    def _within(self, start: int, end: int) -> None:
        """Gather from the elements that lie in this part of the HTML."""
        around = next(iter(self._page.named("body")), self._page.root)
        inner = self._inner(around, start)
        while inner is not None:
            around, inner = inner, self._inner(inner, start)
        for child in around.children:
            offset = child.offset
            if offset is not None and start <= offset < end:
                self._block(child, None, 0)

    @staticmethod
    def _inner(element: Element, start: int) -> Element | None:
        """The child around offset *start*; None where there is none."""
        before = None
        for child in element.children:
            offset = child.offset
            if offset is not None:
                if offset >= start:
                    break
                before = child
        close = None if before is None else before.outer_end
        return before if close is not None and close > start else None

    def _container(self, element: Element, kind: BlockKind | None, depth: int) -> None:
        """Gather from what *element* holds: blocks, and text between them."""
        run: list[str] = []
        changes: list[tuple[Element, str]] = []
        after: Element | None = None
        is_blank = True
        for node in element.nodes:
            if isinstance(node, str):
                run.append(node)
                is_blank = is_blank and node.isspace()
            elif node.name in _INLINE:
                run.extend(self._inline(node, changes))
                is_blank = False
            else:
                if not is_blank:
                    self._run(element, kind, run, after, changes)
                    changes = []
                run, after, is_blank = [], node, True
                self._block(node, kind, depth + 1)
        if not is_blank:
            self._run(element, kind, run, after, changes)

    def _block(self, element: Element, around: BlockKind | None, depth: int) -> None:
        name = element.name
        if name in self._skipped or depth > _DEEPEST:
            return
        if self._hidden and element in self._hidden:
            return
        if name not in _LEAVES:
            self._container(element, _AROUND.get(name, around), depth)
            return
        kind = BlockKind.HEADING if name != "p" else around or BlockKind.PARAGRAPH
        if self._mixed and element in self._mixed:
            changes: list[tuple[Element, str]] = []
            run = [
                part
                for node in element.nodes
                for part in ([node] if isinstance(node, str) else self._inline(node, changes))
            ]
            self._run(element, kind, run, None, changes)
        elif text := element.text:
            self._found.append(Block(kind, text, element))

    def _run(
        self,
        element: Element,
        kind: BlockKind | None,
        run: list[str],
        after: Element | None,
        changes: list[tuple[Element, str]],
    ) -> None:
        text = "".join(run)
        if text.strip(_EMPTY):
            own = _KINDS.get(element.name) or kind or BlockKind.OTHER
            if element.name == "p" and kind is not None:
                own = kind
            self._found.append(Block(own, text, element, after, tuple(changes)))

    def _inline(self, element: Element, changes: list[tuple[Element, str]]) -> Iterator[str]:
        name = element.name
        shown = None
        if element in self._hidden or name in GONE:
            shown = ""
        elif name in _OBJECTS or element in self._foreign:
            shown = OBJECT
        elif name == "br":
            shown = "\n"
        elif name == "sup" and element.holds("a"):
            shown = NOTE
        if shown is not None:
            changes.append((element, shown))
            yield shown
            return
        for node in element.nodes:
            if isinstance(node, str):
                yield node
            else:
                yield from self._inline(node, changes)


def _hidden(page: HtmlPage) -> Iterator[Element]:
    yield from page.with_attribute("hidden")
    yield from (one for one in page.with_attribute("aria-hidden") if one.fits("[aria-hidden=true]"))


def main_part(page: HtmlPage) -> Element:
    """The page's main part: `main`, else its only `article`, else all of it."""
    for found in (page.named("main"), page.named("article")):
        if len(found) == 1:
            return found[0]
    roles = [element for element in page.with_attribute("role") if element.get("role") == "main"]
    bodies = page.named("body")
    return roles[0] if roles else bodies[0] if bodies else page.root
