"""Ids of headings: readable, stable and unique on the page."""

import re
import unicodedata

_DROPPED = re.compile(r"[^\w\s-]+")
_SPACES = re.compile(r"[\s-]+")


def slug(text: str) -> str:
    """
    Make an id of a heading's text: letters of every script stay, spaces become hyphens.

    Returns:
        At least one character; ``section`` where *text* has no letter or digit.
    """
    text = unicodedata.normalize("NFC", text).lower()
    kept = _DROPPED.sub("", text) if text.isascii() else "".join(filter(_stays, text))
    return _SPACES.sub("-", kept).strip("-") or "section"


def _stays(character: str) -> bool:
    """Whether *character* belongs to an id; vowel signs and accents are marks, not letters."""
    return (
        character.isalnum()
        or character.isspace()
        or character in "-_"
        or unicodedata.category(character).startswith("M")
    )


class Slugs:
    """Hands out ids; the second of a kind gets ``-1``, the third ``-2``."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, wanted: str) -> None:
        """Keep an id that somebody chose from being handed out."""
        self._taken.add(wanted)

    def unique(self, text: str) -> str:
        """An id for *text* that no other heading of the page has."""
        wanted = slug(text)
        found = wanted
        number = self._next.get(wanted, 0)
        while found in self._taken:
            number += 1
            found = f"{wanted}-{number}"
        self._next[wanted] = number
        self._taken.add(found)
        return found
