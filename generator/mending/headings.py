"""Raise a heading in Markdown that stands too deep, and what belongs to it."""

import re
from collections.abc import Iterator

from generator.mending.markup import code_lines
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText

_ATX = re.compile(r"( {0,3})(#{1,6})(?=[ \t]|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
#: Headings that stand where their marks are not the first on the line, or are HTML.
_OTHER = re.compile(r"<h[1-6][\s>]|^ {0,3}(?:>|[-*+]|\d{1,9}[.)])[ \t]+#{1,6}[ \t]", re.IGNORECASE)
_SOURCES = (".md", ".markdown")


def mend_heading(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """
    Give the heading at a place its right level, and raise those behind it by as much.

    Behind it means: up to the next one above its old level. Where one of them is no plain line of
    number signs, none is touched, since the outline would break.
    """
    if at.line is None or source.path.suffix not in _SOURCES:
        return
    was, right = int(correction.was), int(correction.right)
    first = _ATX.match(source.line(at.line))
    code = code_lines(source)
    if first is None or len(first[2]) != was or at.line in code:
        return
    edits = []
    for number in range(at.line, len(source.lines) + 1):
        line = source.line(number)
        if number in code:
            continue
        if _OTHER.search(line):
            return
        heading = _ATX.match(line)
        if heading is None:
            if _SETEXT.match(line) and source.line(number - 1).strip():
                break  # level 1 or 2, or a table; both end the part
            continue
        level = len(heading[2])
        if level < was:
            break
        start = source.index(number) + heading.start(2)
        edits.append(Edit(start, start + was - right, ""))
    yield from edits
