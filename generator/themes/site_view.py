"""The site as templates see it."""

from collections.abc import Mapping
from typing import Any

from generator.incremental.facts import Key
from generator.model.site import Page, PageKind
from generator.themes.edition import Edition
from generator.themes.frozen import frozen
from generator.themes.named_values import NamedValues
from generator.themes.page_view import PageView
from generator.themes.view import View

_NAMED = frozenset({"data", "params"})


class SiteView(View):
    """The site as one page's template sees it; read-only."""

    __slots__ = ("_edition", "_page")
    template_name = "site"

    def __init__(self, edition: Edition, page: Page) -> None:
        self._edition = edition
        self._page = page

    def fact(self, attribute: str) -> Key | None:
        """Key of the fact that reading *attribute* is; some attributes depend on the page."""
        if attribute in _NAMED:
            return None  # each value in them is a fact
        if attribute == "languages":
            return ("site of page", self._page.id, attribute)
        if attribute == "menus":
            return ("menus", self._page.language, *self._edition.in_menus(self._page))
        return ("site", self._page.language, attribute)

    @property
    def title(self) -> str:
        """Title of the site in the page's language."""
        return self._edition.site_title(self._page.language)

    @property
    def description(self) -> str:
        """Description of the site in the page's language."""
        known = self._edition.settings.languages.get(self._page.language)
        return (known.description if known else None) or self._edition.settings.description

    @property
    def base_url(self) -> str:
        """Address of the site."""
        return self._edition.settings.base_url

    @property
    def url(self) -> str:
        """URL of the home page of the language."""
        home = self._edition.home(self._page.language)
        return home.url if home else "/"

    @property
    def home(self) -> PageView | None:
        """The home page of the language."""
        home = self._edition.home(self._page.language)
        return PageView(self._edition, home) if home else None

    @property
    def language(self) -> Mapping[str, str]:
        """Code and name of the page's language."""
        return self._edition.language(self._page.language)

    @property
    def languages(self) -> list[Mapping[str, Any]]:
        """Languages with the URL of this page in each, or of that language's home page."""
        settings = self._edition.settings
        if len(settings.languages) < 2:  # noqa: PLR2004 - one language needs no switch
            return []
        site = self._edition.site
        others = {
            site.pages[one].language: site.pages[one].url
            for one in site.translations.get(self._page.id, ())
        }
        others[self._page.language] = self._page.url
        codes = sorted(settings.languages, key=lambda code: settings.languages[code].weight)
        found = []
        for code in codes:
            home = self._edition.home(code)
            url = others.get(code) or (home.url if home else None)
            if url:
                current = code == self._page.language
                translated = code in others
                entry = {"url": url, "current": current, "translated": translated}
                found.append(frozen({**self._edition.language(code), **entry}))
        return found

    @property
    def sections(self) -> list[PageView]:
        """Top sections of the language."""
        home = self._edition.home(self._page.language)
        ids = self._edition.site.subsections.get(home.id, ()) if home else ()
        return [PageView(self._edition, self._edition.site.pages[one]) for one in ids]

    @property
    def pages(self) -> list[PageView]:
        """Every regular page of the language, newest first."""
        pages = (
            page
            for page in self._edition.site.of_kind(PageKind.PAGE)
            if page.language == self._page.language
        )
        ordered = sorted(
            pages,
            key=lambda page: (
                page.date is None,
                -page.date.timestamp() if page.date else 0,
                page.id,
            ),
        )
        return [PageView(self._edition, page) for page in ordered]

    @property
    def menus(self) -> Mapping[str, Any]:
        """Menus by name: title, url, current, active, children."""
        return self._edition.menus(self._page.language, *self._edition.in_menus(self._page))

    @property
    def params(self) -> Mapping[str, Any]:
        """`params:` of site.yaml."""
        return NamedValues("site.params", self._edition.params, self._edition.reads)

    @property
    def data(self) -> Mapping[str, Any]:
        """Data files by name."""
        return NamedValues("site.data", self._edition.data, self._edition.reads)

    @property
    def organization(self) -> Mapping[str, Any]:
        """Who publishes: name, logo (whole URL), same_as."""
        known = self._edition.settings.organization
        logo = self._edition.sources.asset(known.logo) if known.logo else None
        return frozen(
            {
                "name": known.name or self._edition.settings.title,
                "logo": self._edition.sources.absolute(logo) if logo else "",
                "same_as": known.same_as,
            }
        )

    @property
    def author(self) -> str:
        """Author of pages that name none."""
        return self._edition.settings.author or ""

    @property
    def feeds(self) -> list[Mapping[str, str]]:
        """Feeds of this language: title, media type, URL."""
        wanted = self._edition.settings.feeds
        if not self._edition.has_news(self._page.language):
            return []
        kinds = (
            (wanted.atom, "application/atom+xml", "atom.xml"),
            (wanted.rss, "application/rss+xml", "rss.xml"),
            (wanted.json, "application/feed+json", "feed.json"),
        )
        folder = self.url
        return [
            frozen({"title": self.title, "type": media, "url": folder + name})
            for on, media, name in kinds
            if on
        ]

    @property
    def taxonomies(self) -> list[Mapping[str, Any]]:
        """Taxonomies in use: name, title, url, terms."""
        found = []
        language = self._page.language
        for name, taxonomy in self._edition.settings.taxonomies.items():
            slugs = self._edition.term_slugs(language, name)
            terms = [self._edition.term(language, name, slug) for slug in slugs]
            own = self._edition.term(language, name, "")
            entry = {
                "name": name,
                "title": taxonomy.title or name,
                "url": own["url"],
                "terms": terms,
            }
            if terms:
                found.append(frozen(entry))
        return found
