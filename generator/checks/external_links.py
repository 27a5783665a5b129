"""Where a site leads beyond itself."""

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from generator.checks.page_facts import PageFacts
from generator.checks.references import Use
from generator.checks.url_space import Answer, UrlSpace
from generator.value import dataclass

_WEB = frozenset({"http", "https"})
#: Hints for a browser; what they name is asked for by something else as well.
_NOT_FOLLOWED = frozenset({Use.PRELOAD})


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """
    Something on a page that leads to another site, or loads from one.

    Attributes:
        url: Whole address, with its fragment.
        use: What the page wants with it.
        page: None for a redirect that the settings name.
        offset: Of the start tag in the page; None where the page as a whole leads on.
    """

    page: PageFacts | None
    url: str
    use: Use
    offset: int | None

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a user name and password."""
        parts = urlsplit(self.url)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def external_links(
    pages: Iterable[PageFacts], urls: UrlSpace, base_url: str, redirects: Iterable[str] = ()
) -> Iterator[ExternalLink]:
    """
    List everything that leads to another site on the web.

    Args:
        pages: Those of the site, redirects included.
        urls: Tells what belongs to the site.
        base_url: Address of the site with scheme; where nobody knows it, addresses without a
            host of their own are left out.
        redirects: Where redirects lead.
    """
    whole: set[str] = set()  # leads to the same place from every page
    for page in pages:
        for written, use, offset in _written(page):
            if written in whole:
                yield ExternalLink(page, written, use, offset)
                continue
            url = _outside(written, page, urls, base_url)
            if url == written:
                whole.add(written)
            if url:
                yield ExternalLink(page, url, use, offset)
    for target in dict.fromkeys(redirects):
        if urlsplit(target).scheme in _WEB and urls.resolve(target, "/").answer is Answer.OUTSIDE:
            yield ExternalLink(None, target, Use.LINK, None)


def _written(page: PageFacts) -> Iterator[tuple[str, Use, int | None]]:
    for reference in (*page.links, *page.assets):
        if reference.use not in _NOT_FOLLOWED:
            yield reference.url, reference.use, reference.offset
    if page.refresh is not None:
        yield page.refresh, Use.LINK, None


def _outside(href: str, page: PageFacts, urls: UrlSpace, base_url: str) -> str:
    """Give the full address; empty for what is on this site or not on the web."""
    if urls.resolve(href, page.url, page.base).answer is not Answer.OUTSIDE:
        return ""
    here = urljoin(urljoin(base_url, page.url), page.base)
    whole = urljoin(here, href.strip(" \t\n\r\f"))
    parts = urlsplit(whole)
    return whole if parts.scheme in _WEB and parts.netloc else ""
