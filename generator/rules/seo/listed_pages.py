"""What sitemaps list."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.whole_site.site_index import SiteIndex
from generator.checks.whole_site.url_space import Answer, Target


class ListedPage(NamedTuple):
    """An address in a sitemap, as written, and the file that it gets."""

    url: str
    target: Target


def listed_pages(site: SiteIndex) -> Iterator[ListedPage]:
    """Give each address in a sitemap that gets a file of the site."""
    for sitemap in site.sitemaps:
        if not sitemap.is_index:
            for url in sitemap.locations:
                target = site.urls.resolve(url, "/")
                if target.answer is Answer.FILE:
                    yield ListedPage(url, target)
