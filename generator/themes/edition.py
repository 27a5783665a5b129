"""Everything that a template may see, behind one object."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any, Protocol

from generator.incremental.facts import Reads
from generator.model.card import Card
from generator.model.finding import Fault
from generator.model.fragment import Fragment
from generator.model.site import MenuItem, Page, PageKind, Site
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.themes.frozen import frozen
from generator.themes.strings import Strings
from generator.value import dataclass

#: Noncharacters around a page's own content while it is rendered; see `generator.themes.render`.
CONTENT_START, CONTENT_END = "\ufdd0", "\ufdd1"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as published; width and height in pixels, None where they are not known."""

    url: str
    width: int | None = None
    height: int | None = None


class Sources(Protocol):
    """What templates need of other stages. Anyone who implements this records what is asked."""

    def fragment(self, page: Page) -> Fragment:
        """Compiled Markdown of *page*."""

    def summary(self, page: Page) -> str:
        """First words of *page*."""

    def words(self, page: Page) -> int:
        """Number of words of prose on *page*."""

    def inline(self, page: Page, text: str) -> str:
        """One line of Markdown as HTML."""

    def asset(self, name: str) -> str | None:
        """Published URL of the file *name* of `static/`; None where there is none."""

    def picture(self, page: Page, path: str) -> Picture | None:
        """The picture that *path* means on *page*; None where there is none."""

    def link(self, page: Page, target: str) -> str:
        """URL for a destination as people write it in content."""

    def related(self, page: Page, limit: int) -> list[str]:
        """Ids of related pages."""

    def has_news(self, language: str) -> bool:
        """Whether there are feeds in *language*."""

    def card(self, page: Page, card: Card) -> Picture | Fault:
        """The picture drawn of *card* for *page*, or why there is none."""

    def absolute(self, url: str) -> str:
        """Whole URL for one from the host's root."""


@dataclass(frozen=True, slots=True)
class Edition:
    """
    The site as templates see it: data, and the functions that reach other stages.

    Attributes:
        options: The theme's options with the settings' values.
        strings: Translations of the theme's words.
        reads: Notes what templates read.
        year: Of the day that the build stands for.
        version: Of the program.
    """

    site: Site
    settings: Settings
    sources: Sources
    options: Mapping[str, Any]
    strings: Strings
    reads: Reads
    year: int
    version: str
    _known: dict[str, Any] = field(default_factory=dict)

    @property
    def build(self) -> Mapping[str, Any]:
        """What templates see as `build`."""
        environment = self.settings.environment
        return {"environment": environment, "year": self.year, "version": self.version}

    @property
    def data(self) -> Mapping[str, Any]:
        """Data files by name, read-only."""
        return self._once("data", lambda: frozen(self.site.data))  # type: ignore[no-any-return]  # as made

    @property
    def params(self) -> Mapping[str, Any]:
        """The settings' `params:`, read-only."""
        return self._once("params", lambda: frozen(self.settings.params))  # type: ignore[no-any-return]  # as made

    def has_news(self, language: str) -> bool:
        """Whether there are feeds in *language*."""
        key = f"news {language}"
        return self._once(key, lambda: self.sources.has_news(language))  # type: ignore[no-any-return]  # as made

    def language(self, code: str) -> Mapping[str, str]:
        """Code and own name of a language."""
        known = self.settings.languages.get(code)
        return frozen({"code": code, "name": known.name if known and known.name else code})

    def site_title(self, language: str) -> str:
        """Title of the site in *language*."""
        known = self.settings.languages.get(language)
        return (known.title if known else None) or self.settings.title

    def in_menus(self, page: Page) -> tuple[str, str, str]:
        """
        What of *page* decides how the menus look on it; pages with the same share their menus.

        Returns:
            Its id and URL, each empty where no menu has it, and its section.
        """
        pages, urls = self._once("menu places", self._menu_places)
        own = page.id.rpartition("#")[0] if page.page_number > 1 else page.id
        return own if own in pages else "", page.url if page.url in urls else "", page.section or ""

    def menus(self, language: str, own: str, url: str, section: str) -> Mapping[str, Any]:
        """Menus as they look on a page; the arguments are those of `in_menus`."""

        def make() -> Mapping[str, Any]:
            above = self._chain(own, section)
            menus = self.site.menus.get(language, {})
            return frozen({name: _entries(items, url, above) for name, items in menus.items()})

        return self._once(f"menus {language} {own} {url} {section}", make)  # type: ignore[no-any-return]  # as made

    def _chain(self, own: str, section: str) -> frozenset[str]:
        """Ids of a page and of the sections above it."""
        found = {own}
        at: str | None = section
        while at:
            found.add(at)
            at = self.site.pages[at].section
        return frozenset(found)

    def _menu_places(self) -> tuple[frozenset[str], frozenset[str]]:
        items = [
            item
            for menus in self.site.menus.values()
            for entries in menus.values()
            for item in _all_items(entries)
        ]
        pages = frozenset(item.page for item in items if item.page)
        return pages, frozenset(item.url for item in items)

    def home(self, language: str) -> Page | None:
        """The home page in *language*."""
        homes = self._once("homes", self._homes)
        return homes.get(language)  # type: ignore[no-any-return]  # see _homes

    def taxonomy_page(self, page: Page) -> str | None:
        """Id of the page that lists the terms of the taxonomy of term page *page*."""
        if page.kind is PageKind.TAXONOMY:
            return None
        listed = self._once("taxonomies", self._taxonomy_pages)
        return listed.get((page.language, page.taxonomy, ""))  # type: ignore[no-any-return]  # see there

    def term(self, language: str, taxonomy: str, name: str) -> Mapping[str, Any]:
        """A term with its page: name, url, count, page id."""
        key = f"term {language} {taxonomy} {name}"
        return self._once(key, lambda: self._term(language, taxonomy, name))  # type: ignore[no-any-return]  # as made

    def _term(self, language: str, taxonomy: str, name: str) -> Mapping[str, Any]:
        slug = slugify(name)
        pages = self._once("taxonomies", self._taxonomy_pages)
        page_id = pages.get((language, taxonomy, slug))
        page = self.site.pages[page_id] if page_id else None
        count = len(self.site.terms.get(language, {}).get(taxonomy, {}).get(slug, ()))
        return frozen(
            {
                "name": page.title if page else name,
                "url": page.url if page else "",
                "count": count,
                "page": page_id,
            }
        )

    def term_slugs(self, language: str, taxonomy: str) -> tuple[str, ...]:
        """Slugs of the terms in use, the most used first."""
        terms = self.site.terms.get(language, {}).get(taxonomy, {})
        return tuple(sorted(terms, key=lambda slug: (-len(terms[slug]), slug)))

    def neighbours(self, page: Page) -> tuple[str | None, str | None]:
        """Ids of the pages before and after *page* in its section, as one reads them."""
        if page.section is None or page.kind is not PageKind.PAGE:
            return None, None
        order = self._once(f"order {page.section}", lambda: self._beside(page.section or ""))
        return order.get(page.id, (None, None))  # type: ignore[no-any-return]  # see _beside

    def years(self, section: str) -> list[Mapping[str, Any]]:
        """Archive pages of *section*, newest first."""
        found = [
            page
            for page in self._once("archives", self._archives)
            if page.section == section and page.page_number == 1
        ]
        found.sort(key=lambda page: -(page.year or 0))
        return [
            frozen({"year": page.year, "url": page.url, "count": len(page.members)})
            for page in found
        ]

    def _once(self, key: str, make: Callable[[], Any]) -> Any:
        """Compute an index of the site when it is first asked for."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _homes(self) -> dict[str, Page]:
        return {page.language: page for page in self.site.of_kind(PageKind.HOME)}

    def _archives(self) -> list[Page]:
        return list(self.site.of_kind(PageKind.ARCHIVE))

    def _taxonomy_pages(self) -> dict[tuple[str, str, str], str]:
        return {
            (page.language, page.taxonomy, slugify(page.term)): page.id
            for kind in (PageKind.TERM, PageKind.TAXONOMY)
            for page in self.site.of_kind(kind)
            if page.page_number == 1
        }

    def _beside(self, section: str) -> dict[str, tuple[str | None, str | None]]:
        ids = self.site.reading.get(section, ())
        before = [None, *ids[:-1]]
        after = [*ids[1:], None]
        return {one: (b, a) for one, b, a in zip(ids, before, after, strict=True)}


def _all_items(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        yield item
        yield from _all_items(item.children)


def _entries(items: Iterable[MenuItem], url: str, above: frozenset[str]) -> list[dict[str, Any]]:
    return [
        {
            "title": item.title,
            "url": item.url,
            "current": bool(url) and item.url == url,
            "active": item.page is not None and item.page in above,
            "children": _entries(item.children, url, above),
        }
        for item in items
    ]
