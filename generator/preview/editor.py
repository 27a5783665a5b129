"""Open a file of the site in the editor that the settings name."""

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.one_file import is_file
from generator.value import dataclass

#: Used where `preview.editor` is empty: Visual Studio Code registers it, and others follow it.
DEFAULT = "vscode://file/{path}:{line}:{column}"
_FIELDS = ("{path}", "{line}", "{column}")
_FIELD = re.compile(r"\{(?:path|line|column)\}")


class EditorError(Exception):
    """The file is not opened; the message says why, and shows no path of the machine."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Place:
    """
    What is to be opened.

    Attributes:
        file: Path relative to the site, with forward slashes.
        line: From 1; the first one for less.
        column: The same.
    """

    file: str
    line: int
    column: int


def open_file(
    root: Path, template: str, place: Place, may_open: Callable[[PurePosixPath], bool]
) -> str | None:
    """
    Open a file, or give the address that opens it.

    Args:
        root: The site's folder.
        template: An address, or a command whose words are parted as in a shell; no shell runs it.
        place: What is to be opened.
        may_open: Whether a file of the site, links in its path followed, may be opened.

    Returns:
        An address for the browser to follow; None where a command was started.

    Raises:
        EditorError: The file is none that may be opened, or the command cannot be started.
    """
    path = _inside(root, place.file, may_open)
    values = (str(path), str(max(1, place.line)), str(max(1, place.column)))
    template = template or DEFAULT
    if "://" in template.split(" ", 1)[0]:
        encoded = (
            quote(values[0].lstrip("/") if "//file/" in template else values[0]),
            *values[1:],
        )
        return _filled(template, encoded)
    try:
        words = shlex.split(template)
    except ValueError as error:
        raise EditorError(409, f"`preview.editor` cannot be read: {error}") from error
    if not any("{path}" in word for word in words):
        words.append("{path}")
    try:
        subprocess.Popen(  # noqa: S603 - settings are trusted; each word is one argument
            [_filled(word, values) for word in words],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        name = words[0]
        raise EditorError(
            409, f"`{name}` cannot be started: {error.strerror}; see `preview.editor`"
        ) from error
    return None


def _inside(root: Path, file: str, may_open: Callable[[PurePosixPath], bool]) -> Path:
    if not file or "\0" in file or "\\" in file or Path(file).is_absolute():
        raise EditorError(400, "`file` is not a path of the site")
    try:
        path = (root / file).resolve(strict=True)
    except (OSError, RuntimeError):
        raise EditorError(404, "the site has no such file") from None
    if not path.is_relative_to(root.resolve()) or not is_file(path):
        raise EditorError(404, "the site has no such file")
    if not may_open(PurePosixPath(path.relative_to(root.resolve()))):
        raise EditorError(403, "only files that a finding can be about are opened")
    return path


def _filled(text: str, values: tuple[str, ...]) -> str:
    named = dict(zip(_FIELDS, values, strict=True))
    return _FIELD.sub(lambda match: named[match[0]], text)
