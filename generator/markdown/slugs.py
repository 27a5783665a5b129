"""Ids of headings: readable, stable and unique on the page."""

import re
import unicodedata

_DROPPED = re.compile(r"[^\w\s-]+")
_SPACES = re.compile(r"[\s_-]+")


def slug(text: str) -> str:
    """
    Make an id of a heading's text: letters of every script stay, spaces become hyphens.

    Returns:
        At least one character; ``section`` where *text* has no letter or digit.
    """
    text = unicodedata.normalize("NFC", text).lower()
    text = _SPACES.sub("-", _DROPPED.sub("", text)).strip("-")
    return text or "section"


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
