"""Writing below one folder."""

from pathlib import Path

from generator.errors import OutputFolderError
from generator.publish.atomic_file import write_if_changed, write_new
from generator.publish.disk import refusal


class Writer:
    """
    Writes files below one folder, and never through a link that leads out of it.

    Remembers which folders it has made or looked at, so that ten thousand pages cost one look at
    each folder.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()
        self._safe: set[Path] = set()

    def write(self, path: str, data: bytes) -> bool:
        """
        Write *data* where it differs from what is there.

        Args:
            path: Relative to the folder, with forward slashes.
            data: The whole file.

        Returns:
            Whether anything was written.

        Raises:
            OutputFolderError: The path leads out of the folder, or the file cannot be written.
        """
        file = self._root / path
        try:
            if file.parent not in self._safe:
                self._enter(file.parent, path)
            return write_new(file, data) or write_if_changed(file, data)
        except OSError as error:
            raise OutputFolderError(*refusal(error, file)) from error

    def _enter(self, parent: Path, path: str) -> None:
        if leads_out(path):
            raise OutputFolderError(f"{path} leads out of {self._root}")
        existing = next(each for each in (parent, *parent.parents) if each.exists())
        if not existing.resolve().is_relative_to(self._root):
            raise OutputFolderError(
                f"{existing} is a link that leads out of {self._root}",
                hint="remove the link; a folder is made in its place",
            )
        parent.mkdir(parents=True, exist_ok=True)
        if not parent.resolve().is_relative_to(self._root):
            raise OutputFolderError(f"{parent} leads out of {self._root}")
        self._safe.add(parent)


def leads_out(path: str) -> bool:
    """Whether *path*, as it is written, is no path below a folder."""
    parts = Path(path).parts
    return not parts or Path(path).is_absolute() or ".." in parts or "\0" in path
