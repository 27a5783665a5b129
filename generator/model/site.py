"""The site: every page with its place in it, before any HTML exists."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from generator.model.document import Document
from generator.model.finding import Location
from generator.value import dataclass


class PageKind(StrEnum):
    """What a page is for; with type and section it decides the layout."""

    HOME = "home"
    SECTION = "section"
    PAGE = "page"
    TAXONOMY = "taxonomy"
    TERM = "term"
    ARCHIVE = "archive"
    NOT_FOUND = "404"


def page_name(page_id: str) -> str:
    """
    Name a page for a person, by its id: its file, or what it is and where it stands.

    Ids of pages that the program makes are for the program alone.
    """
    name, _, number = page_id.partition("#")
    kind, _, rest = name.partition(":")
    if rest and kind in _MADE:
        name = f"{_MADE[kind]} {rest.partition(':')[2]}"
    elif ".md!" not in name and "!" in name:
        file, _, path = name.partition("!")
        name = f"{path} from {file}"
    return f"page {number} of {name}" if number.isdecimal() else name


#: What pages without a file of their own are called.
_MADE = {
    "home": "the home page",
    "section": "the section",
    "page": "the page",
    "taxonomy": "the list of terms",
    "term": "the term page",
    "archive": "the archive",
    "404": "the 404 page",
}


@dataclass(frozen=True, slots=True)
class Page:
    """
    A page with its place on the site.

    Attributes:
        id: Unique: source path, or a made-up path for pages without a source, plus `#2` for the
            second page of a list.
        url: Path from the host's root, such as ``/blog/spades/`` (under the base URL's path).
        output: Relative to the output folder, such as ``blog/spades/index.html``.
        section: Id of the section page above it; None for the home page.
        document: The content file; None for pages that the program makes (a term, an archive).
        title: Plain text; falls back to a title made of the file name.
        members: Ids of the pages that a list shows on this page of it, in order.
        page_number: Counted from 1; above 1 only for further pages of a list.
        page_count: How many pages the list has.
        source: Where the page is defined: its file, or the row of a data file.
        row: The row of the data file that made the page; empty for others.
        term: Term of a taxonomy as people wrote it; empty for others.
        taxonomy: Name of the taxonomy, for taxonomy and term pages.
        year: Of an archive page.
    """

    id: str
    kind: PageKind
    url: str
    output: str
    language: str
    title: str
    section: str | None = None
    type: str = "page"
    layout: str | None = None
    date: dt.datetime | None = None
    lastmod: dt.datetime | None = None
    weight: int = 0
    document: Document | None = None
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    page_number: int = 1
    page_count: int = 1
    source: Location | None = None
    row: Mapping[str, Any] = field(default_factory=dict)
    term: str = ""
    taxonomy: str = ""
    year: int | None = None
    noindex: bool = False


@dataclass(frozen=True, slots=True)
class Unpublished:
    """
    A document that is not published today, and why.

    Attributes:
        reason: `draft`, `future` or `expired`.
        explanation: A sentence for a person, with the date where one decides.
        url: The URL that it would have; a link to it is reported with *explanation*.
    """

    path: PurePosixPath
    reason: str
    explanation: str
    url: str


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of a menu, its page found (*page* is a page id, or None for a plain URL)."""

    title: str
    url: str
    page: str | None = None
    weight: int = 0
    children: tuple["MenuItem", ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """
    An old URL that leads to a page.

    Attributes:
        source: Path from the host's root, such as ``/old/``.
        target: Path from the host's root, or a whole URL.
        at: Where it is written.
        status: 301 or 302.
    """

    source: str
    target: str
    at: Location
    status: int = 301


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file beside the content (of a bundle, say), published unchanged at *url*."""

    path: PurePosixPath
    url: str
    output: str


@dataclass(frozen=True, slots=True)
class Site:
    """
    Every page, and what is known of all of them together.

    Attributes:
        pages: Page id to page, in a fixed order; further pages of lists and the 404 included.
        by_url: URL to page id.
        by_path: Source path to page id, for links between content files.
        unpublished: Source path to what keeps a document out.
        sections: Section page id to the ids of its pages, in order.
        reading: Section page id to the ids of its pages, as one reads them from first to last.
        subsections: Section page id to the ids of the sections below it, in order.
        terms: Language, then taxonomy, then term slug to the ids of its pages, newest first.
        translations: Page id to the ids of its translations, itself left out.
        menus: Language, then menu name to its items.
        by_kind: Kind to the ids of its pages, in order.
        files: Files of the content folder by their path.
        data: Data files by name without suffix; folders are nested mappings.
    """

    pages: Mapping[str, Page]
    by_url: Mapping[str, str]
    by_path: Mapping[str, str]
    unpublished: Mapping[str, Unpublished]
    sections: Mapping[str, tuple[str, ...]]
    reading: Mapping[str, tuple[str, ...]]
    subsections: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    translations: Mapping[str, tuple[str, ...]]
    menus: Mapping[str, Mapping[str, tuple[MenuItem, ...]]]
    by_kind: Mapping[PageKind, tuple[str, ...]]
    redirects: tuple[Redirect, ...] = ()
    files: Mapping[str, ContentFile] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)

    def of_kind(self, kind: PageKind) -> tuple[Page, ...]:
        """Pages of one kind, in order."""
        return tuple(self.pages[one] for one in self.by_kind.get(kind, ()))
