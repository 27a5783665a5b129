"""Put the documents together into a site."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.model.data import DataFile
from generator.model.document import Document, DocumentKind
from generator.model.finding import Fault, Location, Owner
from generator.model.site import Page, PageKind, Site, Unpublished
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.site.clashes import Claim, clashes
from generator.site.content_files import content_files
from generator.site.data_pages import RowDocument
from generator.site.lists import divided
from generator.site.made_pages import archive_pages, implied_sections, missing_term_pages, not_found
from generator.site.menus import Menus
from generator.site.ordering import as_read, listed, newest_first
from generator.site.pages import PageMaker, row_id
from generator.site.placement import Placed, place
from generator.site.publication import Day, reason
from generator.site.redirects import collect_redirects
from generator.site.terms import Terms, collect_terms
from generator.site.urls import BaseUrl
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Assembly:
    """A site, and what was wrong while it was put together."""

    site: Site
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _Sections:
    pages: Mapping[str, tuple[str, ...]]
    sections: Mapping[str, tuple[str, ...]]


def assemble(
    documents: Sequence[Document],
    rows: Sequence[RowDocument],
    files: Sequence[PurePosixPath],
    data: Mapping[str, DataFile],
    settings: Settings,
    day: Day,
) -> Assembly:
    """
    Place every document, list what belongs together, and find clashes of URLs.

    Args:
        documents: Every content file, with what sections hand down to it.
        rows: Documents that data files make, likewise.
        files: The other files of the content folder.
        data: Data files by their path below ``data/``.
        settings: The site's settings.
        day: Decides which documents are published.
    """
    base = BaseUrl.of(settings.base_url)
    placed, unpublished = _published(
        (*documents, *(one.document for one in rows)), settings, day, base
    )
    faults = [fault for one in placed for fault in one.faults]
    placed, clashed = _settled(placed)
    faults.extend(clashed)
    # Of rows with one address the first keeps it, as with everything else.
    by_id = {row_id(one.document): one for one in reversed(rows)}
    pages = _all_pages(placed, by_id, settings, base)
    terms, refused = collect_terms(
        (page for page in pages.values() if page.kind is PageKind.PAGE), settings.taxonomies
    )
    faults.extend(refused)
    for page in missing_term_pages(pages.values(), terms, settings, base):
        pages[page.id] = page
    sections = _sections(pages)
    for page in (
        *archive_pages(pages, sections.pages, settings, base),
        *not_found(pages.values(), settings, base),
    ):
        pages[page.id] = page
    menus = Menus(settings, _by_logical(pages.values()), list(pages.values()))
    built_menus = menus.build(tuple(dict.fromkeys((settings.language, *settings.languages))))
    faults.extend(menus.faults)
    shown = _with_lists(pages, sections, terms, settings, base)
    # Of pages that clash the first keeps the address.
    by_url = {page.url: page.id for page in reversed(shown.values())}
    redirects, wrong = collect_redirects(placed, by_url, settings, base)
    faults.extend(wrong)
    published_files, wrong = content_files(files, placed, unpublished.values(), settings, base)
    faults.extend(wrong)
    site = Site(
        pages=shown,
        by_url=by_url,
        by_path=_by_path(shown.values()),
        unpublished=unpublished,
        sections=sections.pages,
        reading={
            one: tuple(as_read(shown[member] for member in members))
            for one, members in sections.pages.items()
        },
        subsections=sections.sections,
        terms=_ids(terms),
        translations=_translations(pages.values()),
        menus=built_menus,
        by_kind=_by_kind(shown.values()),
        redirects=redirects,
        files=published_files,
        data=_nested(data),
    )
    return Assembly(site, tuple(faults))


def _by_kind(pages: Iterable[Page]) -> dict[PageKind, tuple[str, ...]]:
    found: dict[PageKind, list[str]] = {}
    for page in pages:
        found.setdefault(page.kind, []).append(page.id)
    return {kind: tuple(ids) for kind, ids in found.items()}


def _published(
    documents: Iterable[Document], settings: Settings, day: Day, base: BaseUrl
) -> tuple[list[Placed], dict[str, Unpublished]]:
    placed, unpublished = [], {}
    for document in documents:
        one = place(document, settings)
        why = reason(document, day)
        if why is None:
            placed.append(one)
        else:
            path = document.path.as_posix()
            unpublished[path] = Unpublished(document.path, *why, one.url(base))
    return placed, unpublished


def _settled(placed: Sequence[Placed]) -> tuple[list[Placed], tuple[Fault, ...]]:
    claims = (
        Claim(
            one.output,
            f"page {one.document.path}",
            _address_place(one.document),
            Owner.CONTENT,
        )
        for one in placed
    )
    faults, losers = clashes(claims)
    return [one for number, one in enumerate(placed) if number not in losers], faults


def _address_place(document: Document) -> Location:
    """Where the address of *document* is changed."""
    positions = document.front_matter.positions
    return positions.get("url") or positions.get("slug") or Location(document.path, 1)


def _all_pages(
    placed: Sequence[Placed],
    rows: Mapping[str, RowDocument],
    settings: Settings,
    base: BaseUrl,
) -> dict[str, Page]:
    taken = {one.output.casefold() for one in placed}
    implied = (
        place(document, settings)
        for document in implied_sections((one.document for one in placed), settings)
    )
    # Beside `about.md` a folder `about/` holds pages, and has no page of its own.
    everything = (*placed, *(one for one in implied if one.output.casefold() not in taken))
    section_ids = {
        (one.document.language, one.document.logical.parts[:-1]): one.document.path.as_posix()
        for one in everything
        if one.document.kind is DocumentKind.SECTION or one.document.logical.parts == ("index.md",)
    }
    maker = PageMaker(settings, base, section_ids, rows)
    pages = (maker.page(one) for one in everything)
    return {page.id: page for page in pages}


def _sections(pages: Mapping[str, Page]) -> _Sections:
    """Pages and subsections of each section, in the order of their lists."""
    members: dict[str, list[Page]] = {}
    below: dict[str, list[Page]] = {}
    for page in pages.values():
        if page.kind in (PageKind.SECTION, PageKind.HOME):
            members.setdefault(page.id, [])
            below.setdefault(page.id, [])
    for page in pages.values():
        if page.section is None or page.id == page.section:
            continue
        if page.kind is PageKind.PAGE and page.section in members:
            members[page.section].append(page)
        elif page.kind is PageKind.SECTION and page.section in below:
            below[page.section].append(page)
    return _Sections(
        {section: tuple(page.id for page in listed(found)) for section, found in members.items()},
        {section: tuple(page.id for page in listed(found)) for section, found in below.items()},
    )


def _with_lists(
    pages: Mapping[str, Page], sections: _Sections, terms: Terms, settings: Settings, base: BaseUrl
) -> dict[str, Page]:
    """Give list pages their members, and long lists further pages."""
    shown: dict[str, Page] = {}
    size = settings.pagination.size
    for page in pages.values():
        if page.kind is PageKind.SECTION:
            parts = divided(page, sections.pages[page.id], size, base)
        elif page.kind is PageKind.TERM:
            term = terms.get(page.language, {}).get(page.taxonomy, {}).get(slugify(page.term))
            parts = divided(page, [one.id for one in term.pages] if term else [], size, base)
        elif page.kind is PageKind.TAXONOMY:
            parts = divided(page, _terms_of(page, pages), 0, base)
        elif page.kind is PageKind.HOME:
            dated = (
                one
                for one in pages.values()
                if one.date and one.kind is PageKind.PAGE and one.language == page.language
            )
            newest = [one.id for one in newest_first(dated)]
            parts = divided(page, newest[: size or None], 0, base)
        else:
            parts = iter((page,))
        shown.update((part.id, part) for part in parts)
    return shown


def _terms_of(taxonomy: Page, pages: Mapping[str, Page]) -> list[str]:
    found = (
        page
        for page in pages.values()
        if page.kind is PageKind.TERM
        and page.taxonomy == taxonomy.taxonomy
        and page.language == taxonomy.language
    )
    return [page.id for page in sorted(found, key=lambda page: page.title.casefold())]


def _by_logical(pages: Iterable[Page]) -> dict[tuple[str, str], Page]:
    return {
        (page.language, page.document.logical.as_posix()): page for page in pages if page.document
    }


def _by_path(pages: Iterable[Page]) -> dict[str, str]:
    """Content files by path; a row of data stands for the file that it spares somebody to write."""
    found: dict[str, str] = {}
    for page in pages:
        if page.document and page.page_number == 1:
            path = page.document.path.as_posix()
            found[f"content/{page.document.logical}" if page.row else path] = page.id
    return found


def _translations(pages: Iterable[Page]) -> dict[str, tuple[str, ...]]:
    """Pages that say the same in other languages: same `translationKey`, or same file name."""
    groups: dict[str, list[Page]] = {}
    for page in pages:
        if page.document:
            own = page.document.front_matter.translation_key
            key = f"key:{own}" if own else page.document.logical.as_posix()
            groups.setdefault(key, []).append(page)
    found = {}
    for group in groups.values():
        if len({page.language for page in group}) > 1:
            for page in group:
                others = (one for one in group if one.language != page.language)
                found[page.id] = tuple(one.id for one in others)
    return found


def _ids(terms: Terms) -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    return {
        language: {
            taxonomy: {slug: tuple(page.id for page in term.pages) for slug, term in named.items()}
            for taxonomy, named in by_taxonomy.items()
        }
        for language, by_taxonomy in terms.items()
    }


def _nested(data: Mapping[str, DataFile]) -> dict[str, Any]:
    """Values by name; a folder's values stand beside the keys of a file of the same name."""
    nested: dict[str, Any] = {}
    for path, file in sorted(data.items(), key=lambda item: (-item[0].count("/"), item[0])):
        *folders, name = path.split("/")
        place = nested
        for folder in folders:
            place = place.setdefault(folder, {})
        stem = name.rpartition(".")[0]
        inner = place.get(stem)
        if isinstance(inner, dict) and isinstance(file.value, dict):
            place[stem] = {**file.value, **inner}
        else:
            place.setdefault(stem, file.value)
    return nested
