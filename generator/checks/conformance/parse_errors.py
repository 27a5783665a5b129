"""
Errors in the letters of the HTML: tags, attributes, references and comments that are not written well.

The parser names them as the standard does. It notices some behind their place; here stands where
each begins, and what it means for people.

Source: WHATWG HTML, section 13.2.2 "Parse errors".
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto

from generator.checks.engine.rule import Passage, Problem
from generator.checks.page.html_page import HtmlPage
from generator.tags import HTML, Text
from generator.value import dataclass


class Sort(Enum):
    """What an error is about; each is a rule of its own."""

    REFERENCE = auto()
    TWICE = auto()
    CUT_OFF = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class ParseError:
    """
    One error.

    Attributes:
        text: What stands there.
        offset: Of *text* in the page.
    """

    sort: Sort
    text: str
    offset: int
    message: str
    fix: str


class _From(Enum):
    """Where the text of an error begins, seen from where the parser noticed it."""

    REFERENCE = "&"
    TAG = "<"
    COMMENT = "<!"
    WORD = ""
    CHARACTER = " "


_QUOTE = "put the value between quotes"
#: Name in the standard: sort, where it begins, message, fix. `{}` stands for the text.
_ERRORS: Mapping[str, tuple[Sort, _From, str, str]] = {
    "missing-semicolon-after-character-reference": (
        Sort.REFERENCE,
        _From.REFERENCE,
        "`{}` lacks its semicolon",
        "write `{};`, or `&amp;` where a plain `&` is meant",
    ),
    "unknown-named-character-reference": (
        Sort.REFERENCE,
        _From.REFERENCE,
        "`{};` is the name of no character, so it shows as it stands",
        "write the character itself, or `&amp;` where a plain `&` is meant",
    ),
    "absence-of-digits-in-numeric-character-reference": (
        Sort.REFERENCE,
        _From.REFERENCE,
        "`{}` lacks the number of a character",
        "write the character itself, or `&amp;` where a plain `&` is meant",
    ),
    **dict.fromkeys(
        (
            "character-reference-outside-unicode-range",
            "control-character-reference",
            "noncharacter-character-reference",
            "null-character-reference",
            "surrogate-character-reference",
        ),
        (
            Sort.REFERENCE,
            _From.REFERENCE,
            "`{}` is no character that a page may have",
            "write the character itself",
        ),
    ),
    "duplicate-attribute": (
        Sort.TWICE,
        _From.WORD,
        "attribute `{}` stands twice in a tag; browsers take the first",
        "remove one of them",
    ),
    "eof-before-tag-name": (
        Sort.CUT_OFF, _From.TAG, "the page ends at a `<`", "write the rest of the tag, or `&lt;`",
    ),
    "eof-in-tag": (
        Sort.CUT_OFF,
        _From.TAG,
        "a tag has no end, so browsers show nothing from here on",
        "write its `>`, and look for a quotation mark that is missing before it",
    ),
    "eof-in-comment": (
        Sort.CUT_OFF,
        _From.COMMENT,
        "a comment has no end, so browsers show nothing from here on",
        "write `-->` where it ends",
    ),
    "eof-in-cdata": (
        Sort.CUT_OFF,
        _From.COMMENT,
        "`<![CDATA[` has no end, so the page ends within it",
        "write `]]>` where it ends",
    ),
    "eof-in-processing-instruction": (
        Sort.CUT_OFF,
        _From.TAG,
        "a processing instruction has no end, so browsers show nothing from here on",
        "remove it, or write its `>`",
    ),
    "eof-in-script-html-comment-like-text": (
        Sort.CUT_OFF,
        _From.COMMENT,
        "a script has no end: `<!--` in it hides its end tag",
        "remove the `<!--`, or write `\\x3C!--` in a text of the script",
    ),
    "unexpected-character-in-attribute-name": (
        Sort.OTHER,
        _From.CHARACTER,
        "`{}` stands in the name of an attribute",
        "look for a quotation mark that is missing before it, or one too many",
    ),
    "unexpected-character-in-unquoted-attribute-value": (
        Sort.OTHER, _From.CHARACTER, "`{}` stands in a value without quotes", _QUOTE,
    ),
    "missing-attribute-value": (
        Sort.OTHER, _From.TAG, "an attribute has a `=` and no value", "write the value, or no `=`",
    ),
    "unexpected-equals-sign-before-attribute-name": (
        Sort.OTHER, _From.TAG, "a `=` stands before the name of an attribute", "remove the `=`",
    ),
    "missing-whitespace-between-attributes": (
        Sort.OTHER, _From.TAG, "two attributes stand without a space between them", "add the space",
    ),
    "unexpected-solidus-in-tag": (
        Sort.OTHER, _From.TAG, "a `/` stands in the middle of a tag", "remove it",
    ),
    "non-void-html-element-start-tag-with-trailing-solidus": (
        Sort.OTHER,
        _From.TAG,
        "the slash in `{}` closes nothing: the element goes on behind it",
        "write an end tag",
    ),
    "end-tag-with-attributes": (
        Sort.OTHER, _From.TAG, "an end tag has attributes", "move them to the start tag",
    ),
    "end-tag-with-trailing-solidus": (
        Sort.OTHER, _From.TAG, "an end tag ends with `/>`", "write `>`",
    ),
    "missing-end-tag-name": (Sort.OTHER, _From.TAG, "`</>` names no element", "remove it"),
    "invalid-first-character-of-tag-name": (
        Sort.OTHER,
        _From.TAG,
        "a `<` begins no tag here, though it looks like one",
        "write `&lt;` where the character itself is meant",
    ),
    "incorrectly-opened-comment": (
        Sort.OTHER,
        _From.COMMENT,
        "`<!` begins no comment here; browsers hide all up to the next `>`",
        "write `<!--` and `-->`, or `&lt;!`",
    ),
    "incorrectly-closed-comment": (
        Sort.OTHER, _From.COMMENT, "a comment ends with `--!>`", "write `-->`",
    ),
    "nested-comment": (
        Sort.OTHER,
        _From.COMMENT,
        "a comment stands within a comment; the first `-->` ends both",
        "remove the inner one",
    ),
    "abrupt-closing-of-empty-comment": (
        Sort.OTHER, _From.COMMENT, "an empty comment is not written out", "write `<!-- -->`",
    ),
    "cdata-in-html-content": (
        Sort.OTHER,
        _From.COMMENT,
        "`<![CDATA[` is a comment in HTML: what stands in it is not shown",
        "write the text itself, with `&lt;` for `<`",
    ),
    "unexpected-null-character": (
        Sort.OTHER, _From.CHARACTER, "a character with the number 0 stands in the page", "remove it",
    ),
    "control-character-in-input-stream": (
        Sort.OTHER, _From.CHARACTER, "a control character stands in the page", "remove it",
    ),
    "noncharacter-in-input-stream": (
        Sort.OTHER, _From.CHARACTER, "a code that is no character stands in the page", "remove it",
    ),
    "surrogate-in-input-stream": (
        Sort.OTHER, _From.CHARACTER, "half of a character stands in the page", "write it whole",
    ),
}  # fmt: skip
#: Errors of the document type have a rule of their own, which looks at the whole of it.
_OF_DOCTYPES = re.compile(r"doctype")
_QUOTES = frozenset({'"', "'"})
_WORD = re.compile(r"[^\s/>=]+\Z")
_REFERENCE = re.compile(r"&#?\w*")
_TAG_SHOWN = re.compile(r"<[^<>]{0,60}>?")


def parse_errors(page: HtmlPage) -> tuple[ParseError, ...]:
    """Give the errors of *page*, one for each tag, comment or reference, in their order."""
    found: dict[int, ParseError] = {}
    for name, offset in page.written.errors:
        if not _OF_DOCTYPES.search(name):
            error = _read(page.html, name, offset)
            is_reference = error.sort is Sort.REFERENCE
            of = error.offset if is_reference else page.html.rfind("<", 0, error.offset + 1)
            # A quotation mark out of place tells more than what follows from it in the same tag.
            if of not in found or (error.text in _QUOTES and found[of].text not in _QUOTES):
                found[of] = error
    return tuple(found.values())


def swallowed_from(page: HtmlPage) -> int | None:
    """Where a tag, a comment or a value has no end and takes in what follows; None for nowhere."""
    found = page.fact(of_sort)
    errors = [*found.get(Sort.CUT_OFF, ()), *found.get(Sort.OTHER, ())]
    starts = [one.offset for one in errors if one.sort is Sort.CUT_OFF or one.text in _QUOTES]
    return min(starts, default=None)


def of_sort(page: HtmlPage) -> Mapping[Sort, tuple[ParseError, ...]]:
    """Group `parse_errors` of *page*; a sort without any is not there."""
    if not page.written.has_errors:
        return {}
    found: dict[Sort, tuple[ParseError, ...]] = {}
    for error in page.fact(parse_errors):
        found[error.sort] = (*found.get(error.sort, ()), error)
    return found


def letter_problems(page: HtmlPage, sort: Sort) -> Iterator[Problem]:
    """Report the errors of *page* of one sort."""
    for error in page.fact(of_sort).get(sort, ()):
        passage = Passage(error.text, error.offset)
        yield Problem(error.message, fix=error.fix, passage=passage, offset=error.offset)


def _read(html: str, name: str, offset: int) -> ParseError:
    sort, begin, message, fix = _ERRORS.get(
        name, (Sort.OTHER, _From.TAG, f"the parser finds an error here ({name})", "")
    )
    start = _beginning(html, begin, offset, is_cut=sort is Sort.CUT_OFF)
    text = _text(html, begin, start, offset)
    return ParseError(sort, text, start, message.replace("{}", text), fix.replace("{}", text))


def _beginning(html: str, begin: _From, offset: int, *, is_cut: bool) -> int:
    if begin is _From.CHARACTER:
        return offset
    if begin is _From.WORD:
        found = _WORD.search(html, max(0, offset - 100), offset)
        return found.start() if found else offset
    if is_cut and begin is _From.TAG:
        return _last_tag(html)
    if html.startswith(begin.value, offset):
        return offset
    return max(0, html.rfind(begin.value, 0, offset))


def _last_tag(html: str) -> int:
    """Where the tag begins that nothing ends."""
    last = max(HTML.pieces(html), key=lambda piece: piece.start, default=Text(0, 0))
    found = re.compile(r"</?[A-Za-z?]|<\Z|</\Z").search(html, last.start)
    return found.start() if found else last.start


def _text(html: str, begin: _From, start: int, offset: int) -> str:
    if begin is _From.REFERENCE:
        found = _REFERENCE.match(html, start, max(offset, start + 1))
        return found[0] if found else "&"
    if begin is _From.WORD:
        return html[start:offset]
    if begin is _From.CHARACTER:
        return html[start : start + 1]
    found = _TAG_SHOWN.match(html, start)
    return found[0] if found else html[start : start + 1]
