"""Where a page stands, as templates see it."""

from collections.abc import Iterable, Mapping
from typing import Any, Self

from generator.model.document import FrontMatter
from generator.model.site import Page, PageKind, page_name
from generator.themes.edition import Edition
from generator.themes.frozen import frozen
from generator.themes.view import View

_NOTHING = FrontMatter()


class PlacedView(View):
    """Where a page stands among the others, and the pages around it."""

    __slots__ = ("_edition", "_own", "_page")
    template_name = "page"

    def __init__(self, edition: Edition, page: Page, *, own: bool = False) -> None:
        self._edition = edition
        self._page = page
        self._own = own

    def __repr__(self) -> str:
        return f"<page {page_name(self._page.id)}>"

    @property
    def fact_identity(self) -> str:
        """What a fingerprint of a list of pages is made of."""
        return self._page.id

    @property
    def section(self) -> Self | None:
        """The section above the page; None for the home page."""
        return self._view(self._page.section)

    @property
    def ancestors(self) -> list[Self]:
        """Pages from the home page down to the section above."""
        found: list[Self] = []
        at = self._page.section
        if self._page.kind in (PageKind.TERM, PageKind.TAXONOMY):
            at = self._edition.taxonomy_page(self._page)
        while at is not None:
            page = self._edition.site.pages[at]
            found.append(type(self)(self._edition, page))
            at = page.section
        home = self._edition.home(self._page.language)
        own = self._page.kind is PageKind.HOME
        if not own and home is not None and (not found or found[-1].fact_identity != home.id):
            found.append(type(self)(self._edition, home))
        return found[::-1]

    @property
    def members(self) -> list[Self]:
        """Pages that this page of the list shows."""
        return self._views(self._page.members)

    @property
    def pages(self) -> list[Self]:
        """All pages of the section or term."""
        page = self._page
        if page.kind in (PageKind.SECTION, PageKind.HOME):
            return self._views(self._edition.site.sections.get(self._first_id, ()))
        if page.kind is PageKind.TERM and page.page_count > 1:
            first = self._edition.site.pages[self._first_id]
            number_of = range(2, first.page_count + 1)
            further = (self._edition.site.pages[f"{first.id}#{number}"] for number in number_of)
            return self._views([*first.members, *(m for one in further for m in one.members)])
        return self._views(page.members)

    @property
    def sections(self) -> list[Self]:
        """Sections below this one."""
        return self._views(self._edition.site.subsections.get(self._first_id, ()))

    @property
    def paginator(self) -> Mapping[str, Any] | None:
        """number, count, prev_url, next_url, pages (number, url, current); None for a short list."""
        count = self._page.page_count
        if count < 2:  # noqa: PLR2004 - one page needs no paginator
            return None
        number = self._page.page_number
        urls = [self._edition.site.pages[self._numbered(n)].url for n in range(1, count + 1)]
        return frozen(
            {
                "number": number,
                "count": count,
                "prev_url": urls[number - 2] if number > 1 else None,
                "next_url": urls[number] if number < count else None,
                "pages": [
                    {"number": n, "url": url, "current": n == number}
                    for n, url in enumerate(urls, 1)
                ],
            }
        )

    @property
    def prev(self) -> Self | None:
        """The page before, as one reads the section."""
        return self._view(self._edition.neighbours(self._page)[0])

    @property
    def next(self) -> Self | None:
        """The page after, as one reads the section."""
        return self._view(self._edition.neighbours(self._page)[1])

    @property
    def related(self) -> list[Self]:
        """Pages that share terms with this one."""
        limit = self._edition.settings.related
        return self._views(self._edition.sources.related(self._page, limit))

    @property
    def translations(self) -> list[Self]:
        """The page in other languages."""
        return self._views(self._edition.site.translations.get(self._first_id, ()))

    @property
    def years(self) -> list[Mapping[str, Any]]:
        """Archive pages of the section: year, url, count."""
        return self._edition.years(self._first_id)

    def terms(self, taxonomy: str) -> list[Mapping[str, Any]]:
        """Terms of the page in *taxonomy*, in the order of the front matter."""
        names = self._page.terms.get(taxonomy, ())
        found = [self._edition.term(self._page.language, taxonomy, name) for name in names]
        self._edition.reads.note(("terms", self._page.id, taxonomy), found)
        return found

    @property
    def tags(self) -> list[Mapping[str, Any]]:
        """Tags: name, url, count."""
        return self.terms("tags")

    @property
    def authors(self) -> list[Mapping[str, Any]]:
        """Authors: name, url."""
        found = self.terms("authors")
        author = self._front_matter.params.get("author") or self._edition.settings.author
        if not found and isinstance(author, str):
            return [frozen({"name": author, "url": "", "count": 0, "page": None})]
        return found

    @property
    def _front_matter(self) -> FrontMatter:
        return self._page.document.front_matter if self._page.document else _NOTHING

    @property
    def _first_id(self) -> str:
        return self._numbered(1)

    def _numbered(self, number: int) -> str:
        first = self._page.id
        if self._page.page_number > 1:
            first = first.rpartition("#")[0]
        return first if number == 1 else f"{first}#{number}"

    def _view(self, page_id: str | None) -> Self | None:
        if page_id is None:
            return None
        return type(self)(self._edition, self._edition.site.pages[page_id])

    def _views(self, page_ids: Iterable[str]) -> list[Self]:
        pages = self._edition.site.pages
        return [type(self)(self._edition, pages[page_id]) for page_id in page_ids]
