"""Where a site leads beyond itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from generator.checks.page_facts import PageFacts
from generator.checks.references import Reference, Use
from generator.checks.url_space import Answer, UrlSpace

_WEB = frozenset({"http", "https"})
#: Hints for a browser; what they name is asked for by something else as well.
_NOT_FOLLOWED = frozenset({Use.PRELOAD})


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """
    Something on a page that leads to another site, or loads from one.

    Attributes:
        url: Whole address, with its fragment.
    """

    page: PageFacts
    reference: Reference
    url: str

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a user name and password."""
        parts = urlsplit(self.url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def external_links(
    pages: Iterable[PageFacts], urls: UrlSpace, base_url: str
) -> Iterator[ExternalLink]:
    """
    List everything on *pages* that leads to another site on the web.

    Args:
        pages: Those that somebody reads.
        urls: Tells what belongs to the site.
        base_url: Address of the site with scheme; where nobody knows it, addresses without a
            host of their own are left out.
    """
    known: dict[str, str] = {}
    for page in pages:
        for reference in (*page.links, *page.assets):
            if reference.use in _NOT_FOLLOWED:
                continue
            url = known.get(reference.url)
            if url is None:
                url = _outside(reference.url, page, urls, base_url)
                if not page.base and urlsplit(url).scheme:
                    known[reference.url] = url
            if url:
                yield ExternalLink(page, reference, url)


def _outside(href: str, page: PageFacts, urls: UrlSpace, base_url: str) -> str:
    """Give the whole address; empty for what is on this site or not on the web."""
    if urls.resolve(href, page.url, page.base).answer is not Answer.OUTSIDE:
        return ""
    here = urljoin(urljoin(base_url, page.url), page.base)
    whole = urljoin(here, href.strip(" \t\n\r\f"))
    parts = urlsplit(whole)
    return whole if parts.scheme in _WEB and parts.netloc else ""
