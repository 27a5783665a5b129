"""Taxonomies: which pages stand under which term."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from pathlib import PurePosixPath

from generator.model.finding import Fault, Location
from generator.model.site import Page
from generator.model.slug import slugify
from generator.settings.schema import Taxonomy
from generator.site.ordering import newest_first
from generator.site.urls import refuse
from generator.value import dataclass


@dataclass(slots=True)
class TermPages:
    """A term under construction: its name as first written, and its pages."""

    name: str
    pages: list[Page] = field(default_factory=list)


Terms = Mapping[str, Mapping[str, Mapping[str, TermPages]]]


def collect_terms(
    pages: Iterable[Page], taxonomies: Mapping[str, Taxonomy]
) -> tuple[Terms, tuple[Fault, ...]]:
    """
    Gather the terms of *pages*.

    Returns:
        Language, then taxonomy, then term slug; the pages of a term newest first. A term that
        cannot have a page is left out and is a fault.
    """
    pages = list(pages)
    rank = {page.id: number for number, page in enumerate(newest_first(pages))}
    found: dict[str, dict[str, dict[str, TermPages]]] = {}
    faults: list[Fault] = []
    for page in pages:
        for taxonomy, wanted in taxonomies.items():
            names = page.terms.get(taxonomy, ())
            if not names:
                continue
            terms = found.setdefault(page.language, {}).setdefault(taxonomy, {})
            for number, name in enumerate(names):
                slug, why = _slug(name)
                if why and (wanted.pages or not slug):
                    faults.append(_refused(page, taxonomy, number, name, why))
                    continue
                term = terms.setdefault(slug, TermPages(name))
                if not term.pages or term.pages[-1] is not page:
                    term.pages.append(page)
    for by_taxonomy in found.values():
        for terms in by_taxonomy.values():
            for term in terms.values():
                term.pages.sort(key=lambda page: rank[page.id])
    return found, tuple(faults)


@lru_cache(maxsize=4096)
def _slug(name: str) -> tuple[str, str | None]:
    """A term's part of a URL, and why it cannot be one; a term stands on many pages."""
    slug = slugify(name)
    return slug, refuse(slug) if slug else "nothing of it is left in an address"


def _refused(page: Page, taxonomy: str, number: int, name: str, why: str) -> Fault:
    positions = page.document.front_matter.positions if page.document else {}
    at = positions.get(f"{taxonomy}.{number}") or page.source or Location(PurePosixPath(page.id))
    message = f"`{name[:80]}` of `{taxonomy}` cannot have a page: {why}"
    return Fault("urls/dangerous", message, at, "choose another word", key=taxonomy)
