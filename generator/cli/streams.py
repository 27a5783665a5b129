r"""
Standard output and standard error that stand what may happen to them.

A reader that has gone (``| head``) ends nothing: a release is made, and the exit code is that of
the run. A full disk ends the run with words. A letter that the terminal's encoding does not have is
written as ``\xNN``.
"""

import errno
import io
import os
import sys
from typing import TextIO, cast

from generator.errors import GeneratorError

_GONE = (errno.EPIPE, errno.ESHUTDOWN)
#: Windows says so of a pipe whose reader has gone.
_GONE_ON_WINDOWS = (errno.EINVAL,)


def guard() -> None:
    """Replace this process's standard output and standard error with guarded streams."""
    sys.stdout = _guarded(sys.stdout, _Output)
    sys.stderr = _guarded(sys.stderr, _Messages)


def _guarded(stream: TextIO | None, raw: type[io.FileIO]) -> TextIO:
    try:
        descriptor = cast("TextIO", stream).fileno()
    except (AttributeError, OSError, ValueError):  # closed before we came (`>&-`)
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for the whole run
    assert stream is not None
    if stream.isatty():  # its reader is a person, and colours depend on what it is
        cast("io.TextIOWrapper", stream).reconfigure(errors="backslashreplace")
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw(descriptor, "wb", closefd=False)),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=raw is _Messages,
    )


def _is_gone(error: OSError) -> bool:
    return error.errno in (_GONE_ON_WINDOWS if os.name == "nt" else _GONE)


class _Output(io.FileIO):
    """What a run says; that it cannot be written matters."""

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]
        """Write, or drop it where the reader is gone."""
        try:
            return super().write(data) or 0
        except OSError as error:
            if _is_gone(error):
                return len(data)
            why = (error.strerror or str(error)).lower()
            raise GeneratorError(f"standard output cannot be written: {why}") from error


class _Messages(io.FileIO):
    """What is said about a run; there is no other place to say that it cannot be written."""

    def write(self, data: bytes | memoryview) -> int:  # type: ignore[override]
        """Write, or forget."""
        try:
            return super().write(data) or 0
        except OSError:
            return len(data)
