"""Put another address into a link or picture, as Markdown, as raw HTML or in a template."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from generator.mending.markup import COMMENT, LITERAL_ATTRIBUTE, code_lines
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText
from generator.tags import SHORTCODES

MARKDOWN = (".md", ".markdown")
#: Attributes that hold one address.
_ADDRESSES = frozenset({"href", "src", "poster", "data", "action", "cite", "xlink:href"})
_DATES = frozenset({"datetime"})
_LANGUAGES = frozenset({"lang", "hreflang", "srclang", "xml:lang"})
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_ANGLE = re.compile(r"<([^<>\n]*)>")
_ELEMENT = re.compile(r"</?[A-Za-z][^<>\n]*>")
AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*)>")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_DEFINITION = re.compile(r"^ {0,3}\[((?:[^\[\]\\]|\\.)+)\]:", re.MULTILINE)
_MARK = re.compile(r"\{\{[<%]\s*[\w/-]+(?P<arguments>(?:\"[^\"]*\"|`[^`]*`|[^\"`>%])*)")
_ARGUMENT = re.compile(r"\"(?P<a>[^\"]*)\"|`(?P<b>[^`]*)`|(?P<c>[^\s\"`=]+)")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_IN_MARKDOWN = str.maketrans(
    {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "\n": "%0A"}
)


class _Span(NamedTuple):
    """
    Where a value stands.

    Attributes:
        markup: Whether it is the value of an attribute.
        made: Whether what is published is made of it by a resolver of links.
    """

    start: int
    end: int
    markup: bool = False
    made: bool = True


def mend_address(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Replace the address of the link or picture at a place.

    Of Markdown the place has a column: that of the mark that begins the link. A template's place
    is a line, in which the address has to stand literally; each time it does, it is replaced.
    """
    if at.line is None:
        return
    if source.path.suffix in MARKDOWN:
        spans = _in_markdown(source, at)
    else:
        spans = _in_template(source, at.line)
    yield from _edits(source, spans, correction)


def mend_language(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """Replace the code of a language in the tag at a place, as `mend_address` does an address."""
    yield from _mend_value(source, at, correction, _LANGUAGES)


def mend_date(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """Replace the date for programs in the tag at a place, as `mend_address` does an address."""
    yield from _mend_value(source, at, correction, _DATES)


def _mend_value(
    source: SourceText, at: Location, correction: Correction, names: frozenset[str]
) -> Iterator[Edit]:
    if at.line is None:
        return
    if source.path.suffix not in MARKDOWN:
        spans = _in_template(source, at.line, names)
    else:
        spans = _in_tag(source.text, source.index(at.line, at.column or 1), names)
    yield from _edits(source, spans, correction)


def _edits(source: SourceText, spans: Iterator["_Span"], correction: Correction) -> Iterator[Edit]:
    for span in spans:
        raw = source.text[span.start : span.end]
        value = html.unescape(raw) if span.markup else unescaped(raw)
        written = _literally(value, correction)
        if written is None and span.made:
            written = _in_form_of(value, correction)
        if written is not None:
            new = html.escape(written) if span.markup else written.translate(_IN_MARKDOWN)
            yield Edit(span.start, span.end, new)


def _literally(value: str, correction: Correction) -> str | None:
    """The right value where *value* is the wrong one; None where it is another one."""
    same = value == correction.was or unquote(value) == unquote(correction.was)
    return correction.right if same else None


def _in_form_of(value: str, correction: Correction) -> str | None:
    """
    The right address, as the writer of *value* would write it.

    A path from the site's root may stand without the path that the site is published below; a
    relative path is compared with the end of the address, where only its case is wrong; of a link
    to a file only the name of a part can be compared, where that alone is wrong.
    """
    was, right = correction
    if value.startswith("/") and was.startswith("/") and was.endswith(value):
        prefix = was.removesuffix(value)
        if right.startswith(f"{prefix}/"):
            return right.removeprefix(prefix)
    tail = right[-len(value) :]
    is_relative = not value.startswith(("/", ".", "#", "@")) and ":" not in value
    if is_relative and was.endswith(f"/{value}") and tail.casefold() == value.casefold():
        return tail
    page, _, part = right.partition("#")
    path, _, fragment = value.partition("#")
    if fragment and was == f"{page}#{fragment}":
        return f"{path}#{part}"
    return None


def _in_template(
    source: SourceText, line: int, names: frozenset[str] = _ADDRESSES
) -> Iterator[_Span]:
    """Values of attributes in the line, or in the further lines of a tag that begins in it."""
    start = source.index(line)
    end = start + len(source.line(line))
    text = source.text
    if text.rfind("<", start, end) > text.rfind(">", start, end):
        closing = text.find(">", end)
        end = len(text) if closing < 0 else closing
    comments = [match.span() for match in COMMENT.finditer(text)]
    for match in LITERAL_ATTRIBUTE.finditer(text, start, end):
        is_comment = any(first <= match.start() < last for first, last in comments)
        if match["name"].lower() in names and not is_comment:
            yield _Span(*match.span("value"), markup=True, made=False)


def _in_markdown(source: SourceText, at: Location) -> Iterator[_Span]:
    if at.line is None or at.column is None:
        return
    text = source.text
    index = source.index(at.line, at.column)
    if text.startswith("{{", index):
        yield from _in_mark(text, index)
    elif text.startswith("<", index):
        autolink = AUTOLINK.match(text, index)
        if autolink:
            yield _Span(*autolink.span(1))
        else:
            yield from _in_tag(text, index)
    else:
        index += text.startswith("![", index)
        if text.startswith("[", index):
            yield from _of_link(source, index)


def _in_tag(text: str, index: int, names: frozenset[str] = _ADDRESSES) -> Iterator[_Span]:
    tag = SHORTCODES.tag_at(text, index)
    if tag is None or tag.closing:
        return
    for attribute in tag.attributes:
        written = attribute.written
        is_literal = written is not None and "{{" not in written and "{%" not in written
        if attribute.is_quoted and is_literal and attribute.name.lower() in names:
            yield _Span(attribute.value_start, attribute.value_end, markup=True)


def _in_mark(text: str, index: int) -> Iterator[_Span]:
    """Find the arguments of a shortcode; the name of one is never an address."""
    mark = _MARK.match(text, index)
    if mark is not None:
        for argument in _ARGUMENT.finditer(text, *mark.span("arguments")):
            yield _Span(*argument.span(argument.lastgroup or 0))


def _of_link(source: SourceText, index: int) -> Iterator[_Span]:
    text = source.text
    after = label_end(text, index)
    if after is None:
        return
    label = text[index + 1 : after - 1]
    if text.startswith("(", after):
        yield from _destination(text, after + 1)
        return
    if text.startswith("[", after):
        second = label_end(text, after)
        if second is not None and second > after + 2:
            label = text[after + 1 : second - 1]
    code = code_lines(source)
    for definition in _DEFINITION.finditer(text):
        if _normal(definition[1]) != _normal(label):
            continue
        if source.line_of(definition.start()) not in code:
            yield from _destination(text, definition.end())
            return


def label_end(text: str, index: int) -> int | None:
    """Index after the bracket that closes the one at *index*; None where none does."""
    blank = _BLANK_LINE.search(text, index)
    limit = blank.start() if blank else len(text)
    depth = 0
    at = index
    while at < limit:
        character = text[at]
        if character == "\\":
            at += 2
            continue
        skipped = {"`": _CODE, "<": _ELEMENT}.get(character)
        match = skipped.match(text, at, limit) if skipped else None
        if match is not None:
            at = match.end()
            continue
        depth += {"[": 1, "]": -1}.get(character, 0)
        at += 1
        if depth == 0:
            return at
    return None


def _destination(text: str, index: int) -> Iterator[_Span]:
    """Find the destination that begins behind white space at *index*."""
    space = _SPACE.match(text, index)
    index = space.end() if space else index
    angle = _ANGLE.match(text, index)
    if angle:
        yield _Span(*angle.span(1))
    elif text.startswith("{{", index):
        yield from _in_mark(text, index)
    else:
        end = _bare_end(text, index)
        if end > index:
            yield _Span(index, end)


def _bare_end(text: str, index: int) -> int:
    """Index after a destination without angle brackets; parentheses in it are balanced."""
    depth = 0
    at = index
    while at < len(text) and text[at] > " ":
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == ")" and not depth:
            break
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return min(at, len(text))


def unescaped(text: str) -> str:
    """Markdown without its backslashes and character references."""
    return html.unescape(_ESCAPED.sub(r"\1", text))


def _normal(label: str) -> str:
    """Two labels that are equal in this form are one (CommonMark, "matches")."""
    return " ".join(label.split()).casefold()
