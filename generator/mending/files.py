"""Read the files that may be fixed, and write them back whole or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from generator.errors import GeneratorError
from generator.publish.atomic_file import TEMPORARY
from generator.publish.disk import refusal
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
            if file.stat().st_size > _MOST_BYTES:
                raise LeftAloneError("it is too large")
            return file.read_bytes()
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
            with suppress(OSError, AttributeError):
                os.chown(temporary, state.st_uid, state.st_gid)
            if file.read_bytes() != before:
                raise LeftAloneError("it has changed since it was read")
            temporary.replace(file)
        except OSError as error:
            raise GeneratorError(*refusal(error, file)) from error
        finally:
            temporary.unlink(missing_ok=True)

    def _file(self, path: PurePosixPath) -> Path:
        """Where *path* really is; a link within the site is followed, and stays a link."""
        file = self.root / path
        if not file.exists():
            shipped = path.parts[:2] == ("themes", "default")
            why = "it belongs to the program" if shipped else "there is no such file"
            raise LeftAloneError(why)
        real = file.resolve()
        if not real.is_relative_to(self.root):
            raise LeftAloneError("a link leads out of the site")
        if any(real.is_relative_to(folder) for folder in self.closed):
            raise LeftAloneError("it is made by the build")
        if not real.is_file():
            raise LeftAloneError("it is not a file")
        if not real.stat().st_mode & 0o222 or not os.access(real, os.W_OK):
            raise LeftAloneError("it may not be written")
        return real
