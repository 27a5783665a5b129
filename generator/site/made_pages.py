"""Pages that nobody wrote: implied sections, terms, archives, the 404."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.model.document import Document, DocumentKind, FrontMatter
from generator.model.site import Page, PageKind
from generator.model.slug import slugify
from generator.settings.schema import Settings
from generator.site.terms import Terms
from generator.site.urls import BaseUrl, output_path


def implied_sections(documents: Iterable[Document], settings: Settings) -> Iterator[Document]:
    """
    Stand-ins for the `_index.md` that the home page or a top folder of pages does not have.

    Deeper folders without one are part of the section above them.
    """
    present: set[tuple[str, tuple[str, ...]]] = set()
    wanted: dict[tuple[str, tuple[str, ...]], None] = {}
    for document in documents:
        parts = document.logical.parts
        if document.kind is DocumentKind.SECTION or parts == ("index.md",):
            present.add((document.language, parts[:-1]))
        wanted[document.language, ()] = None
        bundle = document.kind is DocumentKind.BUNDLE and len(parts) == 2  # noqa: PLR2004 - about/index.md is a page at the top
        if len(parts) > 1 and not bundle and parts[0] not in settings.taxonomies:
            wanted[document.language, parts[:1]] = None
    for language, folders in wanted:
        if (language, folders) not in present:
            folder = PurePosixPath(*folders)
            logical = folder / "_index.md"
            shown = PurePosixPath("content") / logical
            if language != settings.language:
                shown = PurePosixPath("content") / folder / f"_index.{language}.md"
            yield Document(shown, DocumentKind.SECTION, language, logical, FrontMatter(), "", 1, "")


def missing_term_pages(
    pages: Iterable[Page], terms: Terms, settings: Settings, base: BaseUrl
) -> Iterator[Page]:
    """Pages of taxonomies and terms that have no file of their own."""
    present = {
        (page.language, page.taxonomy, slugify(page.term))
        for page in pages
        if page.kind in (PageKind.TERM, PageKind.TAXONOMY)
    }
    for language, by_taxonomy in terms.items():
        prefix = "" if language == settings.language else f"/{language.lower()}"
        for taxonomy, named in by_taxonomy.items():
            wanted = settings.taxonomies[taxonomy]
            if not wanted.pages:
                continue
            folder = f"{prefix}/{slugify(taxonomy)}/"
            if (language, taxonomy, "") not in present:
                title = wanted.title or taxonomy[:1].upper() + taxonomy[1:]
                yield _made(
                    PageKind.TAXONOMY, folder, title, language, base, settings, taxonomy=taxonomy
                )
            for slug, term in named.items():
                if (language, taxonomy, slug) not in present:
                    yield _made(
                        PageKind.TERM, f"{folder}{slug}/", term.name, language, base, settings,
                        taxonomy=taxonomy, term=term.name,
                    )  # fmt: skip


def archive_pages(
    pages: Mapping[str, Page],
    sections: Mapping[str, Sequence[str]],
    settings: Settings,
    base: BaseUrl,
) -> Iterator[Page]:
    """One page for each year of each section in `archives:`."""
    for section_id, members in sections.items():
        section = pages[section_id]
        logical = section.document.logical.parent if section.document else PurePosixPath()
        if logical.as_posix() not in {name.strip("/") for name in settings.archives}:
            continue
        years: dict[int, list[str]] = {}
        for member in members:
            date = pages[member].date
            if date is not None:
                years.setdefault(date.year, []).append(member)
        folder = "/" + section.output.removesuffix("index.html")
        for year, ids in sorted(years.items()):
            yield _made(
                PageKind.ARCHIVE, f"{folder}{year}/", f"{section.title} {year}", section.language, base,
                settings, section=section.id, type=section.type, year=year, members=tuple(ids),
            )  # fmt: skip


def not_found(pages: Iterable[Page], settings: Settings, base: BaseUrl) -> Iterator[Page]:
    """The 404 page, where no `404.md` makes one."""
    if not any(page.kind is PageKind.NOT_FOUND for page in pages):
        yield _made(
            PageKind.NOT_FOUND, "/404.html", "404", settings.language, base, settings, noindex=True
        )


def _made(
    kind: PageKind,
    path: str,
    title: str,
    language: str,
    base: BaseUrl,
    settings: Settings,
    **more: object,
) -> Page:
    values: dict[str, object] = {
        "type": more.get("taxonomy") or "page",
        "noindex": settings.noindex,
        **more,
    }
    return Page(
        id=f"{kind}:{language}:{path}",
        kind=kind,
        url=base.url(path),
        output=output_path(path),
        language=language,
        title=title,
        **values,  # type: ignore[arg-type]  # keywords of Page, all from this module
    )
