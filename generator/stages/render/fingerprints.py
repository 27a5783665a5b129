"""Fingerprints of a page: of what it says, and of where it stands."""

from typing import Any

from generator.incremental.facts import fingerprint
from generator.model.site import Page


def page_fingerprint(page: Page) -> bytes:
    """Fingerprint of a page's own file and title."""
    document = page.document
    own: tuple[Any, ...] = ()
    if document is not None:
        own = (document.digest or (document.body, document.front_matter), document.language)
    return fingerprint((page.title, page.row, page.lastmod, page.layout, *own))


def place_fingerprint(page: Page) -> bytes:
    """
    Fingerprint of where a page stands, and of what it lists.

    As long as no page's place changes, and none comes or goes, no list, no neighbour and no
    breadcrumb does.
    """
    return fingerprint(
        (
            *(page.kind.value, page.url, page.output, page.language, page.section, page.type),
            *(page.date, page.weight, page.members, page.page_number, page.page_count),
            *(page.term, page.taxonomy, page.year, page.noindex, page.terms),
        )
    )
