"""Open a file of the site in the editor that the settings name."""

import re
import shlex
import subprocess
from pathlib import Path
from urllib.parse import quote

#: Used where `preview.editor` is empty: Visual Studio Code registers it, and others follow it.
DEFAULT = "vscode://file/{path}:{line}:{column}"
_FIELDS = ("{path}", "{line}", "{column}")
_FIELD = re.compile(r"\{(?:path|line|column)\}")


class EditorError(Exception):
    """The file is not opened; the message says why, and shows no path of the machine."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def open_file(root: Path, template: str, file: str, line: int, column: int) -> str | None:
    """
    Open *file*, or give the address that opens it.

    Args:
        root: The site's folder.
        template: An address, or a command whose words are parted as in a shell; no shell runs it.
        file: Path relative to the site, with forward slashes.
        line: From 1.
        column: From 1.

    Returns:
        An address for the browser to follow; None where a command was started.

    Raises:
        EditorError: The file is none of the site's, or the command cannot be started.
    """
    path = _inside(root, file)
    values = (str(path), str(max(1, line)), str(max(1, column)))
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


def _inside(root: Path, file: str) -> Path:
    if not file or "\0" in file or "\\" in file or Path(file).is_absolute():
        raise EditorError(400, "`file` is not a path of the site")
    try:
        path = (root / file).resolve(strict=True)
    except (OSError, RuntimeError):
        raise EditorError(404, "the site has no such file") from None
    if not path.is_relative_to(root.resolve()) or not path.is_file():
        raise EditorError(404, "the site has no such file")
    return path


def _filled(text: str, values: tuple[str, ...]) -> str:
    named = dict(zip(_FIELDS, values, strict=True))
    return _FIELD.sub(lambda match: named[match[0]], text)
