"""A page as templates see it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from generator.incremental.facts import Key
from generator.model.fragment import Fragment, Heading
from generator.model.site import PageKind
from generator.themes.edition import CONTENT_END, CONTENT_START
from generator.themes.frozen import frozen
from generator.themes.placed_view import PlacedView

#: What depends on the page's own file and place and on nothing else, so that it is not asked again
#: where these are the same. tests/stages/test_need.py changes all other pages under it.
PLAIN = frozenset(
    {
        *("id", "url", "permalink", "kind", "is_home", "type", "title", "seo_title", "description"),
        *("date", "lastmod", "weight", "canonical", "noindex", "params", "row", "keywords"),
        *("social", "campaign", "language", "term", "taxonomy", "year", "summary", "show_toc"),
        *("word_count", "reading_time", "structured", "section", "paginator"),
    }
)
#: What a page's own template reads of the page itself; its text is compiled beside it.
_OWN = PLAIN | {"content", "headings", "toc"}
#: They note by themselves what they read.
_METHODS = frozenset({"terms", "tags"})
#: Words that an adult reads in a minute.
#: Source: Brysbaert, "How many words do we read per minute?" (2019): 238 for English non-fiction.
WORDS_A_MINUTE = 238


class PageView(PlacedView):
    """
    A page as templates see it; read-only.

    What is computed is computed on access, and what is read of other pages goes through here.
    """

    __slots__ = ()

    def fact(self, attribute: str) -> Key | None:
        """Key of the fact that reading *attribute* is."""
        if (self._own and attribute in _OWN) or attribute in _METHODS:
            return None
        return ("page", self._page.id, attribute)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PageView) and other._page.id == self._page.id

    def __hash__(self) -> int:
        return hash(self._page.id)

    def __str__(self) -> str:
        key = self.fact("title")
        if key is not None:
            self._edition.reads.note(key, self._page.title)
        return self._page.title

    # What the page says of itself.

    @property
    def id(self) -> str:
        """Unique name of the page."""
        return self._page.id

    @property
    def url(self) -> str:
        """URL from the host's root, such as `/blog/spades/`."""
        return self._page.url

    @property
    def permalink(self) -> str:
        """Whole URL."""
        return self._edition.sources.absolute(self._page.url)

    @property
    def kind(self) -> str:
        """`home`, `section`, `page`, `taxonomy`, `term`, `archive` or `404`."""
        return self._page.kind.value

    @property
    def is_home(self) -> bool:
        """Whether this is the home page of its language."""
        return self._page.kind is PageKind.HOME

    @property
    def type(self) -> str:
        """`type:` of the front matter, or the name of the top folder."""
        return self._page.type

    @property
    def title(self) -> str:
        """Title, as plain text."""
        return self._page.title

    @property
    def seo_title(self) -> str:
        """Text for `<title>`: `seo_title:` as it is written, else the title and the site's title."""
        title, site = self._page.title, self._site_title
        number = f" ({self._page.page_number})" if self._page.page_number > 1 else ""
        own = self._front_matter.seo_title or self._front_matter.params.get("seo_title")
        if isinstance(own, str) and own:
            return own + number
        if self.is_home or not site or site.casefold() in title.casefold():
            return title + number
        return f"{title}{number} | {site}"

    @property
    def description(self) -> str:
        """Description for search results; may be empty."""
        own = self._front_matter
        return own.description or own.summary or ""

    @property
    def date(self) -> dt.datetime | None:
        """Date of the page; None where it has none."""
        return self._page.date

    @property
    def lastmod(self) -> dt.datetime | None:
        """Date of the last change, or else the date."""
        return self._page.lastmod or self._page.date

    @property
    def weight(self) -> int:
        """`weight:` of the front matter, or 0."""
        return self._page.weight

    @property
    def canonical(self) -> str:
        """Whole URL that search engines should keep."""
        own = self._front_matter.canonical
        if own and self._page.page_number == 1:
            return self._edition.sources.absolute(own)
        return self.permalink

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return self._page.noindex

    @property
    def params(self) -> Mapping[str, Any]:
        """Values of the page's own."""
        return frozen(self._front_matter.params)

    @property
    def row(self) -> Mapping[str, Any]:
        """The row of the data file that made the page; empty for others."""
        return frozen(self._page.row)

    @property
    def keywords(self) -> tuple[str, ...]:
        """`keywords:` of the front matter."""
        return self._front_matter.keywords

    @property
    def social(self) -> Mapping[str, str]:
        """`social:` of the front matter."""
        return frozen(self._front_matter.social)

    @property
    def structured(self) -> Mapping[str, Any]:
        """`structured:` of the front matter, as JSON-LD; empty where there is none."""
        return frozen(self._front_matter.structured)

    @property
    def campaign(self) -> str:
        """`campaign:` of the front matter; may be empty."""
        return self._front_matter.campaign or ""

    @property
    def language(self) -> Mapping[str, str]:
        """Code and name of the language."""
        return self._edition.language(self._page.language)

    @property
    def term(self) -> str:
        """Title of the term, on the page of one; else empty."""
        return self._page.title if self._page.kind is PageKind.TERM else ""

    @property
    def taxonomy(self) -> str:
        """Name of the taxonomy, on its pages; else empty."""
        return self._page.taxonomy

    @property
    def year(self) -> int | None:
        """The year, on an archive page."""
        return self._page.year

    # What its Markdown gives.

    @property
    def content(self) -> Markup:
        """The page's Markdown as HTML."""
        html = self._fragment.html
        if self._own and html:
            # The marks are taken out after rendering; they say where the content lies.
            return Markup(f"{CONTENT_START}{html}{CONTENT_END}")  # noqa: S704 - compiled by us
        return Markup(html)  # noqa: S704 - compiled by us

    @property
    def summary(self) -> str:
        """Summary, or description, or the first words of the text."""
        front_matter = self._front_matter
        own = front_matter.summary or front_matter.description
        return own or self._edition.sources.summary(self._page)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Headings of the text: level, id, text."""
        return self._fragment.headings

    @property
    def toc(self) -> tuple[Mapping[str, Any], ...]:
        """Headings of level 2 and 3, nested: id, text, children."""
        return table_of_contents(self._fragment.headings)

    @property
    def show_toc(self) -> bool:
        """Whether the page asks for a table of contents (`toc: true`)."""
        own = self._front_matter.toc
        return own if own is not None else False

    @property
    def word_count(self) -> int:
        """Words of prose."""
        return self._edition.sources.words(self._page)

    @property
    def reading_time(self) -> int:
        """Minutes that reading takes, at least 1."""
        return max(1, round(self.word_count / WORDS_A_MINUTE))

    @property
    def image(self) -> Mapping[str, Any] | None:
        """Picture of the page: url, permalink, width, height, alt; None where it has none."""
        path = self._front_matter.image
        if not path:
            return None
        picture = self._edition.sources.picture(self._page, path)
        url = picture.url if picture else path
        return frozen(
            {
                "url": url,
                "permalink": self._edition.sources.absolute(url),
                "width": picture.width if picture else None,
                "height": picture.height if picture else None,
                "alt": self._front_matter.image_alt or "",
            }
        )

    # Ways and means.

    @property
    def _fragment(self) -> Fragment:
        return self._edition.sources.fragment(self._page)

    @property
    def _site_title(self) -> str:
        return self._edition.site_title(self._page.language)


def table_of_contents(headings: tuple[Heading, ...]) -> tuple[Mapping[str, Any], ...]:
    """Nest headings of level 2 and 3; a level 3 before any level 2 stands at the top."""
    top: list[dict[str, Any]] = []
    for heading in headings:
        if heading.level not in (2, 3):
            continue
        entry: dict[str, Any] = {"id": heading.id, "text": heading.text, "children": []}
        if heading.level == 3 and top:  # noqa: PLR2004 - the second of two levels
            top[-1]["children"].append(entry)
        else:
            top.append(entry)
    return tuple(frozen(entry) for entry in top)
