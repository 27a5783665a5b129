"""Feeds, sitemaps and other files that list the site's pages."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import unquote

from generator.checks.formats.listings import read_listing
from generator.feeds.absolute_links import absolute_links
from generator.feeds.atom import atom
from generator.feeds.entry import Alternate, Author, Channel, Entry, Url
from generator.feeds.json_feed import json_feed
from generator.feeds.nginx_map import nginx_map
from generator.feeds.redirect_page import redirect_page
from generator.feeds.redirects import has_query, netlify_redirects
from generator.feeds.robots import robots
from generator.feeds.rss import rss
from generator.feeds.sitemap import sitemap
from generator.model.finding import Fault
from generator.model.site import Page, PageKind
from generator.site.news import news
from generator.site.urls import output_path
from generator.stages.plan.made_file import MadeFile
from generator.stages.render.toolchain import Toolchain
from generator.value import dataclass

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """
    Every file that the program makes besides pages.

    Attributes:
        made: Ids of the pages that could be made, as the files have it.
        faults: What is wrong with the files.
    """

    made: frozenset[str]
    files: tuple[MadeFile, ...]
    faults: tuple[Fault, ...]

    def read(self) -> "Listed":
        """The same files, with what they list."""
        files = (replace(one, listing=read_listing(one.output, one.data)) for one in self.files)
        return replace(self, files=tuple(files))


@dataclass(frozen=True, slots=True)
class Listings:
    """
    Makes the files that list pages.

    Attributes:
        made: Ids of the pages that could be made; the others are listed nowhere.
    """

    toolchain: Toolchain
    made: frozenset[str]

    def listed(self) -> Listed:
        """Every such file."""
        files = [*self._feeds(), *self._sitemap(), *self._redirect_pages()]
        settings = self.toolchain.plan.settings
        base = self.toolchain.base
        maps = [f"{base.origin}{base.url('/sitemap.xml')}"] if settings.sitemap else []
        disallow = [base.written(path) for path in settings.robots.disallow]
        files.append(MadeFile("robots.txt", robots(disallow, maps, settings.robots.extra)))
        faults: tuple[Fault, ...] = ()
        redirects = self.toolchain.plan.site.redirects
        pages = "html" in settings.redirect_files
        # Its page takes along what a visitor brings; a line would keep the page from being shown.
        lines = [one for one in redirects if not (pages and has_query(one))]
        if lines and "netlify" in settings.redirect_files:
            data, faults = netlify_redirects(lines)
            files.append(MadeFile("_redirects", data))
        if redirects and "nginx" in settings.redirect_files:
            files.append(MadeFile("redirects.nginx.conf", nginx_map(redirects)))
        return Listed(self.made, tuple(files), faults)

    def _redirect_pages(self) -> Iterator[MadeFile]:
        settings = self.toolchain.plan.settings
        if "html" not in settings.redirect_files:
            return
        base = self.toolchain.base
        made: dict[str, bytes] = {}
        for redirect in self.toolchain.plan.site.redirects:
            path = output_path(unquote(redirect.source.removeprefix(base.prefix)))
            name = path if path.endswith(".html") else f"{path.rstrip('/')}/index.html"
            target = redirect.target
            page = redirect_page(target, base.absolute(target), settings.language)
            there = self.toolchain.plan.site.by_url.get(target)
            if there and self.toolchain.plan.site.pages[there].output.casefold() == name.casefold():
                continue  # another way to write the page's own address
            if made.get(name.casefold()) == page:
                continue  # the same in other upper and lower case
            made.setdefault(name.casefold(), page)
            yield MadeFile(name, page, redirect.at)

    def _feeds(self) -> Iterator[MadeFile]:
        plan = self.toolchain.plan
        for home in plan.site.of_kind(PageKind.HOME):
            recent = news(plan.site, plan.settings, home.language)
            yield from self.feeds(home, [page for page in recent if page.id in self.made])

    def feeds(self, home: Page, pages: Sequence[Page]) -> Iterator[MadeFile]:
        """Feeds beside a home page that tell of *pages*; none where there are no pages."""
        wanted = self.toolchain.plan.settings.feeds
        entries = [self._entry(page) for page in pages]
        folder = home.output.removesuffix("index.html")
        for on, name, write in (
            (wanted.atom, "atom.xml", atom),
            (wanted.rss, "rss.xml", rss),
            (wanted.json, "feed.json", json_feed),
        ):
            if on and pages:
                yield MadeFile(folder + name, write(self._channel(home, name, pages), entries))

    def _channel(self, home: Page, name: str, pages: Sequence[Page]) -> Channel:
        settings = self.toolchain.plan.settings
        language = settings.languages.get(home.language)
        author = settings.author or settings.organization.name or settings.title
        return Channel(
            title=(language.title if language else None) or settings.title,
            url=self.toolchain.absolute(home.url + name),
            home_url=self.toolchain.absolute(home.url),
            updated=max((_changed(page) for page in pages), default=_EPOCH),
            description=(language.description if language else None) or settings.description,
            language=home.language,
            authors=(Author(author),),
        )

    def _entry(self, page: Page) -> Entry:
        url = self.toolchain.absolute(page.url)
        document = page.document
        front_matter = document.front_matter if document else None
        own = (front_matter.summary or front_matter.description) if front_matter else None
        full = self.toolchain.plan.settings.feeds.content == "full"
        image = front_matter.image if front_matter else None
        picture = self.toolchain.picture(page, image) if image else None
        authors = page.terms.get("authors", ()) or _author(
            front_matter.params if front_matter else {}
        )
        return Entry(
            id=url,
            url=url,
            title=page.title,
            updated=_changed(page),
            published=page.date,
            summary=own or self.toolchain.summary(page),
            content=absolute_links(self.toolchain.fragment(page).html, url) if full else "",
            authors=tuple(Author(name) for name in authors),
            tags=page.terms.get("tags", ()),
            image=self.toolchain.absolute(picture.url) if picture else "",
        )

    def _sitemap(self) -> Iterator[MadeFile]:
        plan = self.toolchain.plan
        if not plan.settings.sitemap:
            return
        urls = [self._url(page) for page in plan.site.pages.values() if self._indexable(page)]
        for name, data in sitemap(urls, plan.settings.base_url):
            yield MadeFile(name, data)

    def _indexable(self, page: Page) -> bool:
        if page.noindex or page.kind is PageKind.NOT_FOUND or page.id not in self.made:
            return False
        canonical = page.document.front_matter.canonical if page.document else None
        return not canonical or self.toolchain.absolute(canonical) == self.toolchain.absolute(
            page.url
        )

    def _url(self, page: Page) -> Url:
        site = self.toolchain.plan.site
        others = [site.pages[one] for one in site.translations.get(page.id, ())]
        alternates = [page, *others] if others else []
        image = page.document.front_matter.image if page.document else None
        picture = self.toolchain.picture(page, image) if image else None
        return Url(
            self.toolchain.absolute(page.url),
            page.lastmod or page.date,
            tuple(Alternate(one.language, self.toolchain.absolute(one.url)) for one in alternates),
            (self.toolchain.absolute(picture.url),) if picture else (),
        )


def _changed(page: Page) -> dt.datetime:
    return page.lastmod or page.date or _EPOCH


def _author(params: Mapping[str, object]) -> tuple[str, ...]:
    author = params.get("author")
    return (author,) if isinstance(author, str) else ()
