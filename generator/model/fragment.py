"""Fragments: Markdown as HTML, with the way back to the line that a person edits."""

from generator.model.finding import Fault
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its anchor."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class LineMap:
    """
    Where each part of a fragment comes from.

    Attributes:
        offsets: Character offsets into the fragment's HTML, ascending, the first 0.
        lines: Line of the source file from which the HTML at the offset comes, from 1.
        columns: Column, from 1; 0 where only the line is known.
    """

    offsets: tuple[int, ...] = (0,)
    lines: tuple[int, ...] = (1,)
    columns: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Fragment:
    """
    Compiled Markdown.

    Attributes:
        html: What the theme places into the page; no marker of ours is in it.
        line_map: From offsets of *html* to the source.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    line_map: LineMap = LineMap()
    faults: tuple[Fault, ...] = ()
