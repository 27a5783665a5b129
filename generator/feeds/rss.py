"""
RSS feeds.

Source: RSS 2.0 specification (rssboard.org), with `atom:link`, `content:encoded` and `dc:creator`
as its best-practices profile advises.
"""

from collections.abc import Iterable
from email.utils import format_datetime
from html import escape

from lxml import etree

from generator.feeds.atom import ATOM, MEDIA
from generator.feeds.entry import Channel, Entry
from generator.feeds.xml import GENERATOR, ascii_url, child, document

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
_NAMESPACES = {"atom": ATOM, "content": CONTENT, "dc": DUBLIN_CORE, "media": MEDIA}


def rss(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """Write an RSS feed; *entries* stand as given, the newest first by custom."""
    root = etree.Element("rss", nsmap=_NAMESPACES)
    root.set("version", "2.0")
    element = child(root, "channel")
    child(element, "title", channel.title)
    child(element, "link", ascii_url(channel.home_url))
    # The element is required, so a site without a description lends its title.
    child(element, "description", channel.description or channel.title)
    if channel.language:
        child(element, "language", channel.language)
    child(element, "lastBuildDate", format_datetime(channel.updated))
    child(element, "generator", GENERATOR)
    child(
        element,
        f"{{{ATOM}}}link",
        rel="self",
        type="application/rss+xml",
        href=ascii_url(channel.url),
    )
    if channel.icon:
        image = child(element, "image")
        child(image, "url", ascii_url(channel.icon))
        child(image, "title", channel.title)
        child(image, "link", ascii_url(channel.home_url))
    for entry in entries:
        _item(element, entry)
    return document(root)


def _item(parent: etree._Element, entry: Entry) -> None:
    element = child(parent, "item")
    child(element, "title", entry.title)
    child(element, "link", ascii_url(entry.url))
    child(element, "guid", entry.id, isPermaLink="true" if entry.id == entry.url else "false")
    child(element, "pubDate", format_datetime(entry.published or entry.updated))
    # `author` wants an e-mail address, which few pages publish; `dc:creator` takes the name.
    for author in entry.authors:
        child(element, f"{{{DUBLIN_CORE}}}creator", author.name)
    for tag in entry.tags:
        child(element, "category", tag)
    if entry.summary:
        # Readers take a description for HTML, so plain text is escaped once more.
        child(element, "description", escape(entry.summary, quote=False))
    if entry.content:
        child(element, f"{{{CONTENT}}}encoded", entry.content)
    if entry.image:
        child(element, f"{{{MEDIA}}}thumbnail", url=ascii_url(entry.image))
