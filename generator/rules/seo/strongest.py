"""Which pages have most to give to the pages that they link to."""

from functools import cached_property

from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import SiteIndex

_ENOUGH_WORDS = 100  # on a page of fewer, a link has no place


def has_text(page: PageFacts) -> bool:
    """Whether a link has a place among the words of *page*."""
    return page.words is None or page.words >= _ENOUGH_WORDS


class Strongest:
    """Finds the best linked page near another that does not link to it yet."""

    def __init__(self, site: SiteIndex) -> None:
        self._site = site

    def near(self, page: PageFacts) -> PageFacts | None:
        """Give the strongest page of the same folder, else of the folder above; None if alone."""
        linking = {one.path for one in self._site.graph.leading_to(page.path)}
        folder = _folder(page.url)
        while True:
            for other in self._by_folder.get(folder, ()):
                if other is not page and has_text(other) and other.path not in linking:
                    return other
            if folder in ("", "/"):
                return None
            folder = _folder(folder)

    @cached_property
    def _by_folder(self) -> dict[str, list[PageFacts]]:
        """Folder to its pages, the strongest first."""
        ranks = self._site.graph.ranks()
        folders: dict[str, list[PageFacts]] = {}
        for page in sorted(self._site.results, key=lambda one: (-ranks[one.path], one.path)):
            folders.setdefault(_folder(page.url), []).append(page)
        return folders


def _folder(url: str) -> str:
    """Path above *url*, with its slash; empty above the root."""
    return url.rstrip("/").rpartition("/")[0] + "/" if url.strip("/") else ""
