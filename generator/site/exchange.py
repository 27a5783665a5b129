"""Documents in place of their earlier versions, where that moves nothing on the site."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from generator.model.document import Document, FrontMatter
from generator.model.site import MenuItem, Page, PageKind, Site
from generator.settings.schema import Settings
from generator.site.ordering import newest_first
from generator.site.placement import place
from generator.site.urls import BaseUrl

#: Keys that only the page itself and those that show it look at. Any other may move pages, a new one
#: included. tests/stages/test_need.py compares each with a site that is put together again.
_SHOWN = frozenset(
    [
        *("title", "description", "summary", "keywords", "lastmod", "params", "owner"),
        *("review_by", "image", "image_alt", "canonical", "keyphrase", "campaign", "social"),
        *("toc", "allow", "positions"),
    ]
)
_DECIDING = tuple(one.name for one in fields(FrontMatter) if one.name not in _SHOWN)


def exchange(
    site: Site,
    placed: Iterable[Page],
    versions: Iterable[tuple[Document, Document]],
    settings: Settings,
) -> dict[str, Page] | None:
    """
    Replace documents with their new versions.

    Args:
        site: As it was put together from the earlier versions.
        placed: Its pages; their documents do not matter here.
        versions: Earlier and new version of each document, cascades applied.
        settings: Those of *site*.

    Returns:
        Page id to page, of those that the new versions change; None where an address, a list or its
        order, a menu or a redirect may change, so that the site has to be put together again.
    """
    base = BaseUrl.of(settings.base_url)
    pages: dict[str, Page] = {}
    renamed: list[Page] = []
    for before, now in versions:
        if not _decides_alike(before, now):
            return None
        page_id = site.by_path.get(now.path.as_posix())
        if page_id is None:
            continue  # it is not published, nor is it now
        page = site.pages[page_id]
        title = now.front_matter.title or page.title
        if now.front_matter.title is None and before.front_matter.title is not None:
            return None
        if title != page.title:
            if page.kind is not PageKind.PAGE or place(now, settings).url(base) != page.url:
                return None
            renamed.append(replace(page, title=title))
        for part_id in (page.id, *(f"{page.id}#{n}" for n in range(2, page.page_count + 1))):
            pages[part_id] = replace(
                site.pages[part_id], document=now, title=title, lastmod=now.front_matter.lastmod
            )
    if any(_is_in_a_menu(site, page) for page in renamed):
        return None
    return pages if not renamed or _keep_their_order(placed, renamed) else None


def _decides_alike(before: Document, now: Document) -> bool:
    """Whether all that decides about places is as it was."""
    old, new = before.front_matter, now.front_matter
    if any(getattr(old, name) != getattr(new, name) for name in _DECIDING):
        return False
    # A redirect knows the line of its alias.
    keys = [f"aliases.{number}" for number in range(len(new.aliases))]
    return all(old.positions.get(key) == new.positions.get(key) for key in keys)


def _is_in_a_menu(site: Site, page: Page) -> bool:
    return any(
        item.page == page.id
        for menus in site.menus.values()
        for items in menus.values()
        for item in _all_items(items)
    )


def _keep_their_order(placed: Iterable[Page], renamed: Iterable[Page]) -> bool:
    """Whether lists have the same order once pages have the titles of *renamed*."""
    # Lists are ordered by date, and by title where the date is the same.
    now = {page.id: page for page in renamed}
    dates = {(page.date, page.language) for page in now.values()}
    equals = [page for page in placed if (page.date, page.language) in dates]
    before = [page.id for page in newest_first(equals)]
    after = newest_first(now.get(page.id, page) for page in equals)
    return before == [page.id for page in after]


def _all_items(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        yield item
        yield from _all_items(item.children)
