"""Reads the raw HTML in Markdown as a strict sequence of tags, comments and text."""

import html
import re
from collections.abc import Iterator

from generator.value import dataclass

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
#: A value in quotes with its closing quote; marks of shortcodes in it may have quotes of their own.
#: Atomic, as are the attributes of a tag: what was read once is not read in another way.
_QUOTED = r"""(?>((?:[^"{]|\{(?!\{[<%])|\{\{[<%][^{}]*\}\})*+)"|([^"]*)")"""
_ATTRIBUTE = re.compile(
    rf"""\s*([^\s"'<>/=\x00]+)(?:\s*=\s*(?:"{_QUOTED}|'([^']*)'|([^\s"'=<>`]+)))?"""
)
_TAG = re.compile(
    rf"""<(?P<closing>/?)(?P<name>{_NAME})(?P<attributes>(?:\s+[^\s"'<>/=\x00]+(?:\s*=\s*(?:"{_QUOTED}|'[^']*'|[^\s"'=<>`]+))?)*+)\s*(?P<self>/?)>"""
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:-->|$))", re.DOTALL)
_OTHER = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|$)|<[?!][^>]*(?:>|$)", re.DOTALL)
_HANDLER = re.compile(r"""<[A-Za-z][^<>]{0,2000}[\s/"']on[a-z]+\s*=""", re.IGNORECASE)
_SCHEME_NOISE = re.compile(r"[\x00-\x20\x7f-\x9f\u200b\ufeff]")
_BAD_SCHEMES = ("javascript:", "vbscript:", "livescript:", "data:", "file:")
_GOOD_DATA = re.compile(r"data:image/(?:gif|png|jpeg|webp|avif)[;,]")


@dataclass(frozen=True, slots=True)
class Attribute:
    """
    An attribute as written.

    Attributes:
        value: Unescaped; None where there is none.
        made: Whether shortcodes have made it, so that an address in it is resolved already.
    """

    name: str
    value: str | None
    start: int
    end: int
    made: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as written; *name* is in lower case."""

    name: str
    closing: bool
    self_closing: bool
    attributes: tuple[Attribute, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with its marks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """A processing instruction, a document type or a CDATA section."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """What stands between; a `<` in it opens nothing that we accept as a tag."""

    start: int
    end: int


Piece = Tag | Comment | Declaration | Text


def is_unsafe_url(url: str, *, picture: bool = False) -> bool:
    """Whether *url* runs a script, or carries a document of its own; white space does not hide it."""
    if url.startswith("/"):
        return False
    plain = _SCHEME_NOISE.sub("", url).lower()
    if not plain.startswith(_BAD_SCHEMES):
        return False
    return not (picture and _GOOD_DATA.match(plain))


def has_hidden_handler(text: str) -> bool:
    """Whether *text* outside of tags holds what a lenient browser takes for an event handler."""
    return "<" in text and _HANDLER.search(text) is not None


def tag_with_marks(source: str, start: int, end: int) -> int:
    """Offset after the tag at *start* if it has shortcodes in its attributes; else 0."""
    found = _TAG.match(source, start, end)
    return found.end() if found and "{{" in found[0] else 0


def read_pieces(source: str, opaque: frozenset[str]) -> Iterator[Piece]:
    """
    Cut *source* into pieces without gaps.

    Args:
        source: Raw HTML as it stands in Markdown.
        opaque: Elements whose content is one text, up to their closing tag or the end.
    """
    position = text = 0
    last = source.rfind(">")
    while (start := source.find("<", position)) >= 0:
        piece: Piece | None = None
        if source.startswith("<!--", start):
            comment = _COMMENT.match(source, start)
            piece = Comment(start, comment.end()) if comment else None
        elif source.startswith(("<!", "<?"), start):
            other = _OTHER.match(source, start)
            piece = Declaration(start, other.end()) if other else None
        elif start < last:
            piece = _read_tag(source, start)
        if piece is None:
            position = start + 1
            continue
        if start > text:
            yield Text(text, start)
        yield piece
        position = text = piece.end
        if isinstance(piece, Tag) and piece.name in opaque and not piece.closing:
            closing = re.compile(rf"</{piece.name}(?=[\s/>])", re.IGNORECASE).search(
                source, position
            )
            position = closing.start() if closing else len(source)
            if position > text:
                yield Text(text, position)
            text = position
    if text < len(source):
        yield Text(text, len(source))


def _read_tag(source: str, start: int) -> Tag | None:
    found = _TAG.match(source, start)
    if found is None:
        return None
    attributes = tuple(
        Attribute(
            item[1],
            None
            if (value := _first(item[2], item[3], item[4], item[5])) is None
            else html.unescape(value),
            item.start(1),
            item.end(),
        )
        for item in _ATTRIBUTE.finditer(source, found.start("attributes"), found.end("attributes"))
    )
    return Tag(
        found["name"].lower(),
        bool(found["closing"]),
        bool(found["self"]),
        attributes,
        start,
        found.end(),
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value is not None), None)
