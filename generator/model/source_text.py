"""The text of a source file, and edits of it that leave every other byte alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """
    A part of a text, and what stands there afterwards.

    Attributes:
        start: Index of the first character that goes.
        end: Index after the last one; *start* where something is only put in.
        new: Line ends are line feeds; they are written as the file has its own.
    """

    start: int
    end: int
    new: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"an edit goes from {self.start} to {self.end}")

    def overlaps(self, other: "Edit") -> bool:
        """Whether both touch one character, or one place between characters."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class SourceText:
    """
    A file as anyone who fixes it sees it.

    Attributes:
        path: Relative to the site's root.
        text: Line ends as they stand in the file; a byte-order mark is no part of it.
    """

    path: PurePosixPath
    text: str

    @cached_property
    def _ends(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in _LINE_END.finditer(self.text))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Index of each line's first character."""
        return (0, *(after for _, after in self._ends))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Each line without its end."""
        ends = (*(before for before, _ in self._ends), len(self.text))
        return tuple(self.text[start:end] for start, end in zip(self.starts, ends, strict=True))

    @property
    def line_end(self) -> str:
        """What the file's first line ends with; a line feed where there is one line alone."""
        before, after = self._ends[0] if self._ends else (0, 0)
        return self.text[before:after] or "\n"

    def line(self, number: int) -> str:
        """Line *number*, from 1, without its end; empty behind the last."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def index(self, line: int, column: int = 1) -> int:
        """
        Index of a place given as line and column, both from 1.

        Raises:
            ValueError: The text has no such place.
        """
        if not (0 < line <= len(self.lines) and 0 < column <= len(self.lines[line - 1]) + 1):
            raise ValueError(f"{self.path} has no place {line}:{column}")
        return self.starts[line - 1] + column - 1

    def line_of(self, index: int) -> int:
        """Line, from 1, of the character at *index*."""
        return bisect_right(self.starts, index)

    def edited(self, edits: Iterable[Edit]) -> str:
        """
        The text after *edits*, which do not overlap.

        Raises:
            ValueError: They do.
        """
        parts = []
        done = 0
        for edit in sorted(edits):
            if edit.start < done:
                raise ValueError(f"two edits of {self.path} overlap at {edit.start}")
            parts += [self.text[done : edit.start], edit.new.replace("\n", self.line_end)]
            done = edit.end
        return "".join((*parts, self.text[done:]))
