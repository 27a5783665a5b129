"""What a page says in which order, as far as it matters to who skips what every page repeats."""

import zlib
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.accessibility.outline import outline
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.page.html_page import INLINE, UNREAD, Element, HtmlPage
from generator.checks.page.markup_hiding import hides
from generator.checks.page.plain_text import fold
from generator.checks.styles.page_styles import page_styles
from generator.checks.styles.shown_text import is_read
from generator.css.view import DESKTOP
from generator.value import dataclass

_MOST = 400  # pieces of a page that are compared; who has not come to the text by then, is lost
_OPENING = 4096  # characters before the main part that are compared: menus and what stands above
_INLINE = INLINE | {"img", "picture", "output"}
_PICTURES = frozenset({"img", "video", "audio", "object", "embed", "iframe", "input"})


@dataclass(frozen=True, slots=True)
class Passages:
    """
    The whole of a page, piece by piece: a piece is the text of one block.

    Attributes:
        headings: Numbers of the pieces that stand in a heading that people see and hear.
        landmarks: Numbers of the pieces with which a landmark begins.
        jumps: Numbers of the pieces before which a link of the page leads.
        is_scripted: Whether something on it may skip or hide parts by a script.
    """

    headings: tuple[int, ...] = ()
    landmarks: tuple[int, ...] = ()
    jumps: tuple[int, ...] = ()
    is_scripted: bool = False


class Pieces(NamedTuple):
    """
    What is kept of a page for the comparison with others.

    Attributes:
        texts: A number for each piece, in the order in which they stand; equal texts have equal
            ones. Where the page says which is its main part, only pieces before that.
        passages: Of a page that does not say it, or has no heading there; None for others.
    """

    texts: bytes = b""
    passages: Passages | None = None


def pieces(page: HtmlPage) -> Pieces:
    """Take *page* apart."""
    main = _main_with_heading(page)
    if main is None:
        return _whole(page)
    bodies = page.named("body")
    # Without a tag of its own, the body begins somewhere behind what belongs to the head.
    start, end = (bodies[0].offset if bodies else None) or 0, main.offset or 0
    return Pieces(_opening(page.html[start : min(end, start + _OPENING)]))


def _main_with_heading(page: HtmlPage) -> Element | None:
    """Give the main part, if it is one that people can jump to, and has a heading."""
    mains = [one.element for one in page.fact(landmarks) if one.role == "main"]
    if len(mains) != 1:
        return None
    headings = (entry.element for entry in page.fact(outline))
    is_headed = any(one.closest("main,[role=main]") == mains[0] for one in headings)
    return mains[0] if is_headed else None


@lru_cache(maxsize=128)  # most pages of a site begin alike
def _opening(html: str) -> bytes:
    """Take apart what stands before the main part."""
    page = HtmlPage(html)
    found = _numbered([text for text, _ in _walk(page)])
    page.release()
    return found


def _whole(page: HtmlPage) -> Pieces:
    texts: list[str] = []
    first_of: dict[Element, int] = {}  # of each element, the number of the first piece in it
    for text, elements in _walk(page):
        for element in elements:
            first_of.setdefault(element, len(texts))
        if text:
            texts.append(text)
    known = {one: number for one, number in first_of.items() if number < len(texts)}
    styles = page.fact(page_styles)
    headings = (
        entry.element
        for entry in page.fact(outline)
        if is_read(styles.styled(entry.element), DESKTOP)
    )
    parts = (one.element for one in page.fact(landmarks))
    targets = map(page.by_id, _targets(page))
    passages = Passages(
        tuple(sorted({known[one] for one in headings if one in known})),
        tuple(sorted({known[one] for one in parts if one in known})),
        tuple(sorted({known[one] for one in targets if one is not None and one in known})),
        is_scripted=page.has("button") or bool(page.select("[onclick],[role=button],summary")),
    )
    return Pieces(_numbered(texts), passages)


def _targets(page: HtmlPage) -> Iterator[str]:
    """Fragments that links of the page lead to on it."""
    for element, href in zip(page.anchors, page.addresses, strict=True):
        if href.startswith("#") and len(href) > 1 and not is_hidden(element):
            yield unquote(href[1:])


def _numbered(texts: list[str]) -> bytes:
    kept = [text.encode("utf-8", "surrogatepass") for text in texts if text][:_MOST]
    return array("I", map(zlib.crc32, kept)).tobytes()


def _walk(page: HtmlPage) -> Iterator[tuple[str, list[Element]]]:
    """
    Give each piece with the elements that begin with it.

    An element without a piece of its own begins with the next one; those at the end of the page
    come with an empty piece.
    """
    bodies = page.named("body")
    if not bodies:
        return
    parts: list[str] = []
    begun: list[Element] = []
    waiting: list[Element | str | None] = [*_within(bodies[0])]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif one is None or one.name not in _INLINE:
            text = fold("".join(parts))
            parts = []
            if text:
                yield text, begun
                begun = []
            if one is not None and not hides(one):
                begun.append(one)
                parts += _shown(one)
                waiting += (None, *_within(one))
        elif not hides(one):
            if not fold("".join(parts)):
                begun.append(one)
            parts += _shown(one)
            waiting += _within(one)
    yield fold("".join(parts)), begun


def _within(element: Element) -> list[Element | str]:
    """What stands in *element* and is shown, the last first."""
    return [] if element.name in UNREAD else list(element.nodes)[::-1]


def _shown(element: Element) -> tuple[str, ...]:
    """What a picture or a field shows without words of its own."""
    if element.name not in _PICTURES:
        return ()
    address = element.get("src") or element.get("data") or element.get("value")
    return (f"\N{OBJECT REPLACEMENT CHARACTER}{element.get('alt') or address or ''}",)
