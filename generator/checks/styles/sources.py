"""
The style sheets of a page: where each comes from, and whether all of them are known.

Source: HTML standard, sections 4.2.4 (``link``) and 4.2.6 (``style``).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple
from urllib.parse import unquote

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.parsed_page import Element
from generator.checks.page.site_files import SiteFiles
from generator.css.entries import Located, Origin
from generator.css.sheet import Condition, Import, Sheet, read_sheet
from generator.css.tokens import component_values, solid
from generator.url.parsed import parse
from generator.value import dataclass

_UNKNOWN_HOST = "https://site.invalid"
#: Style sheets in style sheets that are followed, and how many there may be in all.
_DEEPEST, _MOST_SHEETS = 16, 200


#: An address that a browser leaves as it is.
_PLAIN_PATH = re.compile(r"/(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)


class Source(NamedTuple):
    """
    A ``link`` or ``style`` element; equal sources mean equal style sheets.

    Attributes:
        url: Whole address of a linked sheet; of a sheet in the page, what its imports are relative
            to.
        text: Of a sheet in the page; None for a linked one.
        media: As written.
    """

    url: str
    text: str | None
    media: str


@dataclass(frozen=True, slots=True)
class PageSheets:
    """
    Style sheets of a page.

    Attributes:
        sheets: In the order in which they count, those of the browser first.
        is_whole: Whether all are known but for those that are missing: none lies on another host,
            or cannot be read.
        missing: Paths at which the site has no file.
        read: Paths of the files that were looked for.
    """

    sheets: tuple[Located, ...]
    is_whole: bool
    missing: tuple[str, ...]
    read: tuple[str, ...]


def sources_of(page: HtmlPage) -> tuple[tuple[Source, ...], tuple[Element, ...]]:
    """List where the style sheets of *page* come from, and the ``style`` elements among them."""
    found: list[Source] = []
    elements: list[Element] = []
    both = page.named("link")
    if page.has("style"):
        both = tuple(sorted((*both, *page.named("style")), key=_position))
    for element in both:
        if element.name == "link":
            href = _linked_sheet(element)
            if href:
                found.append(Source(_address(href, page), None, element.get("media") or ""))
        elif _is_css(element):
            text = element.text
            if text.strip():
                elements.append(element)
                imports = _base(page) if "@import" in text.lower() else ""
                found.append(Source(imports, text, element.get("media") or ""))
    for element in page.svg_elements("style"):
        text = element.text
        if _is_css(element) and text.strip():
            elements.append(element)
            found.append(Source("", text, element.get("media") or ""))
    return tuple(found), tuple(elements)


def _position(element: Element) -> tuple[int, int]:
    return element.position or (0, 0)


def _address(href: str, page: HtmlPage) -> str:
    """Whole address of a style sheet; empty where a browser can make none."""
    if _PLAIN_PATH.fullmatch(href) and not page.has("base"):
        return _origin(page.base_url) + href  # what nearly all are, in a tenth of the time
    url = parse(href, _base(page))
    return "" if url is None else url.without_fragment


def _is_css(element: Element) -> bool:
    return (element.get("type") or "text/css").strip().lower() in ("", "text/css")


def _linked_sheet(element: Element) -> str:
    """Give the address of the style sheet that a ``link`` loads, as written; empty for none."""
    relation = element.get("rel") or ""
    if relation != "stylesheet":
        relations = relation.lower().split()
        if "stylesheet" not in relations or "alternate" in relations:
            return ""
    kind = (element.get("type") or "text/css").partition(";")[0].strip().lower()
    if element.get("disabled") is not None or kind not in ("", "text/css"):
        return ""
    return (element.get("href") or "").strip()


def _base(page: HtmlPage) -> str:
    origin = _origin(page.base_url)
    address = parse(page.url, f"{origin}/")
    base = f"{origin}/" if address is None else address.href
    moved = parse(page.base_href, base) if page.base_href else None
    return base if moved is None else moved.href


@lru_cache(maxsize=16)
def _origin(base_url: str) -> str:
    own = parse(base_url, _UNKNOWN_HOST)
    return _UNKNOWN_HOST if own is None or not own.is_web else own.origin


def gather_sheets(sources: tuple[Source, ...], base_url: str, files: SiteFiles) -> PageSheets:
    """
    Read the style sheets of a page, and those that they import.

    Args:
        sources: In document order.
        base_url: Address of the site; files of other hosts are not known.
        files: Of the site.
    """
    gathering = _Gathering(_origin(base_url), files)
    sheets = [Located(browser_sheet(files), Origin.BROWSER), *gathering.of(sources)]
    missing = tuple(gathering.missing)
    return PageSheets(tuple(sheets), gathering.is_whole, missing, tuple(gathering.read))


def browser_sheet(files: SiteFiles) -> Sheet:
    """Give what browsers show without any style sheet."""

    def make() -> Sheet:
        text = resources.files(__package__).joinpath("browser.css").read_text("utf-8")
        return read_sheet(text, "browser")

    return files.remember(browser_sheet, make)


class _Gathering:
    def __init__(self, origin: str, files: SiteFiles) -> None:
        self._origin = origin
        self._files = files
        self._count = 0
        self.is_whole = True
        self.read: dict[str, None] = {}
        self.missing: list[str] = []

    def of(self, sources: tuple[Source, ...]) -> Iterator[Located]:
        number = 0
        for source in sources:
            conditions = _media(source.media)
            if source.text is None:
                yield from self._linked(source.url, _UNKNOWN_HOST, conditions, (), ())
            else:
                sheet = read_sheet(source.text)
                base = source.url or _UNKNOWN_HOST
                yield from self._imports(sheet, base, conditions, (), ())
                yield self._located(sheet, conditions, (), number)
                number += 1

    def _linked(
        self,
        href: str,
        base: str,
        conditions: tuple[Condition, ...],
        layer: tuple[str, ...],
        trail: tuple[str, ...],
    ) -> Iterator[Located]:
        self._count += 1
        url = parse(href.strip(), base)
        is_known = url is not None and url.origin in (self._origin, _UNKNOWN_HOST)
        if (
            url is None
            or not is_known
            or max(self._count - _MOST_SHEETS, len(trail) - _DEEPEST) > 0
        ):
            self.is_whole = False
            return
        path = unquote(url.path)
        if path in trail:
            return  # a circle adds nothing
        self.read[path] = None
        sheet = _sheet_at(self._files, path)
        if sheet is None:
            self.missing.append(path)
            return
        yield from self._imports(sheet, url.href, conditions, layer, (*trail, path))
        yield self._located(sheet, conditions, layer)

    def _imports(
        self,
        sheet: Sheet,
        base: str,
        conditions: tuple[Condition, ...],
        layer: tuple[str, ...],
        trail: tuple[str, ...],
    ) -> Iterator[Located]:
        for item in sheet.items:
            if isinstance(item, Import):
                within = (*layer, *(item.layer or ()))
                both = (*conditions, *item.conditions)
                yield from self._linked(item.url, base, both, within, trail)

    def _located(
        self,
        sheet: Sheet,
        conditions: tuple[Condition, ...],
        layer: tuple[str, ...],
        number: int | None = None,
    ) -> Located:
        self.is_whole = self.is_whole and sheet.is_whole
        return Located(sheet, Origin.AUTHOR, conditions, layer, number)


def _sheet_at(files: SiteFiles, path: str) -> Sheet | None:
    def make() -> Sheet | None:
        data = files.data(path)
        return None if data is None else read_sheet(data.decode("utf-8-sig", "replace"), path)

    return files.remember((_sheet_at, path), make)


def _media(text: str) -> tuple[Condition, ...]:
    if not text.strip():
        return ()
    return (Condition("media", solid(component_values(text))),)
