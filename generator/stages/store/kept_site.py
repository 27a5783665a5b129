"""The site as a store keeps it: its pages at once, their documents one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from generator.content.cascade import cascade
from generator.incremental.shelf import Shelf
from generator.incremental.stamps import Stamp
from generator.incremental.store import Store, dump_value, pickle_quickly
from generator.model.document import Document
from generator.model.site import ContentFile, Page, Site, Unpublished
from generator.stages.plan.survey import Survey
from generator.value import dataclass

pickle_quickly(Page, ContentFile, Unpublished)

_FIELDS = tuple(one.name for one in fields(Page))


class KeptPages(Mapping[str, Page]):
    """
    Pages of which a few are checked, each given its document when it is asked for.

    Args:
        bare: Pages without their documents.
        document: Gives the document of a page by the page's id.
        exchanged: What takes the place of some of them, documents included.
    """

    def __init__(
        self,
        bare: Mapping[str, Page],
        document: Callable[[str], Document | None],
        exchanged: Mapping[str, Page],
    ) -> None:
        self.bare = bare
        self._document = document
        self._whole = dict(exchanged)

    def __getitem__(self, key: str) -> Page:
        page = self._whole.get(key)
        if page is None:
            bare = self.bare[key]
            document = self._document(key)
            page = self._whole[key] = replace(bare, document=document) if document else bare
        return page

    def __iter__(self) -> Iterator[str]:
        return iter(self.bare)

    def __len__(self) -> int:
        return len(self.bare)

    def __contains__(self, key: object) -> bool:
        return key in self.bare

    def exchanged(self, pages: Mapping[str, Page]) -> "KeptPages":
        """Replace the pages of the same ids with *pages*."""
        return KeptPages(self.bare, self._document, pages)


@dataclass(frozen=True, slots=True)
class KeptSite:
    """
    A site whose documents are read when they are asked for.

    Attributes:
        site: Its pages are *pages*.
        givers: Documents of sections that hand something down, before anything is handed to them.
        further: Page id to its document, where that is no content file: made for a row, say.
    """

    site: Site
    pages: KeptPages
    givers: tuple[Document, ...]
    further: Mapping[str, Document | None]

    def inheriting(self, document: Document) -> Document:
        """Give a content file's document what the sections above it hand down."""
        if not self.givers:
            return document
        return cascade((*self.givers, document))[-1]


def site_sections(surveyed: Survey) -> dict[str, bytes]:
    """Keep a site; its documents are kept by the one who read them."""
    site = surveyed.site
    documents = {str(one.path): one for one in surveyed.documents}
    further = {
        page.id: page.document
        for page in site.pages.values()
        if documents.get(_path(page.id)) is not page.document
    }
    return {
        "site": dump_value((replace(site, pages={}), surveyed.givers, further)),
        "pages": dump_value(tuple(site.pages.values()), {Page: _without_document}),
        "renamed": dump_value({}),
    }


def _without_document(page: Page) -> tuple[Any, ...]:
    return Page, tuple(None if name == "document" else getattr(page, name) for name in _FIELDS)


def _path(page_id: str) -> str:
    """Path of the content file of a page, further pages of a list included."""
    return page_id.partition("#")[0]


def open_site(store: Store, documents: Shelf[tuple[Stamp, Document]]) -> KeptSite:
    """
    Read a site back.

    Args:
        store: What keeps it.
        documents: By their paths; read one by one.

    Raises:
        StoreError: It cannot be read.
    """
    site, givers, further = store.value("site")
    bare = {page.id: page for page in store.value("pages")} | store.value("renamed")

    def document(page_id: str) -> Document | None:
        if page_id in further:
            return further[page_id]  # type: ignore[no-any-return]  # as it was kept
        path = _path(page_id)
        return kept.inheriting(documents[path][1]) if path in documents else None

    pages = KeptPages(bare, document, {})
    kept = KeptSite(replace(site, pages=pages), pages, givers, further)
    return kept


def renamed_section(kept: KeptSite, exchanged: Iterable[Page], store: Store) -> dict[str, bytes]:
    """
    Keep what has changed of pages besides their documents.

    Raises:
        StoreError: What was kept before cannot be read.
    """
    bare = [replace(page, document=None) for page in exchanged]
    changed = {page.id: page for page in bare if page != kept.pages.bare[page.id]}
    return {"renamed": dump_value(store.value("renamed") | changed)} if changed else {}
