"""Where front matter ends and Markdown begins."""

import re
from pathlib import PurePosixPath
from typing import NamedTuple

from generator.model.finding import Fault, Location

_OPENING = re.compile(r"\s*(---|\+\+\+)[ \t]*(?:\n|\Z)")
_BLANK_LINE = re.compile(r"^[ \t]*$", re.MULTILINE)
_LIKE_YAML = re.compile(r"\s*(?:[\w.\"'-]+\s*:|-\s|#|[\[\]{}\"']|\Z)")


_KEY_LINE = r"[A-Za-z_][\w-]*:(?:[ \t][^\n]*)?(?:\n|\Z)"
_FURTHER_LINE = r"(?:[ \t]+[^\s][^\n]*|-[ \t][^\n]*)(?:\n|\Z)"
#: Lines as in front matter at the beginning of a file, down to an empty line, a closing line or the
#: end; and the closing line.
_UNFENCED = re.compile(
    rf"\s*^({_KEY_LINE}(?:{_KEY_LINE}|{_FURTHER_LINE})*+)(?:(---)[ \t]*(?:\n|\Z)|(?=[ \t]*(?:\n|\Z)))",
    re.MULTILINE,
)
_KEY = re.compile(r"^[A-Za-z_][\w-]*:", re.MULTILINE)
#: Keys that tell front matter from a list of words and their meanings.
_TELLING = re.compile(r"^(?:title|date|description|draft|slug|layout|tags):", re.MULTILINE)


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
        return _unfenced(text, path)
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


def _unfenced(text: str, path: PurePosixPath) -> Divided:
    """Look whether a file without an opening line begins with front matter all the same."""
    found = _UNFENCED.match(text)
    if found is None or not _TELLING.search(found[1]):
        return Divided(None, 1, text, 1)
    keys, closing = found[1], found[2]
    if len(_KEY.findall(keys)) == 1 and not closing and not keys.startswith("title:"):
        return Divided(None, 1, text, 1)
    first = text.count("\n", 0, found.start(1)) + 1
    last = first + len(keys.splitlines()) - 1
    missing = "line above it" if closing else "lines around it"
    fault = Fault(
        "front-matter/unfenced",
        f"front matter has no `---` {missing}",
        Location(path, first),
        "write a line `---` above it"
        + ("" if closing else f", and another below it, behind line {last}"),
    )
    body_line = last + 1 + bool(closing)
    return Divided(keys, first, text[found.end() :], body_line, (fault,))


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
