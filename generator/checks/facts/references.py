"""What a page refers to, kept small: a site has hundreds of thousands of these."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain, starmap
from typing import NamedTuple, Self


class Use(StrEnum):
    """What a page wants with a URL."""

    LINK = "link"
    IMAGE = "image"
    IMAGE_CHOICE = "image-choice"  # one of several sizes or formats, of which a browser takes one
    STYLESHEET = "stylesheet"
    SCRIPT = "script"
    ICON = "icon"
    PRELOAD = "preload"
    MEDIA = "media"
    TRACK = "track"
    FRAME = "frame"
    EMBED = "embed"
    SOCIAL_IMAGE = "social-image"
    FEED = "feed"
    STYLED = "styled"  # asked for by CSS that stands in the page


#: What findings call the thing at an address, by what the address is wanted for.
THINGS: Mapping[Use, str] = {
    Use.LINK: "link to",
    Use.IMAGE: "picture",
    Use.IMAGE_CHOICE: "picture",
    Use.STYLESHEET: "style sheet",
    Use.SCRIPT: "script",
    Use.ICON: "icon",
    Use.PRELOAD: "preloaded file",
    Use.MEDIA: "recording",
    Use.TRACK: "caption file",
    Use.FRAME: "frame",
    Use.EMBED: "embedded file",
    Use.SOCIAL_IMAGE: "social image",
    Use.FEED: "feed",
    Use.STYLED: "file",
}
_USES = tuple(Use)
_CODES = {use: code for code, use in enumerate(_USES)}


class Reference(NamedTuple):
    """
    One URL in a page.

    Attributes:
        url: As written, character references decoded.
        use: What it is wanted for.
        offset: Index of the element's start tag in the page's HTML.
        line: Of the start tag, from 1.
        column: Of the start tag, from 1.
    """

    url: str
    use: Use
    offset: int
    line: int
    column: int


class References:
    """
    The references of one page, in the order in which they were gathered.

    Places are packed into 12 bytes each, and equal URLs of all pages are one string, also
    when they come from another process.
    """

    __slots__ = ("_places", "_uses", "urls")

    def __init__(self, urls: Iterable[str], uses: bytes, places: "array[int]") -> None:
        self.urls = tuple(map(sys.intern, urls))
        self._uses = uses
        self._places = places

    @classmethod
    def of(cls, references: Iterable[Reference]) -> Self:
        """Pack *references*."""
        packed = tuple(references)
        places = array("I", chain.from_iterable([one[2:] for one in packed]))
        uses = bytes([_CODES[one.use] for one in packed])
        return cls([one.url for one in packed], uses, places)

    @classmethod
    def alike(cls, urls: Sequence[str], use: Use, places: Iterable[tuple[int, int, int]]) -> Self:
        """Pack references that all want their URLs for *use*; each place as in `Reference`."""
        packed = array("I", chain.from_iterable(places))
        return cls(urls, bytes((_CODES[use],)) * len(urls), packed)

    def __repr__(self) -> str:
        return f"References.of({list(self)!r})"

    def __len__(self) -> int:
        return len(self.urls)

    def __getitem__(self, index: int) -> Reference:
        offset, line, column = self._places[3 * index : 3 * index + 3]
        return Reference(self.urls[index], _USES[self._uses[index]], offset, line, column)

    def wanted(self) -> Iterator[tuple[str, Use]]:
        """Each URL with what it is wanted for."""
        return zip(self.urls, map(_USES.__getitem__, self._uses), strict=True)

    def of_use(self, use: Use) -> Iterator[str]:
        """URLs that are wanted for *use*."""
        code = _CODES[use]
        if code not in self._uses:
            return iter(())
        return (url for url, one in zip(self.urls, self._uses, strict=True) if one == code)

    @property
    def without_places(self) -> tuple[tuple[str, ...], bytes]:
        """What they refer to and for which uses: what two equal ones share wherever they stand."""
        return self.urls, self._uses

    def use(self, index: int) -> Use:
        """What the reference at *index* wants its URL for."""
        return _USES[self._uses[index]]

    def __iter__(self) -> Iterator[Reference]:
        places = self._places
        rows = zip(self.urls, self._uses, places[::3], places[1::3], places[2::3], strict=True)
        return starmap(Reference, ((url, _USES[use], *place) for url, use, *place in rows))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, References) and self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash((self.urls, self._uses))

    def __reduce__(self) -> "tuple[type[Self], tuple[tuple[str, ...], bytes, array[int]]]":
        return type(self), (self.urls, self._uses, self._places)


class Anchors:
    """
    The names on a page that a link's fragment can lead to: ids, and names of ``a``.

    One string holds them all; a set of strings would be ten times as large.
    """

    __slots__ = ("_joined",)

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._joined = "\0".join(("", *names, ""))  # no attribute value holds NUL

    def __repr__(self) -> str:
        return f"Anchors({list(self)!r})"

    def __contains__(self, name: str) -> bool:
        return f"\0{name}\0" in self._joined

    def __iter__(self) -> Iterator[str]:
        return iter(self._joined.split("\0")[1:-1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Anchors) and self._joined == other._joined

    def __hash__(self) -> int:
        return hash(self._joined)

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[str, ...]]]:
        return type(self), (tuple(self),)
