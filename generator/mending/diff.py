"""What changes, as a unified diff."""

import difflib
from collections.abc import Iterator

from generator.mending.plan import MendedFile
from generator.reports.frame import printable

_BOLD = "1"
_COLOURS = {"-": "31", "+": "32", "@": "36"}
_HEAD = 2  # lines that name the file
_NO_END = "\\ No newline at end of file"


def unified_diff(file: MendedFile, *, colour: bool = False) -> Iterator[str]:
    """
    Give the lines of a unified diff, without their ends.

    Characters that would steer a terminal are shown as a replacement.
    """
    before, after = _lines(file.before), _lines(file.after)
    name = str(file.path)
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")
    for number, line in enumerate(lines):
        shown = "\t".join(map(printable, line.rstrip("\r\n").split("\t")))
        code = _BOLD if number < _HEAD else _COLOURS.get(line[:1], "")
        yield f"\x1b[{code}m{shown}\x1b[0m" if colour and code else shown
        if number >= _HEAD and line[:1] != "@" and not line.endswith("\n"):
            yield _NO_END


def _lines(data: bytes) -> list[str]:
    """Lines with their ends, as `patch` counts them: by line feeds alone."""
    text = data.decode()
    parts = text.split("\n")
    lines = [f"{part}\n" for part in parts[:-1]]
    return [*lines, parts[-1]] if parts[-1] else lines
