"""
From an offset in the content of a paragraph, heading or table cell to its line and column.

markdown-it gives each block the lines that it came from, and inline rules work on the
block's content without the marks of quotes and lists. Each line of the content is the tail
of its source line (lazy continuation and tabs included), so a column is counted from the
line's end. Cells of a table have the offset of their row, and are split as the parser does.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.token import Token

_SPACES = " \t\n\r\f\v"


class Spot(NamedTuple):
    """A line and column of the source file, from 1; column 0 where it is not known."""

    line: int
    column: int


class Place:
    """
    Where the content of one inline token stands in the file.

    Args:
        token: The block's `inline` token.
        lines: Lines of the Markdown body.
        first: Line of the file on which the body begins.
        shift: Added to offsets, for contents that are part of another (an inline footnote).
    """

    __slots__ = (
        "_content",
        "_escapes",
        "_lines",
        "_many",
        "_shifts",
        "_starts",
        "_token",
        "first",
        "line",
        "shift",
    )

    def __init__(self, token: Token, lines: Sequence[str], first: int, shift: int = 0) -> None:
        self._token = token
        self._content = token.content
        self._many = "\n" in token.content
        self._escapes = (0, 0)
        self._lines = lines
        self.first = first
        self.line = first + (token.map[0] if token.map else 0)
        self.shift = shift
        self._starts: list[int] | None = None
        self._shifts: dict[int, int | None] = {}

    def shifted(self, by: int) -> "Place":
        """The same place for a part of the content that begins *by* characters later."""
        return Place(self._token, self._lines, self.first, self.shift + by)

    def line_at(self, offset: int) -> int:
        """Line of the file at *offset* of the content."""
        if not self._many:
            return self.line
        return self.line + self._index(offset + self.shift)

    def spot(self, offset: int) -> Spot:
        """Line and column of the file at *offset* of the content."""
        offset += self.shift
        cell = self._token.meta.get("cell")
        if cell is not None:
            shift = self._cell_shift(*cell)
            # each `|` inside a cell is escaped in the source, and so takes one character more
            known, escapes = self._escapes if self._escapes[0] <= offset else (0, 0)
            escapes += self._content.count("|", known, offset)
            self._escapes = offset, escapes
            return Spot(self.line, 0 if shift is None else shift + offset + escapes)
        index = self._index(offset) if self._many else 0
        shift = self._line_shift(index)
        return Spot(self.line + index, 0 if shift is None else max(offset + shift, 1))

    def _source(self, line: int) -> str:
        index = line - self.first
        return self._lines[index] if index < len(self._lines) else ""

    def _index(self, offset: int) -> int:
        if self._starts is None:
            self._starts = [0]
            start = self._content.find("\n")
            while start >= 0:
                self._starts.append(start + 1)
                start = self._content.find("\n", start + 1)
        return bisect_right(self._starts, offset) - 1

    def _line_shift(self, index: int) -> int | None:
        """What turns an offset in line *index* of the content into a column."""
        if index in self._shifts:
            return self._shifts[index]
        start, end = 0, len(self._content)
        if self._starts is not None:
            start = self._starts[index]
            if index + 1 < len(self._starts):
                end = self._starts[index + 1] - 1
        content = self._content[start:end]
        column = column_in(self._source(self.line + index), content)
        shift = self._shifts[index] = None if column is None else column - start
        return shift

    def _cell_shift(self, row_column: int, number: int) -> int | None:
        """What turns an offset in cell *number* of a row that begins at *row_column* into a column."""
        if 0 in self._shifts:
            return self._shifts[0]
        row = self._source(self.line)[row_column:].rstrip(_SPACES)
        bounds = split_row(row)
        shift = None
        if number < len(bounds):
            start, end = bounds[number]
            cell = row[start:end]
            shift = row_column + start + len(cell) - len(cell.lstrip(_SPACES)) + 1
        self._shifts[0] = shift
        return shift


def column_in(source: str, content: str) -> int | None:
    """Column (from 1) at which *content* begins in the line *source*; None where it does not."""
    tail = content.lstrip(_SPACES)
    indent = len(content) - len(tail)
    if source.endswith(tail):
        return len(source) - len(tail) - indent + 1
    tail = tail.rstrip(_SPACES)
    trimmed = source.rstrip(_SPACES)
    at = len(trimmed) - len(tail) if trimmed.endswith(tail) else source.rfind(tail)
    return at - indent + 1 if at >= 0 else None


def split_row(row: str) -> list[tuple[int, int]]:
    """Where the cells of a table row begin and end, by the parser's own rule for `|`, escaped or not."""
    bounds: list[tuple[int, int]] = []
    start = 0
    at = row.find("|")
    while at >= 0:
        if not (at and row[at - 1] == "\\"):
            bounds.append((start, at))
            start = at + 1
        at = row.find("|", at + 1)
    bounds.append((start, len(row)))
    if bounds and bounds[0][0] == bounds[0][1]:
        bounds.pop(0)
    if bounds and bounds[-1][0] == bounds[-1][1]:
        bounds.pop()
    return bounds
