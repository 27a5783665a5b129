"""Where a site leads beyond itself."""

import re
from collections.abc import Iterable, Iterator

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.references import Use
from generator.checks.whole_site.url_space import Answer, UrlSpace
from generator.url.parsed import parse, resolved
from generator.url.secrets import masked
from generator.value import dataclass

#: What stands before the host; a browser takes the last `@` for its end.
_CREDENTIALS = re.compile(r"(?<=//)[^/?#\\]*@")
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
        offset: Of the start tag in the page; None where the page as a whole redirects.
    """

    page: PageFacts | None
    url: str
    use: Use
    offset: int | None

    @property
    def shown(self) -> str:
        """The address as it may be shown: without a user name and password, tokens masked."""
        return masked(_CREDENTIALS.sub("", self.url, count=1))


def external_links(
    pages: Iterable[PageFacts], urls: UrlSpace, base_url: str, redirects: Iterable[str] = ()
) -> Iterator[ExternalLink]:
    """
    List everything that leads to another site on the web.

    Args:
        pages: Those of the site, redirects included.
        urls: Tells what belongs to the site.
        base_url: Address of the site with scheme; where it is not known, addresses without a
            host of their own are left out.
        redirects: Where redirects lead.
    """
    settled: set[str] = set()  # leads to the same place from every page
    for page in pages:
        for written, use, offset in _written(page):
            if written in settled:
                yield ExternalLink(page, written, use, offset)
                continue
            url = _outside(written, page, urls, base_url)
            if url == written:
                settled.add(written)
            if url:
                yield ExternalLink(page, url, use, offset)
    for target in dict.fromkeys(redirects):
        whole = parse(target)
        is_outside = urls.resolve(target, "/").answer is Answer.OUTSIDE
        if whole is not None and whole.is_web and is_outside:
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
    url = parse(href)
    if url is None:
        own = resolved(page.url, base_url) if base_url else ""
        url = parse(href, resolved(page.base, own) if page.base and own else own)
    if url is None or not url.is_web:
        return ""
    written = href.strip(" \t\n\r\f")
    return written if written.lower().startswith(("http://", "https://")) else url.href
