"""Characters that a reader cannot see, but that change what a text says."""

import re
import unicodedata
from collections.abc import Iterator

#: NUL and other controls, direction overrides (CVE-2021-42574), and line separators that YAML
#: takes for line ends while editors do not. Tab and line end are text.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
_NAMES = {"\x00": "NUL", "\x85": "NEXT LINE", "\x08": "BACKSPACE", "\x0c": "FORM FEED"}


def hidden_characters(text: str) -> Iterator[tuple[int, int, str]]:
    """
    Find what :data:`HIDDEN` covers.

    Yields:
        Line and column, both counted from 0, and a description such as
        ``RIGHT-TO-LEFT OVERRIDE (U+202E)``.
    """
    line = 0
    line_start = 0
    for match in HIDDEN.finditer(text):
        line += text.count("\n", line_start, match.start())
        line_start = text.rfind("\n", 0, match.start()) + 1
        yield line, match.start() - line_start, describe(match[0])


def describe(character: str) -> str:
    """Name *character* for a person."""
    name = _NAMES.get(character) or unicodedata.name(character, "control character")
    return f"{name} (U+{ord(character):04X})"
