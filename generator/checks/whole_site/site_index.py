"""The site as rules over all pages see it: small facts of every page and file."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checks.facts.page_facts import AssetFacts, PageFacts
from generator.checks.formats.listings import Feed, FileLinks, Listing, Sitemap
from generator.checks.formats.robots_txt import RobotsTxt
from generator.checks.whole_site.doc_versions import DocVersions, doc_versions
from generator.checks.whole_site.external_links import ExternalLink, external_links
from generator.checks.whole_site.link_graph import LinkGraph, draw_graph
from generator.checks.whole_site.url_space import Answer, UrlSpace
from generator.model.sighting import Sighting
from generator.model.site import PageKind
from generator.model.web_answer import WebAnswer

__all__ = ["Ask", "AssetFacts", "FoundOnPages", "PageFacts", "SiteIndex", "Vanished"]

# What a rule reads of pages, for its `reads`: names of fields of `PageFacts`.

#: Which pages and files there are, and so `urls`, `by_path` and the names in `files`. A rule that
#: asks nothing else of pages, such as one about feeds, reads this alone.
PATHS = frozenset({"path"})
#: `SiteIndex.feeds`: no field of pages, but an edit of words may change them as well.
FEEDS = frozenset({"feeds"})
#: Where a URL leads that stands in a page.
ADDRESSES = PATHS | {"url", "base"}
#: `PageFacts.is_offered_to_search`.
OFFERED = frozenset({"noindex", "refresh", "kind"})
#: `SiteIndex.is_canonical`.
CANONICAL = ADDRESSES | {"canonical"}
#: `SiteIndex.results` and `is_result`.
RESULTS = CANONICAL | OFFERED | {"page_number"}
#: `SiteIndex.homes`.
HOMES = PATHS | {"kind"}
#: `SiteIndex.graph`: frames and refreshes lead to pages as links do.
GRAPH = ADDRESSES | {"links", "assets", "refresh"}
#: `SiteIndex.depths`.
DEPTHS = GRAPH | HOMES
#: `SiteIndex.external_links`.
EXTERNAL_LINKS = ADDRESSES | {"links", "assets", "refresh"}


@dataclass(frozen=True, slots=True)
class Vanished:
    """
    A page that visitors can open today, and that this build does not make any more.

    Attributes:
        url: Path from the host's root.
        published: The day of the release that has it.
        heir: Output path of a page that seems to replace it; empty where none does.
        why: A sentence that says why it is kept back; empty where its source is gone.
    """

    url: str
    published: dt.date
    heir: str = ""
    why: str = ""


@dataclass(frozen=True)
class SiteIndex:
    """
    Every page and file of the site, and where its links lead.

    Attributes:
        pages: In order of their paths.
        files: Output path to size in bytes, pages included.
        base_url: Address of the site with scheme; empty where it is not known.
        redirects: Paths from the host's root that redirect, to their targets.
        unpublished: URL of a page that is kept back, to a sentence that says why.
        made: What files list that are neither pages nor assets: the program's own sitemap, say.
        handled: Beginnings of paths that the server's own rules answer.
        vanished: Pages of the last release that this build does not make.
        expiring: Output path of a page that expires soon, to its last day.
        today: The day of the run; None where it is not known.
        answers: Address on another site, as in `external_links`, to what became of it; empty where
            they were not asked.
        below: Path from the host's root to the site, where the site's address is not known.
        sightings: Output path of a page to what was seen on it in a browser; empty where none was
            opened.
    """

    pages: tuple[PageFacts, ...]
    assets: tuple[AssetFacts, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    base_url: str = ""
    redirects: Mapping[str, str] = field(default_factory=dict)
    unpublished: Mapping[str, str] = field(default_factory=dict)
    made: tuple[Listing, ...] = ()
    handled: tuple[str, ...] = ()
    vanished: tuple[Vanished, ...] = ()
    expiring: Mapping[str, dt.date] = field(default_factory=dict)
    today: dt.date | None = None
    answers: Mapping[str, WebAnswer] = field(default_factory=dict)
    below: str = ""
    sightings: Mapping[str, tuple[Sighting, ...]] = field(default_factory=dict)

    @cached_property
    def by_path(self) -> Mapping[str, PageFacts]:
        """Output path to page."""
        return {page.path: page for page in self.pages}

    @cached_property
    def assets_by_path(self) -> Mapping[str, AssetFacts]:
        """Output path to asset."""
        return {asset.path: asset for asset in self.assets}

    @cached_property
    def urls(self) -> UrlSpace:
        """Which file a URL gets."""
        base = self.base_url or self.below
        return UrlSpace(base, self.files, self.redirects, self.unpublished, self.handled)

    @cached_property
    def external_links(self) -> tuple[ExternalLink, ...]:
        """Everything that leads to another site, or loads from one."""
        return tuple(external_links(self.pages, self.urls, self.base_url, self.redirects.values()))

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """What files list, in order of their paths."""
        given = (asset.listing for asset in self.assets if asset.listing is not None)
        return tuple(sorted((*given, *self.made), key=lambda listing: listing.path))

    @cached_property
    def sitemaps(self) -> tuple[Sitemap, ...]:
        """Every sitemap and index of sitemaps."""
        return tuple(one for one in self.listings if isinstance(one, Sitemap))

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """Every feed."""
        return tuple(one for one in self.listings if isinstance(one, Feed))

    @cached_property
    def file_links(self) -> tuple[FileLinks, ...]:
        """What style sheets and manifests ask for."""
        return tuple(one for one in self.listings if isinstance(one, FileLinks))

    @cached_property
    def robots(self) -> RobotsTxt | None:
        """The `robots.txt` that crawlers read: only one at the host's root counts."""
        if self.urls.url_of("") != "/":
            return None
        return next((one for one in self.listings if isinstance(one, RobotsTxt)), None)

    @cached_property
    def homes(self) -> tuple[PageFacts, ...]:
        """Home pages: of the site, and of each of its languages."""
        return tuple(
            page for page in self.pages if page.kind is PageKind.HOME or page.path == "index.html"
        )

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """Output path to the number of clicks from a home page; without those it leads to none."""
        return self.graph.depths(self.homes)

    @cached_property
    def doc_versions(self) -> DocVersions:
        """Which pages are versions of one page of documentation."""
        return doc_versions(page.url for page in self.pages)

    @cached_property
    def graph(self) -> LinkGraph:
        """Where every link leads, found in one pass."""
        return draw_graph(self.pages, self.urls)

    def is_canonical(self, page: PageFacts) -> bool:
        """Whether *page* names no other page, here or elsewhere, as the one to be shown."""
        if not page.canonical:
            return True
        target = self.urls.resolve(page.canonical, page.url, page.base)
        return target.answer is Answer.FILE and target.path == page.path

    def is_result(self, page: PageFacts) -> bool:
        """Whether *page* stands for itself in search results; a further page of a list does not."""
        return page.is_offered_to_search and page.page_number == 1 and self.is_canonical(page)

    @cached_property
    def results(self) -> tuple[PageFacts, ...]:
        """Pages that stand for themselves in search results; further pages of lists do not."""
        return tuple(filter(self.is_result, self.pages))


#: Output path of a page to what rules found on it: id of the rule, line and column of the element.
FoundOnPages = Callable[[str], Iterable[tuple[str, int | None, int | None]]]
#: Finds out what is no function of the sources, and gives the site with it: how other sites answer,
#: or what a browser shows.
Ask = Callable[[SiteIndex, FoundOnPages], SiteIndex]
