"""
The style sheets of a page: where each comes from, and whether all of them are known.

Source: HTML standard, sections 4.2.4 (``link``) and 4.2.6 (``style``).
"""

from collections.abc import Iterator
from importlib import resources
from urllib.parse import unquote

from generator.checks.page.html_page import HtmlPage
from generator.checks.page.parsed_page import Element
from generator.checks.page.site_files import SiteFiles
from generator.css.cascade import Located, Origin
from generator.css.sheet import Condition, Import, Sheet, read_sheet
from generator.css.tokens import component_values, solid
from generator.url.parsed import parse
from generator.value import dataclass

_UNKNOWN_HOST = "https://site.invalid"
#: Style sheets in style sheets that are followed.
_DEEPEST = 16
_MOST_SHEETS = 200


@dataclass(frozen=True, slots=True)
class PageSheets:
    """
    Style sheets of a page.

    Attributes:
        sheets: In the order in which they count, those of the browser first.
        is_whole: Whether all are known: none lies on another host, is missing, or is put in by a
            script that says so.
        read: Paths of the files that were looked for.
    """

    sheets: tuple[Located, ...]
    is_whole: bool
    read: tuple[str, ...]


def page_sheets(page: HtmlPage) -> PageSheets:
    """Gather the style sheets of *page*."""
    found = _Gathering(page)
    sheets = [Located(browser_sheet(page.files), Origin.BROWSER), *found.own()]
    return PageSheets(tuple(sheets), found.is_whole, tuple(found.read))


def browser_sheet(files: SiteFiles) -> Sheet:
    """Give what browsers show without any style sheet."""

    def make() -> Sheet:
        text = resources.files(__package__).joinpath("browser.css").read_text("utf-8")
        return read_sheet(text, "browser")

    return files.remember(browser_sheet, make)


class _Gathering:
    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._base = _base(page)
        self._own = parse(page.base_url, _UNKNOWN_HOST)
        self.is_whole = True
        self.read: dict[str, None] = {}
        self._count = 0

    def own(self) -> Iterator[Located]:
        """Yield the page's sheets in their order."""
        for element in self._page.select("style, link"):
            if not element.is_html and element.name != "style":
                continue
            media = element.get("media") or ""
            conditions = _media(media)
            if element.name == "style":
                yield from self._in_page(element, conditions)
            elif self._is_style_sheet(element):
                yield from self._linked(element.get("href") or "", self._base, conditions, ())

    @staticmethod
    def _is_style_sheet(element: Element) -> bool:
        relations = element.tokens("rel")
        kind = (element.get("type") or "text/css").partition(";")[0].strip().lower()
        return (
            "stylesheet" in relations
            and "alternate" not in relations
            and element.get("disabled") is None
            and kind in ("", "text/css")
            and bool((element.get("href") or "").strip())
        )

    def _in_page(self, element: Element, conditions: tuple[Condition, ...]) -> Iterator[Located]:
        kind = (element.get("type") or "text/css").strip().lower()
        if kind not in ("", "text/css"):
            return
        text = element.text
        if not text.strip():
            return
        sheet = self._page.files.remember((read_sheet, text), lambda: read_sheet(text))
        line, column = self._start(element)
        yield from self._with_imports(sheet, self._base, conditions, (), (), line, column)

    def _start(self, element: Element) -> tuple[int, int]:
        """Lines before the text of an element, and characters before it on its first line."""
        end = element.end
        if end is None:
            return 0, 0
        before = self._page.line_starts
        line = next((at for at in range(len(before), 0, -1) if before[at - 1] <= end), 1)
        return line - 1, end - before[line - 1]

    def _linked(
        self,
        href: str,
        base: str,
        conditions: tuple[Condition, ...],
        layer: tuple[str, ...],
        trail: tuple[str, ...] = (),
    ) -> Iterator[Located]:
        url = parse(href.strip(), base)
        self._count += 1
        if url is None or self._count > _MOST_SHEETS or len(trail) > _DEEPEST:
            self.is_whole = False
            return
        if url.scheme == "data":
            self.is_whole = False
            return
        if not self._is_own(url.origin):
            self.is_whole = False
            return
        path = unquote(url.path)
        if path in trail:
            return  # a circle adds nothing
        self.read[path] = None
        sheet = _sheet_at(self._page.files, path)
        if sheet is None:
            self.is_whole = False
            return
        yield from self._with_imports(sheet, url.href, conditions, layer, (*trail, path))

    def _is_own(self, origin: str) -> bool:
        own = self._own
        return origin == _UNKNOWN_HOST or (own is not None and own.origin == origin)

    def _with_imports(
        self,
        sheet: Sheet,
        base: str,
        conditions: tuple[Condition, ...],
        layer: tuple[str, ...],
        trail: tuple[str, ...],
        line: int = 0,
        column: int = 0,
    ) -> Iterator[Located]:
        for item in sheet.items:
            if isinstance(item, Import):
                yield from self._linked(
                    item.url,
                    base,
                    (*conditions, *item.conditions),
                    (*layer, *(item.layer or ())),
                    trail,
                )
        if not sheet.is_whole:
            self.is_whole = False
        yield Located(sheet, Origin.AUTHOR, conditions, layer, line, column)


def _base(page: HtmlPage) -> str:
    own = parse(page.base_url, _UNKNOWN_HOST)
    origin = _UNKNOWN_HOST if own is None else own.origin
    address = parse(page.url, f"{origin}/")
    base = f"{origin}/" if address is None else address.href
    moved = parse(page.base_href, base) if page.base_href else None
    return base if moved is None else moved.href


def _sheet_at(files: SiteFiles, path: str) -> Sheet | None:
    def make() -> Sheet | None:
        data = files.data(path)
        if data is None:
            return None
        return read_sheet(data.decode("utf-8-sig", "replace"), path)

    return files.remember((_sheet_at, path), make)


def _media(text: str) -> tuple[Condition, ...]:
    if not text.strip():
        return ()
    return (Condition("media", solid(component_values(text))),)
