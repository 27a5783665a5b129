"""Lines of files, for code frames, and who owns a file."""

from dataclasses import field
from pathlib import Path, PurePosixPath

from generator.boundary import Boundary
from generator.globs import fits_or_is_within
from generator.model.finding import Location
from generator.one_file import is_folder, read_file, real
from generator.settings.schema import Settings
from generator.themes.search import SHIPPED
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class SourceLines:
    """
    Gives lines of files below *root*; files of the shipped theme are known by their shown path.

    Attributes:
        boundary: Beyond it no line is shown; None for the folder itself.
    """

    root: Path
    boundary: Boundary | None = None
    _lines: dict[PurePosixPath, list[str]] = field(default_factory=dict)

    def line(self, at: Location) -> str:
        """The line at *at*; empty where there is none."""
        return self.from_line(at, 1)

    def from_line(self, at: Location, number: int) -> str:
        """Give *number* lines from the one at *at* on; empty where there is none."""
        if at.line is None:
            return ""
        lines = self._lines.get(at.path)
        if lines is None:
            lines = self._lines[at.path] = self._read(at.path)
        return "\n".join(lines[at.line - 1 : at.line - 1 + number])

    def text(self, path: PurePosixPath) -> str:
        """The whole file, line ends as line feeds; empty where it cannot be read."""
        return "\n".join(self._read(path))

    def _read(self, path: PurePosixPath) -> list[str]:
        file = self.root / path
        parts = path.parts
        if parts[:2] == ("themes", "default") and not is_folder(self.root / "themes" / "default"):
            file = SHIPPED.joinpath(*parts[2:])
        elif (self.boundary or Boundary(real(self.root))).beyond(file) is not None:
            return []
        try:
            text = read_file(file).decode("utf-8-sig", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").split("\n")


def team_of(path: PurePosixPath, settings: Settings) -> str:
    """Person or team that `owners:` names for *path*; the last pattern that matches wins."""
    team = ""
    for pattern, name in settings.owners.items():
        if fits_or_is_within(path, pattern):
            team = name
    return team
