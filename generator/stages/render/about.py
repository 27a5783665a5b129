"""What front matter says of a page that rules want to know."""

import datetime as dt

from generator.checks.page.metadata import PageMetadata
from generator.model.fragment import Fragment
from generator.model.site import Page
from generator.themes.render import RenderedPage

_NOWHERE = (0, 0)
#: What the page's head shows, and the keys that may feed it.
_FEEDS = {"title": ("title",), "description": ("description", "summary")}


def about_page(page: Page, content: tuple[int, int], today: dt.date) -> PageMetadata:
    """
    Say of *page* what its HTML does not tell.

    Args:
        page: As it stands on the site.
        content: Where its own text stands in its HTML.
        today: The day of the build.
    """
    document = page.document
    if document is None or page.page_number > 1:
        return PageMetadata(today, content)
    front_matter = document.front_matter
    modified = page.lastmod or page.date
    return PageMetadata(
        today=today,
        content=content,
        keys=frozenset(
            key
            for key, feeds in _FEEDS.items()
            if not front_matter.positions.keys().isdisjoint(feeds)
        ),
        keyphrase=(front_matter.keyphrase or "").strip(),
        review_by=front_matter.review_by,
        date=page.date.date() if page.date else None,
        modified=modified.date() if modified else None,
        translation=_translation(page),
    )


def _translation(page: Page) -> str:
    """As `generator.site.assemble` pairs translations; pages made of a row have none."""
    if page.document is None or page.row:
        return ""
    key = page.document.front_matter.translation_key
    return f"key:{key}" if key else page.document.logical.as_posix()


def content_span(fragment: Fragment, rendered: RenderedPage) -> tuple[int, int]:
    """Where in the page its own text begins and ends; an empty span where the theme leaves it out."""
    start = rendered.content_at
    return _NOWHERE if start is None else (start, start + len(fragment.html))
