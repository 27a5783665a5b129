"""From a parsed page to the facts that are kept of it."""

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from generator.checks.accessibility.landmarks import landmarks
from generator.checks.accessibility.link_names import waits_for_words
from generator.checks.facts.extract_pictures import unsized_pictures
from generator.checks.facts.frames import frames
from generator.checks.facts.low_contrast import low_contrast
from generator.checks.facts.main_text import main_text
from generator.checks.facts.menus import menus
from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.passages import pieces
from generator.checks.facts.recordings import recordings
from generator.checks.facts.references import Anchors, Reference, References, Use
from generator.checks.facts.same_names import same_names
from generator.checks.facts.social_tags import social_facts
from generator.checks.formats.listings import style_urls
from generator.checks.page.html_page import Element, HtmlPage, fold
from generator.checks.structured.extract_facts import structured_facts

#: Smaller pages are counted uncompressed: the difference cannot matter, and gzip takes time.
_WORTH_COMPRESSING = 64 * 1024

_ADDRESS = re.compile(r"\s*(?:https?://|www\.)\S", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*)")
_DATA_FREE = ("data:", "blob:")
#: Media types of feeds: RFC 4287, RSS Advisory Board, JSON Feed 1.1.
FEED_TYPES = frozenset({"application/atom+xml", "application/rss+xml", "application/feed+json"})
_RESOURCES = (
    (("img",), "src", Use.IMAGE),
    (("script",), "src", Use.SCRIPT),
    (("source", "video", "audio"), "src", Use.MEDIA),
    (("video",), "poster", Use.IMAGE),
    (("track",), "src", Use.TRACK),
    (("iframe", "frame"), "src", Use.FRAME),
    (("embed",), "src", Use.EMBED),
    (("object",), "data", Use.EMBED),
)
#: Elements that they are about.
_LOADING = frozenset(name for names, _, _ in _RESOURCES for name in names)


class Resource(NamedTuple):
    """Something that a page loads or shows: the URL as written, and the element that asks."""

    url: str
    use: Use
    element: Element


def page_facts(page: HtmlPage) -> PageFacts:
    """Keep what rules over the whole site need."""
    title = page.title
    descriptions = page.meta_named("description")
    canonicals = page.links_with("canonical")
    versions = [
        element for element in page.links_with("alternate") if element.get("hreflang") is not None
    ]
    headings = page.named("h1")
    main = page.fact(main_text)
    bare, empty = _telling_little(page)
    size = len(page.html.encode("utf-8", "surrogatepass"))
    places = tuple(page.places(page.anchors))
    return PageFacts(
        path=page.path,
        url=page.url,
        title=None if title is None else page.title_text,
        description=fold(descriptions[0].get("content") or "") if descriptions else None,
        canonical=(canonicals[0].get("href") or "").strip() if canonicals else None,
        language=(page.language or "").strip(),
        noindex=page.noindex,
        h1=tuple(fold(element.text) for element in headings),
        anchors=Anchors(_anchor_names(page)),
        links=_links(page, places),
        bare_links=bare,
        empty_links=empty,
        assets=_assets(page),
        unsized=unsized_pictures(page),
        hreflang=tuple(
            (element.get("hreflang") or "", element.get("href") or "") for element in versions
        ),
        kind=page.kind,
        page_number=page.page_number,
        refresh=page.refresh,
        refresh_offset=None if page.refresh is None or page.timer is None else page.timer[1].offset,
        base=page.base_href,
        size=size,
        transfer=_transfer(page.html, size),
        title_offset=None if title is None else title.offset,
        description_offset=descriptions[0].offset if descriptions else None,
        canonical_offset=canonicals[0].offset if canonicals else None,
        h1_offset=headings[0].offset if headings else None,
        hreflang_offset=versions[0].offset if versions else None,
        words=main.words,
        sketch=main.sketch,
        own_text=page.metadata.content,
        keyphrase=page.metadata.keyphrase,
        modified=page.metadata.modified,
        translation=page.metadata.translation,
        social=social_facts(page),
        structured=structured_facts(page),
        low_contrast=low_contrast(page),
        said=main.said,
        pieces=pieces(page),
        menus=menus(page, [place[0] for place in places]),
        same_names=same_names(page),
        frames=frames(page),
        recordings=recordings(page),
        has_search=_has_search(page),
    )


def _has_search(page: HtmlPage) -> bool:
    if page.has("search"):
        return True
    fields = page.named("input")
    return any((one.get("type") or "").strip().lower() == "search" for one in fields) or any(
        one.role == "search" for one in page.fact(landmarks)
    )


def _links(page: HtmlPage, places: tuple[tuple[int, int, int], ...]) -> References:
    urls = page.addresses
    if page.timer is not None and page.timer[0].url and page.refresh is None:
        (_, url), element = page.timer
        return References.alike((*urls, url), Use.LINK, (*places, *page.places((element,))))
    return References.alike(urls, Use.LINK, places)


def _telling_little(page: HtmlPage) -> tuple[tuple[tuple[int, str, bool], ...], tuple[int, ...]]:
    """Links that show an address, and those that wait for words, as in `PageFacts`."""
    bare, empty = [], []
    for number, element in enumerate(page.anchors):
        text = element.text
        if not text.strip():
            if waits_for_words(element):
                empty.append(number)
        elif ("." in text or "/" in text) and _ADDRESS.match(text) and " " not in fold(text):
            bare.append((number, fold(text), _stands_alone(element, fold(text))))
    return tuple(bare), tuple(empty)


def _stands_alone(element: Element, text: str) -> bool:
    around = element.parent
    return around is not None and fold(around.text) == text


def _assets(page: HtmlPage) -> References:
    found = page.fact(resources)
    places = page.places(resource.element for resource in found)
    return References.of(
        Reference(resource.url, resource.use, *place)
        for resource, place in zip(found, places, strict=True)
    )


def resources(page: HtmlPage) -> tuple[Resource, ...]:
    """
    List what *page* loads or shows, and its social images; ask with ``page.fact(resources)``.

    Data that stands in the URL itself is no resource.
    """
    return tuple(
        [
            Resource(url, use, element)
            for url, use, element in _all_resources(page)
            if url is not None and url.strip() and not url.lstrip().lower().startswith(_DATA_FREE)
        ]
    )


def _all_resources(page: HtmlPage) -> Iterator[tuple[str | None, Use, Element]]:
    if page.has(*_LOADING):
        for names, attribute, use in _RESOURCES:
            for element in page.named(*names):
                yield element.get(attribute), use, element
        for element in page.named("img", "source"):
            yield from _choices(element, "srcset")
    for element in page.links:
        link_use = _link_use(element.get("rel") or "", element.get("type"))
        if link_use is not None:
            yield element.get("href"), link_use, element
        if element.get("imagesrcset"):
            yield from _choices(element, "imagesrcset")
    if page.has("input", "image"):
        yield from _further_pictures(page)
    for element in (*page.meta_property("og:image"), *page.meta_named("twitter:image")):
        yield element.get("content"), Use.SOCIAL_IMAGE, element
    yield from _styled(page)


def _further_pictures(page: HtmlPage) -> Iterator[tuple[str | None, Use, Element]]:
    for element in page.named("input"):
        if (element.get("type") or "").lower() == "image":
            yield element.get("src"), Use.IMAGE, element
    for element in page.svg_elements("image"):
        yield element.get("href" if element.get("href") else "xlink:href"), Use.IMAGE, element


def _styled(page: HtmlPage) -> Iterator[tuple[str, Use, Element]]:
    sheets, styled = page.named("style"), page.with_attribute("style")
    if not (sheets or styled) or "url(" not in page.html:
        return
    for element in sheets:
        for _, url in style_urls(element.text):
            yield url, Use.STYLED, element
    for element in styled:
        for _, url in style_urls(element.get("style") or ""):
            yield url, Use.STYLED, element


def _choices(element: Element, attribute: str) -> Iterator[tuple[str, Use, Element]]:
    choices = element.get(attribute)
    if choices:
        for url in candidates(choices):
            yield url, Use.IMAGE_CHOICE, element


def candidates(srcset: str) -> Iterator[str]:
    """
    List the URLs of a ``srcset``.

    Source:
        HTML, "parse a srcset attribute": a URL may hold commas, but not end with one.
    """
    at = 0
    while match := _CANDIDATE.match(srcset, at):
        url = match[1]
        yield url.rstrip(",")
        at = match.end()
        if not url.endswith(","):
            comma = srcset.find(",", at)
            at = len(srcset) if comma < 0 else comma


@lru_cache(maxsize=256)  # most pages of a site have the same links in their heads
def _link_use(rel: str, kind: str | None) -> Use | None:
    relations = rel.lower().split()
    if "stylesheet" in relations:
        return None if "alternate" in relations else Use.STYLESHEET
    if "icon" in relations or "apple-touch-icon" in relations or "mask-icon" in relations:
        return Use.ICON
    if "preload" in relations or "modulepreload" in relations:
        return Use.PRELOAD
    if "manifest" in relations:
        return Use.EMBED
    if "alternate" in relations and kind in FEED_TYPES:
        return Use.FEED
    return None


def _anchor_names(page: HtmlPage) -> Iterator[str]:
    yield from page.ids
    for element in page.with_attribute("name"):
        if element.name == "a" and element.is_html:
            name = element.get("name")
            if name:
                yield name


def _transfer(html: str, size: int) -> int:
    if size < _WORTH_COMPRESSING:
        return size
    return len(zlib.compress(html.encode("utf-8", "surrogatepass"), 6))
