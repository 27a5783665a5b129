"""Where a finding is fixed: the way from a place in a page back to a file that a person edits."""

from bisect import bisect_right
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Protocol

from generator.checks.engine.rule import Passage
from generator.checks.page.plain_text import line_starts
from generator.model.finding import Location, Owner
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something is fixed.

    Attributes:
        source: None where no file of the site can be named.
        excerpt: The line at *source*, without its end; empty where there is none.
        key: Front-matter key or settings path concerned.
        team: Person or team under *owner*; empty where none is named.
        written: What stands there: the value of *key*, or the start tag; empty where neither is.
    """

    owner: Owner
    source: Location | None = None
    excerpt: str = ""
    key: str | None = None
    team: str = ""
    written: str = ""


class Locator(Protocol):
    """The way back from one page. The code that renders pages implements it."""

    def element(self, offset: int) -> Place:
        """Tell where the element is written whose start tag stands at *offset* of the HTML."""

    def passage(self, passage: Passage) -> Place:
        """Tell where words of the page are written; only the line where the words are not sure."""

    def key(self, name: str, passage: Passage | None = None) -> Place | None:
        """
        Tell where front-matter key *name*, or *passage* in its value, stands.

        A key that is not written belongs somewhere as well; that place has no column.

        Returns:
            None for a page without keys.
        """

    def value(self, written: str) -> Place | None:
        """
        Tell where front matter has the value *written*, which a template put into the page.

        Returns:
            None where none has, or where it is not known.
        """

    def page(self) -> Place:
        """Tell where the page as a whole is defined."""


class HtmlLocator:
    """
    Places in HTML that somebody else rendered, or in a file that is published as it stands.

    Args:
        html: The page or file.
        path: Of the file, relative to the checked folder or to the site.
        owner: Whose it is.
        team: Person or team under *owner*; empty where none is named.
    """

    def __init__(
        self, html: str, path: PurePosixPath, owner: Owner = Owner.UNKNOWN, team: str = ""
    ) -> None:
        self._path = path
        self._html = html
        self._owner = owner
        self._team = team
        self._starts = line_starts(html)

    def element(self, offset: int) -> Place:
        """Give line and column of *offset*."""
        line = bisect_right(self._starts, offset)
        start, *after = self._starts[line - 1 : line + 1]
        excerpt = self._html[start : after[0] if after else None].rstrip("\r\n")
        at = Location(self._path, line, offset - start + 1)
        return Place(self._owner, at, excerpt, team=self._team)

    def passage(self, passage: Passage) -> Place:
        """Give line and column of the words, and where they end if that is on the line."""
        assert passage.offset is not None
        place = self.element(passage.offset)
        shown = passage.text.partition("\n")[0]
        if place.source is None or not self._html.startswith(shown, passage.offset):
            return place
        end = (place.source.column or 1) + len(shown)
        return replace(place, source=replace(place.source, end_column=end))

    def key(self, name: str, passage: Passage | None = None) -> Place | None:  # noqa: ARG002 -- the protocol's parameters
        """Built HTML has no front matter."""
        return None

    def value(self, written: str) -> Place | None:  # noqa: ARG002 -- the protocol's parameter
        """Built HTML has no front matter."""
        return None

    def page(self) -> Place:
        """Give the file as a whole."""
        return Place(self._owner, Location(self._path), team=self._team)


class FileLocator:
    """The place of a file that has no lines to point at, such as an asset."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def element(self, offset: int) -> Place:  # noqa: ARG002 -- the protocol's parameter
        """Give the file as a whole."""
        return self._place

    def passage(self, passage: Passage) -> Place:  # noqa: ARG002 -- the protocol's parameter
        """Give the file as a whole."""
        return self._place

    def key(self, name: str, passage: Passage | None = None) -> Place | None:  # noqa: ARG002 -- the protocol's parameters
        """Give nothing: an asset has no keys."""
        return None

    def value(self, written: str) -> Place | None:  # noqa: ARG002 -- the protocol's parameter
        """Give nothing: an asset has no keys."""
        return None

    def page(self) -> Place:
        """Give the file as a whole."""
        return self._place
