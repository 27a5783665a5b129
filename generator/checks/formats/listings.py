"""Files that list addresses: sitemaps, feeds, web app manifests and style sheets."""

import json
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from generator.checks.formats.robots_txt import Flaw, RobotsTxt, read_robots
from generator.checks.page.plain_text import line_starts
from generator.value import dataclass

if TYPE_CHECKING:
    from lxml import etree

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_ATOM = "{http://www.w3.org/2005/Atom}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_DAY = re.compile(
    r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?"
)
_MOST_URLS = 50_000
_MOST_BYTES = 50 * 1024 * 1024
_BOM = "\ufeff"
#: Comments and texts are read as wholes, so that an address in one of them is none.
_STYLE_TOKEN = re.compile(
    r"/\*.*?(?:\*/|$)"
    r"|@import\s+(?P<quote>[\"'])(?P<imported>.*?)(?P=quote)"
    r"|url\(\s*(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|(?P<bare>[^)\"'\s]*))\s*\)"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
    re.DOTALL | re.IGNORECASE,
)


class Mention(NamedTuple):
    """An address in a file, as written, and the character at which its line begins."""

    url: str
    offset: int


@dataclass(frozen=True, slots=True)
class Sitemap:
    """
    A sitemap, or an index of sitemaps.

    Attributes:
        locations: URLs as written.
        offsets: Of each URL's line.
        days: `lastmod` of each URL as written; empty where there is none.
        is_index: Whether the locations are those of other sitemaps.
    """

    path: str
    locations: tuple[str, ...] = ()
    offsets: "array[int]" = field(default_factory=lambda: array("I"))
    days: tuple[str, ...] = ()
    is_index: bool = False
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """
    A feed.

    Attributes:
        form: `Atom`, `RSS` or `JSON Feed`.
        links: Where its entries lead; they are whole URLs or start from the feed's own.
    """

    path: str
    form: str
    links: tuple[Mention, ...] = ()
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class FileLinks:
    """What a style sheet or a manifest asks for; addresses start from the file's own."""

    path: str
    links: tuple[Mention, ...] = ()
    flaws: tuple[Flaw, ...] = ()


Listing = Sitemap | Feed | FileLinks | RobotsTxt


def read_listing(path: str, body: bytes) -> Listing | None:
    """
    Read what a published file lists; None for a file of another kind.

    Args:
        path: Output path; its name says of which kind the file may be.
        body: The file as published.
    """
    if path == "robots.txt":
        return read_robots(path, file_text(body))
    name = path.rpartition("/")[2].lower()
    if name.endswith(".webmanifest") or name == "manifest.json":
        return _manifest(path, file_text(body))
    if name.endswith((".xml", ".rss", ".atom", ".rdf")):
        return _xml(path, body)
    if name.endswith(".json") and b"//jsonfeed.org/version/" in body[:512]:
        return _json_feed(path, file_text(body))
    return None


def style_links(path: str, text: str) -> FileLinks:
    """List what a style sheet asks for: ``url()`` and ``@import``."""
    starts = line_starts(text)
    found = tuple(
        Mention(url, starts[bisect_right(starts, at) - 1]) for at, url in style_urls(text)
    )
    return FileLinks(path, found)


def style_urls(text: str) -> Iterator[tuple[int, str]]:
    """Give each address in CSS, with its offset; data and parts of drawings are none."""
    for match in _STYLE_TOKEN.finditer(text):
        url = match["imported"] or match["double"] or match["single"] or match["bare"]
        if url and not url.lower().startswith(("data:", "blob:", "#", "about:")):
            yield match.start(), url


def file_text(body: bytes) -> str:
    """Decode a published file in the way in which offsets in `Mention` and `Flaw` count."""
    return body.decode("utf-8", "replace").removeprefix(_BOM).replace("\r\n", "\n")


def _xml(path: str, body: bytes) -> Sitemap | Feed | None:
    from lxml import etree  # noqa: PLC0415 -- most runs read no such file

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    starts = line_starts(file_text(body))
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        return _unreadable(path, body, f"{error.msg} (line {error.lineno})", starts, error.lineno)
    reader = _Elements(root, starts)
    if root.tag in (f"{_SITEMAP}urlset", f"{_SITEMAP}sitemapindex"):
        return _sitemap(path, body, reader)
    if root.tag in ("urlset", "sitemapindex"):
        message = f"sitemap names no namespace, or a wrong one, in `<{root.tag}>`"
        return Sitemap(path, flaws=(Flaw(message, f'write `xmlns="{_SITEMAP[1:-1]}"`', 0),))
    if root.tag == f"{_ATOM}feed":
        return _atom(path, reader)
    if root.tag in ("rss", _RDF):
        return _rss(path, reader)
    return None


def _unreadable(
    path: str, body: bytes, why: str, starts: tuple[int, ...], line: int | None
) -> Sitemap | Feed | None:
    at = starts[min(line or 1, len(starts)) - 1]
    head = body[:2048].lower()
    flaw = Flaw(f"file is not well-formed XML: {why}", "correct it, or generate it with a tool", at)
    if b"<urlset" in head or b"<sitemapindex" in head:
        return Sitemap(path, flaws=(flaw,))
    if b"<rss" in head or b"<feed" in head:
        return Feed(path, "RSS" if b"<rss" in head else "Atom", flaws=(flaw,))
    return None


class _Elements:
    """Elements of an XML file, and where their lines begin."""

    def __init__(self, root: "etree._Element", starts: tuple[int, ...]) -> None:
        self.root = root
        self._starts = starts

    def offset(self, element: "etree._Element") -> int:
        line = cast("int | None", element.sourceline) or 1  # the stubs do not know
        return self._starts[min(line, len(self._starts)) - 1]

    def flaw(self, element: "etree._Element", message: str, fix: str) -> Flaw:
        return Flaw(message, fix, self.offset(element))


def _sitemap(path: str, body: bytes, reader: _Elements) -> Sitemap:
    is_index = reader.root.tag == f"{_SITEMAP}sitemapindex"
    locations, offsets, days = [], array("I"), []
    flaws: list[Flaw] = []
    loc, lastmod = f"{_SITEMAP}loc", f"{_SITEMAP}lastmod"
    for element in reader.root.iterchildren(f"{_SITEMAP}{'sitemap' if is_index else 'url'}"):
        location = (element.findtext(loc) or "").strip()
        day = (element.findtext(lastmod) or "").strip()
        if not location:
            flaws.append(reader.flaw(element, "an entry has no `<loc>`", "add it, or drop both"))
            continue
        if day and not _DAY.fullmatch(day):
            message = f"`{day}` is not a date that search engines read"
            flaws.append(reader.flaw(element, message, "write it as 2026-01-31"))
        locations.append(location)
        offsets.append(reader.offset(element))
        days.append(day)
    if len(locations) > _MOST_URLS:
        message = f"sitemap lists {len(locations):,} addresses; the limit is {_MOST_URLS:,}"
        flaws.append(Flaw(message, "split it, and list the parts in an index"))
    if len(body) > _MOST_BYTES:
        message = f"sitemap holds {len(body):,} bytes; the limit is {_MOST_BYTES:,}"
        flaws.append(Flaw(message, "split it, and list the parts in an index"))
    return Sitemap(path, tuple(locations), offsets, tuple(days), is_index, tuple(flaws))


def _atom(path: str, reader: _Elements) -> Feed:
    flaws = list(_lacking(reader, reader.root, ("id", "title", "updated"), _ATOM, "feed"))
    links: list[Mention] = []
    for entry in reader.root.iterchildren(f"{_ATOM}entry"):
        flaws += _lacking(reader, entry, ("id", "title", "updated"), _ATOM, "entry")
        links.extend(
            Mention(str(link.get("href")).strip(), reader.offset(link))
            for link in entry.iterchildren(f"{_ATOM}link")
            if link.get("rel", "alternate") == "alternate" and link.get("href")
        )
    return Feed(path, "Atom", tuple(links), tuple(flaws))


def _rss(path: str, reader: _Elements) -> Feed:
    if reader.root.tag == _RDF:
        return Feed(path, "RSS")  # RSS 1.0, which is no longer written
    channel = reader.root.find("channel")
    if channel is None:
        return Feed(path, "RSS", flaws=(Flaw("feed has no `<channel>`", "add it", 0),))
    flaws = list(_lacking(reader, channel, ("title", "link", "description"), "", "feed"))
    links: list[Mention] = []
    for item in channel.iterchildren("item"):
        if item.find("title") is None and item.find("description") is None:
            message = "an entry has neither title nor description"
            flaws.append(reader.flaw(item, message, "give it one of them"))
        link = item.find("link")
        if link is not None and (link.text or "").strip():
            links.append(Mention((link.text or "").strip(), reader.offset(link)))
    return Feed(path, "RSS", tuple(links), tuple(flaws))


def _lacking(
    reader: _Elements, element: "etree._Element", names: Iterable[str], space: str, what: str
) -> Iterator[Flaw]:
    for name in names:
        if element.find(f"{space}{name}") is None:
            article = "an" if what == "entry" else "the"
            yield reader.flaw(element, f"{article} {what} has no `<{name}>`", "add it")


def _json_feed(path: str, text: str) -> Feed:
    try:
        data = json.loads(text)
    except ValueError as error:
        return Feed(path, "JSON Feed", flaws=(Flaw(f"file is not JSON: {error}", "correct it"),))
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or not isinstance(data.get("title"), str):
        return Feed(
            path, "JSON Feed", flaws=(Flaw("feed has no `title` or no `items`", "add them"),)
        )
    links, flaws = [], []
    for item in items:
        if not isinstance(item, dict) or "id" not in item:
            flaws.append(Flaw("an entry has no `id`", "add it"))
        elif isinstance(item.get("url"), str):
            links.append(Mention(item["url"], max(text.find(json.dumps(item["url"])), 0)))
    return Feed(path, "JSON Feed", tuple(links), tuple(flaws))


def _manifest(path: str, text: str) -> FileLinks | None:
    try:
        data = json.loads(text)
    except ValueError as error:
        flaw = Flaw(f"manifest is not JSON, so browsers ignore it: {error}", "correct it")
        return FileLinks(path, flaws=(flaw,))
    if not isinstance(data, dict):
        return None
    urls = [data.get("start_url"), *_sources(data, "icons"), *_sources(data, "screenshots")]
    for shortcut in _dicts(data, "shortcuts"):
        urls += [shortcut.get("url"), *_sources(shortcut, "icons")]
    starts = line_starts(text)
    links = []
    for url in urls:
        if isinstance(url, str) and url and not url.startswith("data:"):
            at = max(text.find(json.dumps(url)), 0)
            links.append(Mention(url, starts[bisect_right(starts, at) - 1]))
    return FileLinks(path, tuple(links))


def _dicts(data: dict[str, Any], key: str) -> Iterator[dict[str, Any]]:
    values = data.get(key)
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            yield value


def _sources(data: dict[str, Any], key: str) -> Iterator[Any]:
    return (value.get("src") for value in _dicts(data, key))
