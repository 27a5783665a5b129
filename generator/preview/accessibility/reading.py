"""
A page in the order in which a screen reader reads it, without what is hidden from it.

Elements that mean nothing by themselves are looked through, as by `checks.accessibility.tree`; here
their words are kept as well, since those are what is read.
"""

from collections.abc import Iterator
from dataclasses import field, replace

from generator.checks.accessibility.accessible_name import (
    accessible_name,
    has_accessible_name,
)
from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.elements import is_named_by_attribute, is_summary
from generator.checks.accessibility.field_values import owned
from generator.checks.accessibility.rendering import (
    content_after,
    content_before,
    is_displayed,
    is_hidden,
    parts_words,
)
from generator.checks.accessibility.roles import role
from generator.checks.page.html_page import Element, HtmlPage, fold
from generator.checks.styles.page_styles import PageStyles, page_styles
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.view import DESKTOP, PHONE, View
from generator.preview.accessibility.spoken import needs_name, word_for
from generator.value import dataclass

#: The screens that are looked at, by the name that people read.
SCREENS: dict[str, View] = {"desktop": DESKTOP, "phone": PHONE}
#: Named by their content as far as standards go, and read piece by piece.
_READ_THROUGH = frozenset({"cell", "comment", "gridcell", "row", "rowheader", "treeitem"})
#: What a reader hears as one thing, whatever is in it.
_WHOLE = frozenset({"audio", "canvas", "embed", "iframe", "math", "object", "select", "textarea"})
_WHOLE |= {"video"}
#: Parts of drawings that nobody reads where they stand.
_DRAWING_PARTS = frozenset({"defs", "desc", "metadata", "script", "style", "symbol", "title"})
#: Their single text is shown on their own line.
_BRIEF = frozenset({"blockquote", "caption", "cell", "definition", "gridcell", "listitem"})
_BRIEF |= {"rowheader", "status", "alert", "note"}


@dataclass(frozen=True, slots=True)
class Met:
    """
    Something that is read.

    Attributes:
        element: The thing, or what is around the text.
        depth: Of the things around it that are said, from 0.
        word: What it is; empty for plain text.
        kind: Its role; empty for plain text.
        text: Words that are read; of a thing those that belong on its line.
        screens: Names of the `SCREENS` on which it is read.
    """

    element: Element
    depth: int
    word: str
    kind: str
    text: str
    screens: frozenset[str]

    @property
    def name(self) -> str:
        """What it is called; empty for plain text."""
        if not self.word or (
            self.kind in _READ_THROUGH and not is_named_by_attribute(self.element)
        ):
            return ""
        return accessible_name(self.element)


def reading(page: HtmlPage) -> list[Met]:
    """Give what is read of *page*, in order."""
    bodies = page.named("body")
    return list(_joined(list(_Reader(page).read(bodies[0])))) if bodies else []


def _joined(met: list[Met]) -> Iterator[Met]:
    """Put the text of a thing that holds nothing else on the thing's own line."""
    at = 0
    while at < len(met):
        one = met[at]
        text = met[at + 1] if at + 1 < len(met) else None
        after = met[at + 2] if at + 2 < len(met) else None
        is_sole = (
            one.kind in _BRIEF
            and text is not None
            and not text.word
            and text.depth == one.depth + 1
            and text.screens == one.screens
            and (after is None or after.depth <= one.depth)
        )
        if is_sole and text is not None:
            yield replace(one, text=text.text)
        else:
            yield one
        at += 2 if is_sole else 1


@dataclass(frozen=True, slots=True)
class _Around:
    """
    What is around a node.

    Attributes:
        depth: Of things that are said.
        rendered: Screens on which there is room for it.
        visible: Screens on which its words are seen.
        speaks: Whether words are read here; those in a link or heading are its name already.
    """

    element: Element
    depth: int
    rendered: frozenset[str]
    visible: frozenset[str]
    speaks: bool


@dataclass(slots=True)
class _Run:
    """Words that follow each other without a thing between."""

    pieces: list[str] = field(default_factory=list)
    at: _Around | None = None

    def add(self, text: str, at: _Around) -> Iterator[Met]:
        if self.at is not None and (self.at.depth, self.at.visible) != (at.depth, at.visible):
            yield from self.end()
        if self.at is None and text.strip():
            self.at = at
        self.pieces.append(text)

    def end(self) -> Iterator[Met]:
        text = fold("".join(self.pieces))
        at = self.at
        self.pieces.clear()
        self.at = None
        if at is not None and any(map(str.isalnum, text)):
            yield Met(at.element, at.depth, "", "", text, at.visible)


class _Reader:
    """Reads one page; it walks without recursion, since pages nest as deep as they like."""

    def __init__(self, page: HtmlPage) -> None:
        self._styles: PageStyles = page.fact(page_styles)
        self._owners = _owners(page)
        self._seen: set[Element] = set()
        self._run = _Run()
        #: What is still to be read, the next last; None ends an element that parts words.
        self._waiting: list[tuple[Element | str | None, _Around]] = []

    def read(self, body: Element) -> Iterator[Met]:
        every = frozenset(SCREENS)
        self._waiting.append((body, _Around(body, 0, every, every, speaks=True)))
        while self._waiting:
            node, around = self._waiting.pop()
            if node is None:
                yield from self._run.end()
            elif not isinstance(node, str):
                yield from self._element(node, around)
            elif around.speaks and around.visible:
                yield from self._run.add(node, around)
        yield from self._run.end()

    def _element(self, element: Element, around: _Around) -> Iterator[Met]:
        """Read *element*, and let what is in it wait."""
        is_elsewhere = self._owners.get(element, around.element) != around.element
        if element in self._seen or is_elsewhere or _is_silenced(element):
            return
        self._seen.add(element)
        rendered = around.rendered & self._rendered(element)
        if not rendered:
            return
        if element.name == "br":
            yield from self._run.add(" ", around)
            return
        visible = rendered & self._visible(element)
        word, kind = word_for(element), role(element)
        is_said = bool(word and visible)
        if is_said and needs_name(kind):
            is_said = has_accessible_name(element)
        is_apart = is_said or parts_words(element, _view(rendered))
        if is_apart:
            yield from self._run.end()
        if is_said:
            yield Met(element, around.depth, word, kind, "", visible)
        if not (_is_whole(element, kind) if is_said else element.name in _WHOLE):
            speaks = around.speaks and not (is_said and _is_named_by_words(element, kind))
            inner = _Around(element, around.depth + is_said, rendered, visible, speaks)
            self._wait_for(element, inner, is_apart=is_apart)

    def _wait_for(self, element: Element, inner: _Around, *, is_apart: bool) -> None:
        view = _view(inner.rendered)
        nodes: list[Element | str | None] = [
            content_before(element, view),
            *element.nodes,
            *owned(element),
            content_after(element, view),
        ]
        if is_apart:
            nodes.append(None)
        self._waiting += [(one, inner) for one in reversed(nodes)]

    def _rendered(self, element: Element) -> frozenset[str]:
        if not element.is_html and element.name in _DRAWING_PARTS:
            return frozenset()
        shown = frozenset(name for name, view in SCREENS.items() if is_displayed(element, view))
        if element.name == "area":
            return shown  # no box is made for it, and it works all the same
        return shown & self._styles.styled(element).remember(_rendered_on)

    def _visible(self, element: Element) -> frozenset[str]:
        if element.name == "area":
            return frozenset(SCREENS)
        return self._styles.styled(element).remember(_visible_on)


def _owners(page: HtmlPage) -> dict[Element, Element]:
    """Elements that are read elsewhere than they stand, with the one in which they are."""
    found: dict[Element, Element] = {}
    for owner in page.with_attribute("aria-owns"):
        around = {owner, *owner.ancestors}
        if not is_hidden(owner):
            for one in owned(owner):
                if one not in around:
                    found.setdefault(one, owner)
    return found


def _view(screens: frozenset[str]) -> View:
    """The first of *screens*."""
    return next(view for name, view in SCREENS.items() if name in screens)


def _rendered_on(styled: StyledKind) -> frozenset[str]:
    return frozenset(name for name, view in SCREENS.items() if styled.is_rendered(view))


def _visible_on(styled: StyledKind) -> frozenset[str]:
    return frozenset(name for name, view in SCREENS.items() if styled.is_visible(view))


def _is_silenced(element: Element) -> bool:
    """Whether it is cut off from screen readers, with all that is in it."""
    hidden = (element.get("aria-hidden") or "").strip().lower() == "true"
    return hidden or element.get("inert") is not None


def _is_whole(element: Element, kind: str) -> bool:
    known = roles().get(kind)
    return element.name in _WHOLE or (known is not None and known.has_presentational_children)


def _is_named_by_words(element: Element, kind: str) -> bool:
    """Whether its words are its name, and so are not read once more."""
    if element.name == "summary" and is_summary(element):
        return True
    known = roles().get(kind)
    return known is not None and known.is_named_by_content and kind not in _READ_THROUGH
