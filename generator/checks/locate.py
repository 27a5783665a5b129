"""Where a finding is mended: the way from a place in a page back to a file that a person edits."""

from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from generator.checks.parsed_page import line_starts
from generator.model.finding import Location, Owner


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where something is mended.

    Attributes:
        source: None where no file of the site can be named.
        excerpt: The line at *source*, without its end; empty where there is none.
        key: Front-matter key or settings path concerned.
        team: Person or team under *owner*; empty where none is named.
    """

    owner: Owner
    source: Location | None = None
    excerpt: str = ""
    key: str | None = None
    team: str = ""


class Locator(Protocol):
    """The way back from one page. Whoever renders pages implements it."""

    def element(self, offset: int) -> Place:
        """Tell where the element is written whose start tag stands at *offset* of the HTML."""

    def key(self, name: str) -> Place | None:
        """
        Tell where front-matter key *name* stands; None for a page without keys.

        A key that is not written belongs somewhere as well; that place has no column.
        """

    def page(self) -> Place:
        """Tell where the page as a whole is defined."""


class HtmlLocator:
    """
    Places in HTML that somebody else rendered: its own lines, owner unknown.

    Args:
        html: The page.
        path: Of the file, relative to the checked folder.
    """

    def __init__(self, html: str, path: PurePosixPath) -> None:
        self._path = path
        self._html = html
        self._starts = line_starts(html)

    def element(self, offset: int) -> Place:
        """Give line and column of *offset*."""
        line = bisect_right(self._starts, offset)
        start, *after = self._starts[line - 1 : line + 1]
        excerpt = self._html[start : after[0] if after else None].rstrip("\r\n")
        return Place(Owner.UNKNOWN, Location(self._path, line, offset - start + 1), excerpt)

    def key(self, name: str) -> Place | None:  # noqa: ARG002 -- the protocol's parameter
        """Built HTML has no front matter."""
        return None

    def page(self) -> Place:
        """Give the file as a whole."""
        return Place(Owner.UNKNOWN, Location(self._path))


class FileLocator:
    """The place of a file that has no lines to point at, such as an asset."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def element(self, offset: int) -> Place:  # noqa: ARG002 -- the protocol's parameter
        """Give the file as a whole."""
        return self._place

    def key(self, name: str) -> Place | None:  # noqa: ARG002 -- the protocol's parameter
        """Give nothing: an asset has no keys."""
        return None

    def page(self) -> Place:
        """Give the file as a whole."""
        return self._place
