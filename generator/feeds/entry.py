"""What goes into feeds and sitemaps. URLs are whole ones, with scheme and host."""

import datetime as dt

from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry."""

    name: str
    url: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """
    A page in a feed.

    Attributes:
        id: Never changes, not even when the page moves; a URL or another IRI.
        updated: Last change that a reader would notice; with time zone.
        published: First appearance; with time zone.
        summary: Plain text.
        content: HTML with whole URLs (see `absolute_links`); empty for a feed of summaries.
        image: URL of the page's picture; empty for none.
    """

    id: str
    url: str
    title: str
    updated: dt.datetime
    published: dt.datetime | None = None
    summary: str = ""
    content: str = ""
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""

    def __post_init__(self) -> None:
        for moment in (self.updated, self.published):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"dates of feeds need a time zone, got {moment.isoformat()}")


@dataclass(frozen=True, slots=True)
class Channel:
    """
    A feed as a whole.

    Attributes:
        url: Of the feed itself.
        home_url: Of the page whose news it tells.
        updated: Last change of any entry; with time zone.
        language: As in BCP 47; empty where it is not known.
        icon: URL of a square picture; empty for none.
    """

    title: str
    url: str
    home_url: str
    updated: dt.datetime
    description: str = ""
    language: str = ""
    authors: tuple[Author, ...] = ()
    icon: str = ""

    def __post_init__(self) -> None:
        if self.updated.tzinfo is None:
            raise ValueError(f"dates of feeds need a time zone, got {self.updated.isoformat()}")


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language; *language* is a `hreflang` value or ``x-default``."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class Url:
    """
    A page in a sitemap.

    Attributes:
        lastmod: Last change of the page; with time zone.
        alternates: The page in every language, itself included; empty for a page in one language.
        images: URLs of pictures on the page.
    """

    location: str
    lastmod: dt.datetime | None = None
    alternates: tuple[Alternate, ...] = ()
    images: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.lastmod is not None and self.lastmod.tzinfo is None:
            raise ValueError(f"dates of sitemaps need a time zone, got {self.lastmod.isoformat()}")
