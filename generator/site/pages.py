"""Placed documents as pages of the site."""

from collections.abc import Mapping

from generator.model.document import Document, DocumentKind
from generator.model.finding import Location
from generator.model.site import Page, PageKind
from generator.settings.schema import Settings
from generator.site.data_pages import RowDocument
from generator.site.placement import Placed, section_of
from generator.site.urls import BaseUrl
from generator.value import dataclass

#: Language and the names of the folders to a section, to its page id.
SectionIds = Mapping[tuple[str, tuple[str, ...]], str]


@dataclass(frozen=True, slots=True)
class PageMaker:
    """
    Turns placed documents into pages.

    Attributes:
        sections: Language and folder of every section to its page id.
        rows: Documents that a data file made, by the ids of their pages.
    """

    settings: Settings
    base: BaseUrl
    sections: SectionIds
    rows: Mapping[str, RowDocument]

    def page(self, placed: Placed) -> Page:
        """Make the page of *placed*."""
        document = placed.document
        front_matter = document.front_matter
        row = self.rows.get(row_id(document)) if self.rows else None
        kind, taxonomy, term = self._kind(document)
        return Page(
            id=row_id(document) if row else document.path.as_posix(),
            kind=kind,
            url=placed.url(self.base),
            output=placed.output,
            language=document.language,
            title=front_matter.title or self._fallback_title(document, kind),
            section=self._section(document),
            type=front_matter.type or section_of(document) or "page",
            layout=(row.layout if row else None) or front_matter.layout,
            date=front_matter.date,
            lastmod=front_matter.lastmod,
            weight=front_matter.weight or 0,
            document=document,
            terms=front_matter.terms,
            source=front_matter.positions.get("title") if row else Location(document.path),
            row=row.row if row else {},
            term=term,
            taxonomy=taxonomy,
            noindex=(
                self.settings.noindex or bool(front_matter.noindex) or kind is PageKind.NOT_FOUND
            ),
        )

    def _kind(self, document: Document) -> tuple[PageKind, str, str]:
        """Kind, taxonomy and term slug: ``content/tags/`` holds the pages of a taxonomy."""
        logical = document.logical
        parts = logical.parts
        if len(parts) == 1:
            if parts[0] == "404.md":
                return PageKind.NOT_FOUND, "", ""
            if logical.stem in ("_index", "index"):
                return PageKind.HOME, "", ""
        in_taxonomy = self.settings.taxonomies.get(parts[0]) if len(parts) > 1 else None
        if in_taxonomy is not None and in_taxonomy.pages:
            name = parts[1] if len(parts) > 2 else logical.stem  # noqa: PLR2004 - tags/spades/_index.md
            if document.kind is DocumentKind.SECTION and len(parts) == 2:  # noqa: PLR2004 - tags/_index.md
                return PageKind.TAXONOMY, parts[0], ""
            return PageKind.TERM, parts[0], name
        if document.kind is DocumentKind.SECTION:
            return PageKind.SECTION, "", ""
        return PageKind.PAGE, "", ""

    def _section(self, document: Document) -> str | None:
        """Id of the nearest section above *document*; the home page is above all."""
        folder = document.logical.parts[:-1]
        if document.kind is DocumentKind.SECTION:
            if not folder:
                return None
            folder = folder[:-1]
        for depth in range(len(folder), -1, -1):
            found = self.sections.get((document.language, folder[:depth]))
            if found is not None:
                return found
        return None

    def _fallback_title(self, document: Document, kind: PageKind) -> str:
        if kind is PageKind.HOME:
            return self.settings.title
        named_by_file = document.kind is DocumentKind.PAGE
        name = document.logical.stem if named_by_file else document.logical.parent.name
        words = name.replace("-", " ").replace("_", " ").strip()
        return words[:1].upper() + words[1:] or self.settings.title


def row_id(document: Document) -> str:
    """Id of the page that a row of data makes: the file, and the path that the page stands for."""
    return f"{document.path}!{document.logical}"
