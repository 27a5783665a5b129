"""A line of source with a caret under the fault."""

import re
import unicodedata

from generator.model.finding import Location

_SHOWN = 100  # characters of a line
_BEFORE = 30  # of them before the fault, where the line is longer
_TAB = "    "


def code_frame(location: Location, excerpt: str) -> tuple[str, ...]:
    """
    Draw the line at *location*, and below it carets under what is meant.

    Args:
        location: Its column and end are places in *excerpt*; without a column no caret is drawn.
        excerpt: The line as it stands in the file.

    Returns:
        No line where there is nothing to show, else one or two.
    """
    if location.line is None or not excerpt.strip():
        return ()
    number = str(location.line)
    start = (location.column or 1) - 1
    cut = max(0, start - _BEFORE) if len(excerpt) > _SHOWN else 0
    shown = excerpt[cut : cut + _SHOWN]
    head = "…" if cut else ""
    tail = "…" if cut + _SHOWN < len(excerpt) else ""
    lines = [f"  {number} | {head}{printable(shown)}{tail}"]
    if location.column is not None and start <= len(excerpt):
        indent = " " * _width(head + excerpt[cut:start])
        meant = excerpt[start : _end(location, excerpt, start)][: _SHOWN - (start - cut)]
        lines.append(f"  {' ' * len(number)} | {indent}{'^' * max(1, _width(meant))}")
    return tuple(lines)


def printable(text: str) -> str:
    """Write *text* so that a terminal shows it and obeys nothing in it."""
    return "".join(
        _TAB
        if character == "\t"
        else character
        if _is_shown(character)
        else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def _is_shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or character in (
        "\N{ZERO WIDTH JOINER}",
        "\N{ZERO WIDTH NON-JOINER}",
        "\N{SOFT HYPHEN}",
    )


def _end(location: Location, excerpt: str, start: int) -> int:
    if location.end_column is not None:
        return location.end_column - 1
    word = re.compile(r"<[^>]*>?|\S+").match(excerpt, start)
    return start + 1 if word is None else word.end()


def _width(text: str) -> int:
    """Columns of a terminal that *text* takes."""
    return sum(_columns(character) for character in printable(text))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
