"""Where front matter ends and Markdown begins."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.model.finding import Fault, Location

_OPENING = re.compile(r"\s*(---|\+\+\+)[ \t]*(?:\n|\Z)")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_LIKE_YAML = re.compile(r"\s*(?:[\w.\"'-]+\s*:|-\s|#|[\[\]{}\"']|\Z)")


class Divided(NamedTuple):
    """
    The parts of a content file.

    Attributes:
        yaml: None where there is no front matter to read.
        yaml_line: Line of the file on which *yaml* begins, counted from 1.
        body_line: Line of the file on which *body* begins, counted from 1.
    """

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int
    faults: tuple[Fault, ...] = ()


def divide(text: str, path: PurePosixPath) -> Divided:
    """Divide a file whose line ends are line feeds."""
    opening = _OPENING.match(text)
    if opening is None:
        return Divided(None, 1, text, 1)
    start, fence = opening.end(), opening[1]
    first_line = text.count("\n", 0, start) + (not opening[0].endswith("\n"))
    end, after = _closing(text, start, fence)
    if end < 0:
        blank = _BLANK_LINE.search(text, start)
        end = blank.start() if blank else len(text)
        return _unclosed(text[start:end], text[end:], path, first_line, fence)
    yaml = text[start : end + 1]
    body_line = first_line + 1 + yaml.count("\n") + 1
    if fence == "---":
        return Divided(yaml, first_line + 1, text[after:], body_line)
    fault = Fault(
        "front-matter/toml",
        "front matter is TOML between `+++` lines; only YAML between `---` lines is supported",
        Location(path, first_line, 1, 4),
        "write `key: value` for `key = value`, and `---` for `+++`",
    )
    return Divided(None, first_line + 1, text[after:], body_line, (fault,))


def never_closed(divided: Divided, syntax: Fault) -> Divided | None:
    """
    Think again about front matter that cannot be parsed.

    Without a closing line, a rule (`---`) further down in the text is taken for it, and the prose
    between them for YAML. Then the fault stands on a line of prose behind an empty line.

    Returns:
        The file divided at that empty line; None where the YAML itself is at fault.
    """
    yaml = divided.yaml or ""
    line = (syntax.at.line or divided.yaml_line) - divided.yaml_line
    lines = yaml.splitlines(keepends=True)
    if line >= len(lines) or _LIKE_YAML.match(lines[line].rstrip("\n")):
        return None
    blank = next((number for number in range(line, -1, -1) if not lines[number].strip()), None)
    if blank is None:
        return None
    rest = "".join(lines[blank:]) + "---\n" + divided.body
    first_line = divided.yaml_line - 1
    return _unclosed("".join(lines[:blank]), rest, syntax.at.path, first_line, "---")


def _closing(text: str, start: int, fence: str) -> tuple[int, int]:
    """Find the line end before the closing line, and the start of the line behind it."""
    end = text.find("\n" + fence, start - 1)
    while end >= 0:
        line_end = text.find("\n", end + 1)
        if line_end < 0:
            line_end = len(text)
        if not text[end + 4 : line_end].strip(" \t"):
            return end, min(line_end + 1, len(text))
        end = text.find("\n" + fence, line_end)
    return -1, -1


def _unclosed(yaml: str, rest: str, path: PurePosixPath, first_line: int, fence: str) -> Divided:
    """Take front matter to end where it seems to, so that the rest can be checked."""
    last_line = first_line + len(yaml.splitlines())
    fault = Fault(
        "front-matter/unclosed",
        f"front matter begins here with `{fence}` and never ends",
        Location(path, first_line, 1, 4),
        f"add a line `{fence}` behind line {last_line}",
    )
    readable = yaml if fence == "---" else None
    return Divided(readable, first_line + 1, rest, last_line + 1, (fault,))
