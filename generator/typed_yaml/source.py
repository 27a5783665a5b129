"""Where YAML comes from, so that its faults find their file, line and owner."""

from pathlib import PurePosixPath

from yaml.nodes import Node

from generator.model.finding import Correction, Fault, Location, Owner
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class YamlSource:
    """
    YAML text with its place.

    Attributes:
        text: The YAML alone, without the lines around front matter.
        path: The file that it stands in.
        family: First part of the ids of its faults, such as ``front-matter``.
        first_line: Line of the file on which *text* begins, counted from 1.
    """

    text: str
    path: PurePosixPath
    family: str
    owner: Owner = Owner.CONTENT
    first_line: int = 1

    def place(self, node: Node) -> Location:
        """Where *node* stands; it has an end column where it ends on its first line."""
        start, end = node.start_mark, node.end_mark
        return Location(
            self.path,
            start.line + self.first_line,
            start.column + 1,
            end.column + 1 if end.line == start.line and end.column > start.column else None,
        )

    def span(self, line: int, column: int, end_column: int | None = None) -> Location:
        """Make a place of *line* and columns of the text, counted from 0."""
        end = None if end_column is None or end_column <= column else end_column + 1
        return Location(self.path, line + self.first_line, column + 1, end)

    def written(self, node: Node) -> str:
        """What stands in the text for *node*; empty where that cannot be told."""
        start, end = node.start_mark.index, node.end_mark.index
        return "" if start is None or end is None else self.text[start:end]

    def fault(
        self,
        what: str,
        message: str,
        at: Location,
        fix: str = "",
        key: str | None = None,
        correction: Correction | None = None,
    ) -> Fault:
        """Make a fault of this source's family and owner."""
        return Fault(f"{self.family}/{what}", message, at, fix, key, self.owner, correction)
