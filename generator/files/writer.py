"""Writing below one folder."""

import os
from pathlib import Path

from generator.errors import OutputFolderError
from generator.files.atomic_file import write_if_changed, write_new
from generator.files.disk import refusal


class Writer:
    """
    Writes files below one folder, and never through a link that leads out of it.

    Remembers which folders it has made or looked at, so that ten thousand pages cost one look at
    each folder.
    """

    def __init__(self, folder: Path) -> None:
        self._root = str(folder.resolve())
        self._safe = {""}

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
        file = f"{self._root}/{path}"
        folder, _, name = path.rpartition("/")
        if name in {"", ".", ".."} or "\0" in name:
            raise OutputFolderError(f"{path!r} names no file in {self._root}")
        try:
            if folder not in self._safe:
                if leads_out(path):
                    raise OutputFolderError(f"{path!r} leads out of {self._root}")
                self._enter(folder)
            return write_new(file, data) or write_if_changed(Path(file), data)
        except OSError as error:
            raise OutputFolderError(*refusal(error, Path(file))) from error

    def _enter(self, folder: str) -> None:
        """Make *folder* and those above it; what is there already must not lead out."""
        above = folder.rpartition("/")[0]
        if above not in self._safe:
            self._enter(above)
        place = f"{self._root}/{folder}"
        try:
            os.mkdir(place)  # noqa: PTH102 - ten thousand times, and `Path` doubles the cost
        except FileExistsError:
            path = Path(place)
            if path.is_symlink() and not path.resolve().is_relative_to(self._root):
                raise OutputFolderError(
                    f"{place} is a link that leads out of {self._root}",
                    hint="remove the link; a folder is made in its place",
                ) from None
        self._safe.add(folder)


def leads_out(path: str) -> bool:
    """Whether *path*, as it is written, is no path below a folder."""
    parts = Path(path).parts
    return not parts or Path(path).is_absolute() or ".." in parts or "\0" in path
