"""
The syntax of shortcodes: marks, their arguments, and which mark closes which.

Marks are found in one pass over a text, code left out. Everything here is linear
in the length of the text: a mark ends before the next one begins.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from generator.value import dataclass

OPENINGS = ("{{<", "{{%")
_OPENING = re.compile(r"\{\{[<%]|\n[ \t]*\n")
_PLAIN = re.compile(r'[^"`>%]+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"|`([^`]*)`', re.DOTALL)
_NAME = re.compile(r"\s*(/?)\s*([A-Za-z_][\w-]*(?:/[\w-]+)*)")
_ARGUMENT = re.compile(
    r'\s*(?:([A-Za-z_][\w-]*)=)?(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`|([^\s"`]+))', re.DOTALL
)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_NEXT = re.compile(r"(?P<tick>`+)|(?P<mark>\{\{[<%])")
_NEXT_OR_FENCE = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    r"|(?P<tick>`+)|(?P<mark>\{\{[<%])",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """
    One mark, such as ``{{< box kind="note" >}}`` or ``{{< /box >}}``.

    Attributes:
        start: Offset of its first brace.
        end: Offset after its last brace.
        literal: What is shown instead, for the escaped form ``{{</* … */>}}``.
        error: What is wrong with its syntax; empty where it is right.
        fix: How to fix *error*.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    self_closing: bool = False
    positional: tuple[str, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    literal: str = ""
    error: str = ""
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark of a text by its offset, and the closing mark of each opening one."""

    by_start: Mapping[int, Mark]
    closings: Mapping[int, Mark]
    matched: frozenset[int]


def read_mark(text: str, start: int) -> Mark:
    """Read the mark that begins at *start*; it says itself what is wrong with it."""
    found = _OPENING.search(text, start + 3)
    stop = found.start() if found else len(text)
    close = ">" if text[start + 2] == "<" else "%"
    end = _find_end(text, start + 3, stop)
    if end is None:
        fallback = text.find(close + "}}", start + 3, stop)
        if fallback < 0:
            return Mark(
                start,
                start + 3,
                error=f"shortcode is not finished: `{close}}}}}` is missing",
                fix=f"end it with `{close}}}}}`",
            )
        return Mark(
            start,
            fallback + 3,
            error="an argument of this shortcode has a quote that is not closed",
            fix='put a `"` at the end of the argument',
        )
    inner = text[start + 3 : end]
    if text[end] != close:
        return Mark(
            start,
            end + 3,
            error=f"shortcode begins with `{{{{{text[start + 2]}` and ends with `{text[end]}}}}}`",
            fix=f"end it with `{close}}}}}`",
        )
    if inner.startswith("/*") and inner.endswith("*/") and len(inner) >= 4:
        literal = text[start : start + 3] + inner[2:-2] + close + "}}"
        return Mark(start, end + 3, literal=literal)
    return _read_inner(inner, start, end + 3)


def _find_end(text: str, position: int, stop: int) -> int | None:
    """Offset of the `>` or `%` of the closing braces; None where a quote or the mark is open."""
    while position < stop:
        character = text[position]
        if character in '"`':
            quoted = _QUOTED.match(text, position, stop)
            if quoted is None:
                return None
            position = quoted.end()
        elif character in ">%":
            if text.startswith("}}", position + 1):
                return position
            position += 1
        else:
            plain = _PLAIN.match(text, position, stop)
            assert plain is not None
            position = plain.end()
    return None


def _read_inner(inner: str, start: int, end: int) -> Mark:
    name = _NAME.match(inner)
    if name is None:
        return Mark(
            start,
            end,
            error="shortcode has no name",
            fix="write its name first, or `{{</* … */>}}` to show the braces themselves",
        )
    self_closing = inner.endswith("/") and not name[1]
    stop = len(inner) - 1 if self_closing else len(inner)
    positional: list[str] = []
    named: dict[str, str] = {}
    position = name.end()
    error = fix = ""
    while position < stop and not inner[position:stop].isspace():
        if not inner[position].isspace():
            error, fix = "arguments of a shortcode stand too close together", "put a space between"
            break
        argument = _ARGUMENT.match(inner, position, stop)
        if argument is None:
            error, fix = "an argument of this shortcode cannot be read", 'write `name="value"`'
            break
        key, double, raw, bare = argument.groups()
        value = _ESCAPE.sub(r"\1", double) if double is not None else raw or bare or ""
        if key is None:
            if bare is not None and re.match(r"[A-Za-z_][\w-]*=", bare):
                error, fix = f"argument `{bare}` has no value", f'write `{bare}"value"`'
                break
            positional.append(value)
        elif key in named:
            error, fix = f"argument `{key}` is given twice", f"keep one `{key}`"
            break
        else:
            named[key] = value
        position = argument.end()
    if name[1] and (positional or named) and not error:
        error, fix = "a closing shortcode takes no arguments", f"write `/{name[2]}` alone"
    return Mark(
        start,
        end,
        name=name[2],
        closing=bool(name[1]),
        self_closing=self_closing,
        positional=tuple(positional),
        named=named,
        error=error,
        fix=fix,
    )


def find_marks(text: str, takes_body: Callable[[str], bool], *, fences: bool) -> Marks:
    """
    Find every mark of *text* outside of code.

    Args:
        text: A whole document, or the content of one paragraph.
        takes_body: Whether the shortcode of that name may have a closing mark.
        fences: Whether lines of backticks or tildes open code blocks in *text*.
    """
    marks: list[Mark] = []
    runs = {len(run[0]): run.start() for run in re.finditer(r"`+", text)}
    pattern = _NEXT_OR_FENCE if fences else _NEXT
    position = 0
    while (found := pattern.search(text, position)) is not None:
        if found.lastgroup == "mark":
            start = found.start("mark")
            if start and text[start - 1] == "\\":
                position = start + 1
                continue
            mark = read_mark(text, start)
            marks.append(mark)
            position = mark.end
        elif found.lastgroup == "tick":
            position = _end_of_code_span(text, found.start(), found.end(), runs)
        else:
            fence = found["fence"]
            closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE)
            end = closing.search(text, found.end())
            position = end.end() if end else len(text)
    return _pair(marks, takes_body)


def _end_of_code_span(text: str, start: int, end: int, runs: Mapping[int, int]) -> int:
    length = end - start
    if (start and text[start - 1] == "\\") or runs[length] <= start:
        return end
    blank = _BLANK_LINE.search(text, end)
    stop = blank.start() if blank else len(text)
    for run in re.finditer(r"`+", text[end:stop]):
        if len(run[0]) == length:
            return end + run.end()
    return end


def _pair(marks: list[Mark], takes_body: Callable[[str], bool]) -> Marks:
    closings: dict[int, Mark] = {}
    opened: list[Mark] = []
    waiting: dict[str, int] = {}
    for mark in marks:
        if mark.error or mark.literal or mark.self_closing:
            continue
        if not mark.closing:
            if takes_body(mark.name):
                opened.append(mark)
                waiting[mark.name] = waiting.get(mark.name, 0) + 1
        elif waiting.get(mark.name):
            while True:
                opening = opened.pop()
                waiting[opening.name] -= 1
                if opening.name == mark.name:
                    break
            closings[opening.start] = mark
    matched = frozenset(mark.start for mark in closings.values())
    return Marks({mark.start: mark for mark in marks}, closings, matched)
