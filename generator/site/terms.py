"""Taxonomies: which pages stand under which term."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.model.site import Page
from generator.model.slug import slugify
from generator.site.ordering import newest_first


@dataclass(slots=True)
class TermPages:
    """A term under construction: its name as first written, and its pages."""

    name: str
    pages: list[Page] = field(default_factory=list)


Terms = Mapping[str, Mapping[str, Mapping[str, TermPages]]]


def collect_terms(pages: Iterable[Page], taxonomies: Iterable[str]) -> Terms:
    """
    Gather the terms of *pages*.

    Returns:
        Language, then taxonomy, then term slug; the pages of a term newest first.
    """
    taxonomies = tuple(taxonomies)
    found: dict[str, dict[str, dict[str, TermPages]]] = {}
    for page in pages:
        for taxonomy in taxonomies:
            names = page.terms.get(taxonomy, ())
            if not names:
                continue
            terms = found.setdefault(page.language, {}).setdefault(taxonomy, {})
            for name in names:
                slug = slugify(name)
                if not slug:
                    continue
                term = terms.setdefault(slug, TermPages(name))
                if page not in term.pages[-1:]:
                    term.pages.append(page)
    for by_taxonomy in found.values():
        for terms in by_taxonomy.values():
            for term in terms.values():
                term.pages = newest_first(term.pages)
    return found
