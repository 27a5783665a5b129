"""Characters that a reader cannot see, but that change what a text says."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

#: NUL and other controls, direction overrides (CVE-2021-42574), and what is no character at all.
#: Tab and line end are text; so are the line separators below.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
#: Pasted from other programs; YAML takes them for line ends, editors do not.
LINE_SEPARATORS = re.compile("[\x85\u2028\u2029]")

_RUN = re.compile(f"{HIDDEN.pattern}+")
_NAMES = {"\x00": "NUL", "\x08": "BACKSPACE", "\x0c": "FORM FEED", "\x1b": "ESCAPE"}


class HiddenRun(NamedTuple):
    """
    Hidden characters side by side.

    Attributes:
        line: Counted from 0.
        column: Of the first, counted from 0.
        text: The characters.
    """

    line: int
    column: int
    text: str

    @property
    def is_noise(self) -> bool:
        """Whether all are controls that stand for nothing; some others stand for white space."""
        return all(unicodedata.category(one) == "Cc" and not one.isspace() for one in self.text)

    @property
    def message(self) -> str:
        """For a person; the first of several is named."""
        character = self.text[0]
        name = _NAMES.get(character) or unicodedata.name(character, "control character")
        named = f"{name} (U+{ord(character):04X})"
        if len(self.text) == 1:
            return f"there is a hidden character here: {named}"
        return f"there are {len(self.text)} hidden characters here, the first: {named}"


def hidden_runs(text: str, limit: int = 20) -> Iterator[HiddenRun]:
    """Find what :data:`HIDDEN` covers; at most *limit*, since a binary file has thousands."""
    line = 0
    counted = 0
    for number, match in enumerate(_RUN.finditer(text)):
        if number == limit:
            return
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield HiddenRun(line, match.start() - text.rfind("\n", 0, match.start()) - 1, match[0])
