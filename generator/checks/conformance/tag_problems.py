"""Mistakes in tags, in words for the person who wrote them."""

from collections.abc import Iterator, Mapping

from generator.checks.conformance.tag_fault import Slip, TagFault
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Passage, Problem
from generator.checks.page.html_page import HtmlPage

_LAST_FIRST = "close what was opened last first"
#: Message and fix. `{shown}` is the tag, `{name}` its element, `{other}` the other tag.
_WORDS: Mapping[Slip, tuple[str, str]] = {
    Slip.UNCLOSED: ("`{shown}` is never closed", "write `</{name}>` where it ends"),
    Slip.VOID: (
        "`{shown}` ends nothing: `<{name}>` holds nothing and has no end tag",
        "write `<{name}>` if it is meant, or remove it",
    ),
    Slip.STRAY: ("`{shown}` ends nothing: no `<{name}>` is open here", "remove it"),
    Slip.OTHER_HEADING: (
        "`{shown}` ends with `{other}`",
        "write `</{name}>` in place of `{other}`",
    ),
    Slip.CROSSED: (
        "`{shown}` and `{opened}` cross: one begins in the other and ends outside of it",
        _LAST_FIRST,
    ),
    Slip.NESTED: (
        "`{shown}` begins inside {first}, which ends there",
        "end the first one before it, and put them side by side",
    ),
    Slip.CUT_PARAGRAPH: (
        "the paragraph has ended before its `</p>`: `{other}` begins in it",
        "end the paragraph before `{other}`, or use `<div>` in place of `<p>`",
    ),
    Slip.DROPPED: (
        "`{shown}` is left out by browsers here",
        "move it where it can stand, or remove it",
    ),
    Slip.MOVED: ("{what} stands in a table outside of its cells", "move it into a cell"),
    Slip.NO_ROW: ("`{shown}` stands in no row", "put a `<tr>` around it and its neighbours"),
    Slip.BEFORE_BODY: (
        "{what} stands between the head and the body",
        "move it into the head or into the body",
    ),
    Slip.AFTER_BODY: ("{what} stands behind the end of the body", "move it before `</body>`"),
    Slip.HEAD_ENDED: (
        "{what} in the head ends it; what follows belongs to the body",
        "move it into the body",
    ),
}
_NOSCRIPT_IN_HEAD = (
    "{what} in `<noscript>` in the head ends the head where scripts do not run",
    "move the `<noscript>` into the body",
)
_TWICE = (
    "`{shown}` is opened twice and never closed",
    "write `</{name}>` in place of the second",
)
_EMPTY_PARAGRAPH = ("`</p>` ends no paragraph, and makes an empty one", "remove it")
_NO_LONGER_OPEN = ("`{shown}` ends where it is no longer open", _LAST_FIRST)
_SECOND = (
    "`{shown}` is opened a second time, which browsers leave out",
    "remove it, and move its attributes to the first",
)
_SECOND_FORM = (
    "`<form>` inside another `<form>` is left out by browsers",
    "end the first one before it",
)
_OUTSIDE_OF_TABLE = (
    "`{shown}` outside of a table is left out by browsers",
    "put it inside `<table>`",
)
_TABLE_PARTS = frozenset({
    "caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip


def tag_problems(page: HtmlPage, *slips: Slip) -> Iterator[Problem]:
    """Report the mistakes of these sorts in the tags of *page*."""
    found = page.fact(by_slip)
    return (_problem(fault) for slip in slips for fault in found.get(slip, ()))


def _problem(fault: TagFault) -> Problem:
    other = f"`{fault.other}`"
    filled = {
        "shown": fault.text,
        "name": fault.name,
        "other": fault.other,
        "opened": fault.other.replace("/", ""),
        "first": f"another {other}" if fault.text == fault.other else other,
        "what": f"“{fault.text}”" if fault.element is None else f"`{fault.text}`",
    }
    # What stands in the page may hold braces of its own, so it is filled in and never formatted.
    message, fix = (words.format_map(filled) for words in _words(fault))
    if fault.element is not None:
        return Problem(message, fix=fix, element=fault.element)
    return Problem(message, fix=fix, passage=Passage(fault.text, fault.offset), offset=fault.offset)


def _words(fault: TagFault) -> tuple[str, str]:
    match fault:
        case TagFault(slip=Slip.UNCLOSED, other=other) if other:
            return _TWICE
        case TagFault(slip=Slip.HEAD_ENDED, other="<noscript>"):
            return _NOSCRIPT_IN_HEAD
        case TagFault(slip=Slip.STRAY, name="p"):
            return _EMPTY_PARAGRAPH
        case TagFault(slip=Slip.CROSSED, other=""):
            return _NO_LONGER_OPEN
        case TagFault(slip=Slip.DROPPED, name="html" | "head" | "body"):
            return _SECOND
        case TagFault(slip=Slip.DROPPED, name="form"):
            return _SECOND_FORM
        case TagFault(slip=Slip.DROPPED, name=name) if name in _TABLE_PARTS:
            return _OUTSIDE_OF_TABLE
    return _WORDS[fault.slip]
