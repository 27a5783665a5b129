"""The pages that a feed tells of."""

from generator.model.site import Page, PageKind, Site
from generator.settings.schema import Settings
from generator.site.ordering import newest_first


def news(site: Site, settings: Settings, language: str) -> list[Page]:
    """Pages of *language* that belong into its feeds, newest first, as many as a feed holds."""
    sections = {name.strip("/") for name in settings.feeds.sections}
    pages = (
        page
        for page in site.pages.values()
        if page.kind is PageKind.PAGE
        and page.date is not None
        and page.language == language
        and not page.noindex
        and (not sections or _top(page) in sections)
    )
    return newest_first(pages)[: settings.feeds.limit]


def _top(page: Page) -> str:
    parts = page.document.logical.parts if page.document else ()
    return parts[0] if len(parts) > 1 else ""
