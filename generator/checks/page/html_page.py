"""An HTML page as rules see it: every fact is found once, when a rule first asks."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.checks.page.kinds import KindTable
from generator.checks.page.metadata import ALWAYS, PageMetadata
from generator.checks.page.parsed_page import Element, ParsedPage
from generator.checks.page.plain_text import INLINE, fold
from generator.checks.page.refresh import Refresh, read_refresh
from generator.checks.page.site_files import FilesRead, SiteFiles
from generator.model.site import PageKind

__all__ = ["HEADINGS", "INLINE", "Element", "HtmlPage", "fold"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Elements whose text is not read as part of the page.
UNREAD = frozenset({"script", "style", "template", "noscript", "noframes", "iframe", "title"})

#: Attributes that say what a ``meta`` tells.
_NAMING = frozenset({"name", "property", "http-equiv"})


class HtmlPage(ParsedPage):
    """
    A page with its facts.

    Args:
        html: The page as published.
        path: Output path, such as ``blog/index.html``.
        url: Path from the host's root, such as ``/blog/``.
        base_url: Address of the site with scheme; empty where it is not known.
        kind: What the page is for; None where it is not known.
        page_number: Above 1 for further pages of a list.
        metadata: What its maker says about it.
        source: Path of the content file that it is made from; empty where it is not known.
        kinds: Kinds that are known from other pages of the run; None where this is the only one.
        files: Other files of the site, which it may show; None where they are not known.
    """

    def __init__(
        self,
        html: str,
        *,
        path: str = "index.html",
        url: str = "/",
        base_url: str = "",
        kind: PageKind | None = None,
        page_number: int = 1,
        metadata: PageMetadata | None = None,
        source: str = "",
        kinds: KindTable | None = None,
        files: SiteFiles | None = None,
    ) -> None:
        super().__init__(html, kinds)
        self.path = path
        self.url = url
        self.base_url = base_url
        self.kind = kind
        self.page_number = page_number
        self.metadata = metadata or PageMetadata()
        self.source = source
        self.files = files or SiteFiles.none()
        self._read: set[str] = set()
        self.holds = ALWAYS

    def note_read(self, paths: Iterable[str]) -> None:
        """Note files of the site whose content decides what a check finds."""
        self._read.update(paths)

    def file(self, path: str) -> bytes | None:
        """
        Give the bytes of another file of the site, and note that it was read.

        Args:
            path: From the host's root, decoded, such as ``/img/paper.png``.
        """
        self._read.add(path)
        return self.files.data(path)

    @property
    def files_read(self) -> FilesRead:
        """The files that were read until now; where one of them changes, so may what is found."""
        return self.files.as_read(self._read)

    def is_over(self, day: dt.date) -> bool:
        """
        Whether *day* has passed; False where the day is not known.

        The answer is noted in `holds`: on a day on which it is another, the page is checked again.
        """
        today = self.metadata.today
        if today is None:
            return False
        self.holds = self.holds.after(day) if day < today else self.holds.until(day)
        return day < today

    @cached_property
    def titles(self) -> tuple[Element, ...]:
        """``title`` elements of the document; those of SVG drawings are none."""
        return self.named("title")

    @property
    def title(self) -> Element | None:
        """The title that browsers show: the first."""
        return self.titles[0] if self.titles else None

    @cached_property
    def title_text(self) -> str:
        """Text of `title`, folded; empty where there is none."""
        return fold(self.titles[0].text) if self.titles else ""

    @cached_property
    def _metas(self) -> dict[str, list[Element]]:
        metas: dict[str, list[Element]] = {}
        for element in self.named("meta"):
            for attribute in element.attribute_names:
                if attribute in _NAMING and (value := element.get(attribute)):
                    # `http-equiv` is a word of a list, which browsers compare with its spaces.
                    name = value if attribute == "http-equiv" else value.strip()
                    metas.setdefault(f"{attribute}={name.lower()}", []).append(element)
        return metas

    def meta_named(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``name``, in lower case."""
        return tuple(self._metas.get(f"name={name}", ()))

    def meta_property(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``property`` (``og:image``), in lower case."""
        return tuple(self._metas.get(f"property={name}", ()))

    def meta_equiv(self, name: str) -> tuple[Element, ...]:
        """``meta`` elements with this ``http-equiv``, in lower case."""
        return tuple(self._metas.get(f"http-equiv={name}", ()))

    @cached_property
    def links(self) -> tuple[Element, ...]:
        """``link`` elements."""
        return self.named("link")

    def links_with(self, relation: str) -> tuple[Element, ...]:
        """``link`` elements whose ``rel`` holds *relation*."""
        return tuple(self._links_by_relation.get(relation, ()))

    @cached_property
    def _links_by_relation(self) -> dict[str, list[Element]]:
        by_relation: dict[str, list[Element]] = {}
        for element in self.links:
            for relation in dict.fromkeys(element.tokens("rel")):
                by_relation.setdefault(relation, []).append(element)
        return by_relation

    @cached_property
    def anchors(self) -> tuple[Element, ...]:
        """``a`` and ``area`` elements with ``href``: what a visitor can follow."""
        return tuple([element for element, _ in self._addressed])

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """``href`` of each of `anchors`, as written."""
        return tuple([href for _, href in self._addressed])

    @cached_property
    def _addressed(self) -> list[tuple[Element, str]]:
        return [
            (element, href)
            for element in self.named("a", "area")
            if (href := element.get("href")) is not None
        ]

    @cached_property
    def images(self) -> tuple[Element, ...]:
        """``img`` elements."""
        return self.named("img")

    @cached_property
    def headings(self) -> tuple[Element, ...]:
        """``h1`` to ``h6``."""
        return self.named(*HEADINGS)

    @property
    def language(self) -> str | None:
        """``lang`` of the root as written; None where it is missing."""
        return self.root.get("lang")

    @cached_property
    def base_href(self) -> str:
        """``href`` of the first ``base`` that has one; empty where there is none."""
        for element in self.named("base"):
            href = element.get("href")
            if href is not None:
                return href.strip()
        return ""

    @cached_property
    def noindex(self) -> bool:
        """Whether the page asks search engines to leave it out."""
        return any(
            directive.strip() in ("noindex", "none")
            for element in (*self.meta_named("robots"), *self.meta_named("googlebot"))
            for directive in (element.get("content") or "").lower().split(",")
        )

    @cached_property
    def timer(self) -> tuple[Refresh, Element] | None:
        """
        Where the page leads by itself, at once or later, and the element that says so.

        The first element counts that a browser can read. One in ``noscript`` is for few visitors;
        it counts where there is no other.
        """
        for_all: list[tuple[Refresh, Element]] = []
        for_few: list[tuple[Refresh, Element]] = []
        for element in self.meta_equiv("refresh"):
            refresh = read_refresh(element.get("content") or "")
            if refresh is not None:
                is_for_few = element.closest("noscript") is not None
                (for_few if is_for_few else for_all).append((refresh, element))
        return next(iter((*for_all, *for_few)), None)

    @cached_property
    def refresh(self) -> str | None:
        """Where ``meta refresh`` leads all visitors at once, as written; None where they stay."""
        if self.timer is None:
            return None
        (seconds, url), element = self.timer
        stays = seconds > 0 or not url or element.closest("noscript") is not None
        return None if stays else url

    @property
    def is_not_found_page(self) -> bool:
        """Whether servers show this page for a URL that leads nowhere."""
        return self.kind is PageKind.NOT_FOUND

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only redirects to another, so visitors never see it."""
        return self.refresh is not None

    @cached_property
    def is_offered_to_search(self) -> bool:
        """Whether search engines are meant to show the page."""
        return not (self.noindex or self.is_redirect or self.is_not_found_page)

    @cached_property
    def text(self) -> str:
        """What the page says: text of the body without scripts and styles, folded."""
        bodies = self.named("body")
        return fold("".join(_read(bodies[0]))) if bodies else ""


def _read(element: Element) -> Iterator[str]:
    for node in element.nodes:
        if isinstance(node, str):
            yield node
        elif node.name in INLINE:
            yield from _read(node)
        elif node.name not in UNREAD:
            yield " "
            yield from _read(node)
            yield " "
