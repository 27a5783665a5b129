"""Versions of pages in other languages."""

from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import CANONICAL, OFFERED, SiteIndex
from generator.checks.whole_site.url_space import Answer

#: What `versions_of` reads of pages.
VERSIONS = CANONICAL | OFFERED | {"hreflang"}


def versions_of(site: SiteIndex) -> dict[str, list[tuple[str, PageFacts]]]:
    """
    Find which pages of the site each page names as its versions.

    Returns:
        Output path of a page to codes of languages, each with its page. Pages that search
        engines do not show have none, and versions on other sites are left out.
    """
    found: dict[str, list[tuple[str, PageFacts]]] = {}
    for page in site.pages:
        if not page.hreflang or not page.is_offered_to_search or not site.is_canonical(page):
            continue
        for code, url in page.hreflang:
            target = site.urls.resolve(url, page.url, page.base)
            other = site.by_path.get(target.path) if target.answer is Answer.FILE else None
            if other is not None and other.is_offered_to_search and site.is_canonical(other):
                found.setdefault(page.path, []).append((code.strip(), other))
    return found
