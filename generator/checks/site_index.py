"""The site as rules over all pages see it: small facts of every page and file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.checks.link_graph import LinkGraph, draw_graph
from generator.checks.page_facts import AssetFacts, PageFacts
from generator.checks.url_space import Answer, UrlSpace

__all__ = ["AssetFacts", "PageFacts", "SiteIndex"]


@dataclass(frozen=True)
class SiteIndex:
    """
    Every page and file of the site, and where its links lead.

    Attributes:
        pages: In order of their paths.
        files: Output path to size in bytes, pages included.
        base_url: Address of the site with scheme; empty where nobody knows it.
        redirects: Paths from the host's root that lead on, to where they lead.
        unpublished: URL of a page that is kept back, to a sentence that says why.
    """

    pages: tuple[PageFacts, ...]
    assets: tuple[AssetFacts, ...] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    base_url: str = ""
    redirects: Mapping[str, str] = field(default_factory=dict)
    unpublished: Mapping[str, str] = field(default_factory=dict)

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
        return UrlSpace(self.base_url, self.files, self.redirects, self.unpublished)

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

    @cached_property
    def results(self) -> tuple[PageFacts, ...]:
        """Pages that stand for themselves in search results; further pages of lists do not."""
        return tuple(
            page
            for page in self.pages
            if page.is_offered_to_search and page.page_number == 1 and self.is_canonical(page)
        )
