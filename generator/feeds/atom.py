"""Atom feeds. Source: RFC 4287."""

from collections.abc import Iterable

from lxml import etree

from generator.feeds import xml
from generator.feeds.entry import Author, Channel, Entry
from generator.feeds.xml import GENERATOR, ascii_url, child, document, moment

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(channel: Channel, entries: Iterable[Entry]) -> bytes:
    """Write an Atom feed; *entries* stand as given, the newest first by custom."""
    root = xml.root(_name("feed"), {None: ATOM, "media": MEDIA})
    if channel.language:
        root.set(_XML_LANG, channel.language)
    child(root, _name("id"), channel.url)
    child(root, _name("title"), channel.title)
    if channel.description:
        child(root, _name("subtitle"), channel.description)
    child(root, _name("updated"), moment(channel.updated))
    child(root, _name("link"), rel="self", type="application/atom+xml", href=ascii_url(channel.url))
    child(root, _name("link"), rel="alternate", type="text/html", href=ascii_url(channel.home_url))
    # RFC 4287, 4.1.1: a feed names an author unless every entry does.
    for author in channel.authors or (Author(channel.title),):
        _person(root, author)
    child(root, _name("generator"), GENERATOR)
    if channel.icon:
        child(root, _name("icon"), ascii_url(channel.icon))
    for entry in entries:
        _entry(root, entry)
    return document(root)


def _entry(root: etree._Element, entry: Entry) -> None:
    element = child(root, _name("entry"))
    child(element, _name("id"), entry.id)
    child(element, _name("title"), entry.title)
    child(element, _name("link"), rel="alternate", type="text/html", href=ascii_url(entry.url))
    if entry.published is not None:
        child(element, _name("published"), moment(entry.published))
    child(element, _name("updated"), moment(entry.updated))
    for author in entry.authors:
        _person(element, author)
    for tag in entry.tags:
        child(element, _name("category"), term=tag)
    if entry.summary:
        child(element, _name("summary"), entry.summary)
    if entry.content:
        child(element, _name("content"), entry.content, type="html")
    if entry.image:
        child(element, f"{{{MEDIA}}}thumbnail", url=ascii_url(entry.image))


def _person(parent: etree._Element, author: Author) -> None:
    element = child(parent, _name("author"))
    child(element, _name("name"), author.name)
    if author.url:
        child(element, _name("uri"), ascii_url(author.url))
    if author.email:
        child(element, _name("email"), author.email)


def _name(local: str) -> str:
    return f"{{{ATOM}}}{local}"
