"""
From a place in a page to the template line that made it.

The page is rendered again by an environment whose templates carry marks: an extension puts a
mark before each line of literal text and before each ``{{ … }}``. The marks are Unicode
noncharacters around digits, which no filter changes, and are taken out again while a map from
output offset to mark is built. Where the unmarked result differs from the page, some filter saw
the marks after all, and only the layout's name is claimed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.value import dataclass

#: U+FDD2 and U+FDD3 are noncharacters, meant for a program's own use.
#: Source: The Unicode Standard, section 23.7.
OPEN, CLOSE = "\ufdd2", "\ufdd3"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


@dataclass(slots=True)
class MarkTable:
    """What each mark stands for: template name and line."""

    places: list[tuple[str, int]] = field(default_factory=list)

    def mark(self, template: str, line: int) -> str:
        """Make a mark."""
        self.places.append((template, line))
        return f"{OPEN}{len(self.places) - 1}{CLOSE}"


class MarkingExtension(Extension):
    """Puts marks into templates while they are compiled; `environment.mark_table` holds them."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Yield the tokens of a template with marks among them."""
        table: MarkTable = self.environment.mark_table  # type: ignore[attr-defined]  # set by us
        template = stream.name or "?"
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token, table, template))
            elif token.type == "variable_begin":
                yield Token(token.lineno, "data", table.mark(template, token.lineno))
                yield token
            else:
                yield token


def _marked(token: Token, table: MarkTable, template: str) -> str:
    lines = token.value.split("\n")
    return "\n".join(_marked_lines(lines, token.lineno, table, template))


def _marked_lines(
    lines: Iterable[str], first: int, table: MarkTable, template: str
) -> Iterator[str]:
    for number, line in enumerate(lines, first):
        # A mark stands behind the indent, where filters and readers see the line begin.
        rest = line.lstrip()
        indent = line[: len(line) - len(rest)]
        yield indent + table.mark(template, number) + rest if rest else line


@dataclass(frozen=True, slots=True)
class TemplateMap:
    """
    From offsets of a page to template lines.

    Attributes:
        offsets: Offsets into the page, ascending.
        places: Template name and line from each offset on.
    """

    offsets: tuple[int, ...]
    places: tuple[tuple[str, int], ...]

    def at(self, offset: int) -> tuple[str, int] | None:
        """Template name and line that made the character at *offset*."""
        index = bisect_right(self.offsets, offset) - 1
        return self.places[index] if index >= 0 else None


def unmark(marked: str, table: MarkTable) -> tuple[str, TemplateMap]:
    """Take the marks out of *marked* and say where they were."""
    parts, offsets, places = [], [], []
    length = last = 0
    for match in _MARK.finditer(marked):
        part = marked[last : match.start()]
        parts.append(part)
        length += len(part)
        offsets.append(length)
        places.append(table.places[int(match[1])])
        last = match.end()
    parts.append(marked[last:])
    return "".join(parts), TemplateMap(tuple(offsets), tuple(places))
