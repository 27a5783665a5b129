"""Read the files that may be fixed, and write them back whole or not at all."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.errors import GeneratorError
from generator.files.atomic_file import TEMPORARY
from generator.files.disk import refusal
from generator.one_file import TooLongError, is_file, is_there, read_file, real
from generator.value import dataclass

_MOST_BYTES = 50_000_000


class LeftAloneError(Exception):
    """A file that is not fixed; the message says why, for a person."""


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """
    The sources of one site.

    Attributes:
        root: The site's folder, resolved.
        closed: Folders below it in which nothing is fixed: output and cache.
    """

    root: Path
    closed: tuple[Path, ...] = ()

    def read(self, path: PurePosixPath) -> bytes:
        """
        Read a source.

        Raises:
            LeftAloneError: It is no file of the site that may be written.
        """
        try:
            file = self._file(path)
            return read_file(file, _MOST_BYTES)
        except TooLongError as error:
            raise LeftAloneError("it is too large") from error
        except OSError as error:
            raise LeftAloneError(f"it cannot be read: {error.strerror}") from error

    def write(self, path: PurePosixPath, before: bytes, after: bytes) -> None:
        """
        Put *after* in place of *before*, by way of a file beside it; the mode stays.

        Raises:
            LeftAloneError: It holds something else than *before*, or may not be written.
            GeneratorError: It cannot be written; what was there is still there.
        """
        file = self._file(path)  # it was read, so it can be found
        temporary = file.with_name(f".{file.name[:200]}.{os.getpid()}{TEMPORARY}")
        try:
            with temporary.open("xb") as out:
                out.write(after)
                out.flush()
                os.fsync(out.fileno())
            shutil.copymode(file, temporary)
            state = file.stat()
            if sys.platform != "win32":
                with suppress(OSError):
                    os.chown(temporary, state.st_uid, state.st_gid)
            if read_file(file) != before:
                raise LeftAloneError("it has changed since it was read")
            temporary.replace(file)
        except OSError as error:
            raise GeneratorError(*refusal(error, file)) from error
        finally:
            temporary.unlink(missing_ok=True)

    def _file(self, path: PurePosixPath) -> Path:
        """Where *path* really is; a link within the site is followed, and stays a link."""
        file = self.root / path
        if not is_there(file):
            shipped = path.parts[:2] == ("themes", "default")
            why = "it belongs to the program" if shipped else "there is no such file"
            raise LeftAloneError(why)
        place = real(file)
        if not place.is_relative_to(self.root):
            raise LeftAloneError("a link leads out of the site")
        if any(place.is_relative_to(folder) for folder in self.closed):
            raise LeftAloneError("it is made by the build")
        if not is_file(place):
            raise LeftAloneError("it is not a file")
        if not place.stat().st_mode & 0o222 or not os.access(place, os.W_OK):
            raise LeftAloneError("it may not be written")
        return place
