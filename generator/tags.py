"""
Tags, comments and text in HTML, with their places; in sources too, where marks stand between them.

A parser says what a page is. This scanner says where in a text its tags stand, for those who write
there or look at many pages quickly. A tag ends where a browser lets it end.

Source: WHATWG HTML, section 13.2.5 "Tokenization", from "Tag open state" to "CDATA section".
"""

import html
import re
from collections.abc import Collection, Iterator
from functools import cached_property

from generator.value import dataclass

_SPACE = r"[\t\n\f\r ]"
#: Elements whose content is text, up to their closing tag (section 13.2.6.2 and "in body").
RAW_TEXT = frozenset({
    "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp",
})  # fmt: skip
#: `<!-->` and `<!--->` are whole; one that nothing ends takes the rest but for its last line end.
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|(?=\n?\Z)))", re.DOTALL)
_DECLARATION = re.compile(r"<[?!][^>]*+(?:>|\Z)")
#: A closing tag whose name begins with no letter is a comment to browsers.
_NAMELESS = re.compile(r"</(?![A-Za-z])[^>]*+>")
_LETTER = re.compile(r"</?[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Attribute:
    """
    An attribute as written.

    Attributes:
        name: In the case in which it is written.
        written: The value without its quotes, with its character references; None where it has none.
        start: Offset of the name.
        end: Offset after the value and its quote.
        value_end: Offset after `written`.
        made: Whether somebody else has made the value since, so that it stands nowhere in the text.
    """

    name: str
    written: str | None
    start: int
    end: int
    value_end: int
    made: bool = False

    @property
    def value(self) -> str | None:
        """The value as a browser takes it."""
        written = self.written
        return html.unescape(written) if written and "&" in written else written

    @property
    def value_start(self) -> int:
        """Offset of `written`."""
        return self.value_end - len(self.written or "")

    @property
    def is_quoted(self) -> bool:
        """Whether quotes stand around the value."""
        return self.end > self.value_end


@dataclass(frozen=True, slots=True)
class Mark:
    """What a template or a shortcode fills in, between the attributes of a tag."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tag:
    """
    A tag as written.

    Attributes:
        name: In lower case.
        closing: Whether it begins with `</`.
        attributes: In their order, two of one name among them.
        marks: What stands between them.
        start: Offset of its `<`.
        end: Offset after its `>`.
    """

    name: str
    closing: bool
    attributes: tuple[Attribute, ...]
    marks: tuple[Mark, ...]
    start: int
    end: int

    def first(self, name: str) -> Attribute | None:
        """The attribute of a name in lower case; of two the first, as browsers do."""
        return next((one for one in self.attributes if one.name.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, with its marks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """A document type, or what browsers take for a comment: `<?php`, `<![CDATA[`, `</3`; up to a `>`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """What stands between, references to characters as written."""

    start: int
    end: int


Piece = Tag | Comment | Declaration | Text


class Scanner:
    """
    Finds tags.

    Args:
        mark: Expression for what is filled in later and may hold quotes and `>`; empty for none.
        opening: Expression for the characters of a mark behind its first, which is a `{`.
        only_in_values: Whether what looks like a mark elsewhere is none.
    """

    def __init__(self, mark: str = "", opening: str = "", *, only_in_values: bool = False) -> None:
        self._mark = mark
        self._opening = opening
        self._between = "" if only_in_values else mark

    def tag_at(self, text: str, start: int, end: int | None = None) -> Tag | None:
        """Read the tag at *start*, as browsers do; None where none stands there, or none ends by *end*."""
        return self._made(self._tag.match(text, start, len(text) if end is None else end))

    def end_of_tag(self, text: str, start: int, end: int) -> int:
        """Offset after what `tag_at` reads; 0 where there is none."""
        found = self._tag.match(text, start, end)
        return found.end() if found else 0

    def parts(self, text: str, start: int, end: int) -> Iterator[Attribute | Mark]:
        """Read attributes and marks from *start*, behind a name, to *end*; the tag may go on behind it."""
        for found in self._attribute.finditer(text, start, end):
            name, double, single, bare = found.group("name", "double", "single", "bare")
            if name is None:
                yield Mark(found[0], found.start(), found.end())
                continue
            after = found.end()
            if bare is not None or (double is None and single is None):
                yield Attribute(name, bare, found.start(), after, after)
            else:
                written = single if double is None else double
                yield Attribute(name, written, found.start(), after, after - 1)

    def end_of_faultless(self, text: str, start: int, end: int) -> int:
        """Offset after the tag at *start*, if it is one to `faultless_pieces`; else 0."""
        found = self._faultless.match(text, start, end)
        return found.end() if found else 0

    def pieces(self, text: str) -> Iterator[Piece]:
        """Cut *text* into pieces without gaps, as browsers do; a tag that nothing ends is text."""
        position = begin = 0
        while (start := text.find("<", position)) >= 0:
            piece: Piece | None = None
            if text.startswith(("<!", "<?"), start):
                piece = _comment_at(text, start)
            elif found := _NAMELESS.match(text, start):
                piece = Declaration(start, found.end())
            elif _LETTER.match(text, start):
                piece = self.tag_at(text, start)
                if piece is None:
                    break
            if piece is None:
                position = start + 1
                continue
            if start > begin:
                yield Text(begin, start)
            yield piece
            begin, position = piece.end, _after(text, piece, RAW_TEXT)
        if begin < len(text):
            yield Text(begin, len(text))

    def faultless_pieces(self, text: str, raw_text: Collection[str] = RAW_TEXT) -> Iterator[Piece]:
        """
        Cut *text* into pieces without gaps.

        A tag is one that is written without a fault, as CommonMark wants it (section "Raw HTML");
        the `<` of another stays in the text. Its end is where browsers see it, too.

        Args:
            text: Raw HTML.
            raw_text: Elements whose content is one text, up to their closing tag or the end.
        """
        position = begin = 0
        last = text.rfind(">")
        while (start := text.find("<", position)) >= 0:
            piece: Piece | None = None
            if text.startswith(("<!", "<?"), start):
                piece = _comment_at(text, start)
            elif start < last:
                piece = self._made(self._faultless.match(text, start))
            if piece is None:
                position = start + 1
                continue
            if start > begin:
                yield Text(begin, start)
            yield piece
            begin = piece.end
            position = _after(text, piece, raw_text)
            if position > begin:
                yield Text(begin, position)
                begin = position
        if begin < len(text):
            yield Text(begin, len(text))

    def _made(self, found: re.Match[str] | None) -> Tag | None:
        if found is None:
            return None
        text = found.string
        start, end = found.span("rest")
        parts = tuple(self.parts(text, start, end)) if end > start else ()
        attributes = tuple([one for one in parts if isinstance(one, Attribute)])
        return Tag(
            found["name"].lower(),
            text[found.start() + 1] == "/",
            attributes,
            tuple([one for one in parts if isinstance(one, Mark)]) if self._between else (),
            found.start(),
            found.end(),
        )

    @cached_property
    def _double(self) -> str:
        """What a value in double quotes holds; marks in it may have quotes of their own."""
        if not self._mark:
            return r"[^\"]*+"
        return rf"(?>(?:[^\"{{]++|\{{(?!{self._opening})|(?:{self._mark}))*+(?=\")|[^\"]*+)"

    @cached_property
    def _single(self) -> str:
        return self._double.replace('"', "'")

    @cached_property
    def _bare(self) -> str:
        if not self._mark:
            return r"[^\t\n\f\r >\"'][^\t\n\f\r >]*+"
        return rf"(?:{self._mark}|[^\t\n\f\r >\"'])(?:{self._mark}|[^\t\n\f\r >])*+"

    @cached_property
    def _name(self) -> str:
        if not self._between:
            return r"[^\t\n\f\r />][^\t\n\f\r />=]*+"
        other = rf"(?!\{{{self._opening})"  # than a mark
        return rf"{other}[^\t\n\f\r />](?:{other}[^\t\n\f\r />=])*+"

    @cached_property
    def _attribute(self) -> re.Pattern[str]:
        mark = f"{self._between}|" if self._between else ""
        return re.compile(
            rf"{mark}(?P<name>{self._name})"
            rf"(?:{_SPACE}*+={_SPACE}*+(?:\"(?P<double>{self._double})\""
            rf"|'(?P<single>{self._single})'|(?P<bare>{self._bare})|(?=>|\Z)))?",
            re.DOTALL,
        )

    @cached_property
    def _tag(self) -> re.Pattern[str]:
        """A tag, however it is written; one whose quotes nothing closes has no end."""
        mark = f"{self._between}|" if self._between else ""
        name = rf"(?:(?!\{{{self._opening})[^\t\n\f\r />])*+" if mark else r"[^\t\n\f\r />]*+"
        value = rf"(?:\"{self._double}\"|'{self._single}'|{self._bare}|(?=>))"
        given = rf"{self._name}{_SPACE}*+(?:={_SPACE}*+{value}|(?!=))"
        rest = rf"(?:[\t\n\f\r /]++|{mark}{given})*+"
        return re.compile(rf"</?(?P<name>[A-Za-z]{name})(?P<rest>{rest})>", re.DOTALL)

    @cached_property
    def _faultless(self) -> re.Pattern[str]:
        name = r"[^\t\n\f\r \"'<>/=\x00]++"
        value = rf"(?:\"{self._double}\"|'[^']*+'|[^\t\n\f\r \"'=<>`]++)"
        return re.compile(
            rf"</?(?P<name>[A-Za-z][A-Za-z0-9-]*+)"
            rf"(?P<rest>(?:{_SPACE}++{name}(?:{_SPACE}*+={_SPACE}*+{value})?)*+){_SPACE}*+/?>"
        )


def _comment_at(text: str, start: int) -> Comment | Declaration | None:
    """What begins with `<!` or `<?`; None where nothing does."""
    if text.startswith("<!--", start):
        found = _COMMENT.match(text, start)
        return Comment(start, found.end()) if found else None
    found = _DECLARATION.match(text, start)
    return Declaration(start, found.end()) if found else None


def _after(text: str, piece: Piece, raw_text: Collection[str]) -> int:
    """Offset behind *piece* and its content, if that is one text."""
    if not isinstance(piece, Tag) or piece.closing or piece.name not in raw_text:
        return piece.end
    closing = re.compile(rf"</{piece.name}(?=[\t\n\f\r />])", re.IGNORECASE)
    found = closing.search(text, piece.end)
    return found.start() if found else len(text)


#: HTML as it is published.
HTML = Scanner()
#: With what Jinja fills in.
JINJA = Scanner(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", r"[{%#]")
#: With marks of shortcodes, which stand in values alone.
SHORTCODES = Scanner(r"\{\{[<%][^{}]*\}\}", r"\{[<%]", only_in_values=True)


def beginnings(but: Collection[str] = ()) -> re.Pattern[str]:
    """
    Give the expression for tags up to their first `>`, for a look at very many pages.

    Taking these out leaves each character of the text, and more: the end of a tag that has `>` in
    a value, comments, scripts.

    Args:
        but: Elements whose tags are left.
    """
    left = rf"(?!(?:{'|'.join(sorted(but))})[\s/>])" if but else ""
    return re.compile(rf"</?{left}[A-Za-z][^>]*>", re.IGNORECASE if but else 0)
