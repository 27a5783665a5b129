"""
Sitemaps.

Source: Sitemaps XML format 0.9 (sitemaps.org); `xhtml:link` alternates and the image extension as
in Google's documentation of sitemaps.
"""

from collections.abc import Sequence

from lxml import etree

from generator.feeds import xml
from generator.feeds.entry import Url
from generator.feeds.xml import ascii_url, document, legal_text, moment

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
XHTML = "http://www.w3.org/1999/xhtml"

MAX_URLS = 50_000
MAX_BYTES = 50 * 1024 * 1024

File = tuple[str, bytes]


def sitemap(
    urls: Sequence[Url],
    base_url: str,
    *,
    max_urls: int = MAX_URLS,
    max_bytes: int = MAX_BYTES,
) -> list[File]:
    """
    Write the sitemap of *urls*.

    Args:
        urls: In the order in which they are to stand.
        base_url: Where the files will be published, ending with a slash; an index needs it.
        max_urls: URLs in one file; the protocol allows 50,000.
        max_bytes: Bytes in one file, uncompressed; the protocol allows 52,428,800.

    Returns:
        Paths relative to the output folder, and bytes: ``sitemap.xml`` alone, or as an index of
        ``sitemap-1.xml`` and so on.
    """
    parts: list[tuple[Sequence[Url], bytes]] = []
    for start in range(0, len(urls) or 1, max_urls):
        parts += _fitting(urls[start : start + max_urls], max_bytes)
    if len(parts) == 1:
        return [("sitemap.xml", parts[0][1])]
    files = [(f"sitemap-{number}.xml", data) for number, (_, data) in enumerate(parts, start=1)]
    index = xml.root(f"{{{SITEMAP}}}sitemapindex", {None: SITEMAP})
    for (path, _), (part, _) in zip(files, parts, strict=True):
        element = etree.SubElement(index, f"{{{SITEMAP}}}sitemap")
        etree.SubElement(element, f"{{{SITEMAP}}}loc").text = ascii_url(base_url + path)
        newest = max((url.lastmod for url in part if url.lastmod), default=None)
        if newest is not None:
            etree.SubElement(element, f"{{{SITEMAP}}}lastmod").text = moment(newest)
    return [("sitemap.xml", document(index)), *files]


def _fitting(urls: Sequence[Url], max_bytes: int) -> list[tuple[Sequence[Url], bytes]]:
    """Halve *urls* until every file is small enough; one URL alone always is."""
    data = _url_set(urls)
    if len(data) <= max_bytes or len(urls) < 2:  # noqa: PLR2004 - one URL cannot be halved
        return [(urls, data)]
    middle = len(urls) // 2
    return _fitting(urls[:middle], max_bytes) + _fitting(urls[middle:], max_bytes)


def _url_set(urls: Sequence[Url]) -> bytes:
    namespaces: dict[str | None, str] = {None: SITEMAP}
    if any(url.alternates for url in urls):
        namespaces["xhtml"] = XHTML
    if any(url.images for url in urls):
        namespaces["image"] = IMAGE
    root = xml.root(f"{{{SITEMAP}}}urlset", namespaces)
    new = etree.SubElement
    for url in urls:
        element = new(root, f"{{{SITEMAP}}}url")
        new(element, f"{{{SITEMAP}}}loc").text = ascii_url(url.location)
        if url.lastmod is not None:
            new(element, f"{{{SITEMAP}}}lastmod").text = moment(url.lastmod)
        for alternate in url.alternates:
            link = new(element, f"{{{XHTML}}}link")
            link.set("rel", "alternate")
            link.set("hreflang", legal_text(alternate.language))
            link.set("href", ascii_url(alternate.url))
        for image in url.images:
            picture = new(element, f"{{{IMAGE}}}image")
            new(picture, f"{{{IMAGE}}}loc").text = ascii_url(image)
    return document(root)
