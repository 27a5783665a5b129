"""Links of one name that lead to different pages."""

from collections.abc import Iterator

from generator.checks.facts.page_facts import PageFacts
from generator.checks.facts.same_names import Namesake, SameName
from generator.checks.whole_site.destinations import Destination, are_alike, destination
from generator.checks.whole_site.site_index import SiteIndex
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class Differing:
    """
    A link that leads elsewhere than an earlier one of the same name.

    Attributes:
        name: What both are called.
        page: On which both stand.
        offset: Of its start tag.
        url: As written.
        here: Where it leads.
        other_url: That of the earlier link.
        other: Where that one leads.
        is_same_place: Whether both stand in the same paragraph, list item or cell.
    """

    name: str
    page: PageFacts
    offset: int
    url: str
    here: Destination
    other_url: str
    other: Destination
    is_same_place: bool


def namesakes(site: SiteIndex) -> Iterator[Differing]:
    """Find each link that leads elsewhere than an earlier one; the nearer of two is compared."""
    for page in site.pages:
        if not page.is_redirect:
            for same in page.same_names:
                yield from _differing(site, page, same)


def _differing(site: SiteIndex, page: PageFacts, same: SameName) -> Iterator[Differing]:
    first: dict[int, tuple[str, Destination]] = {}
    first_of_all: tuple[str, Destination] | None = None
    for link in same.links:
        url = _url(page, link)
        here = destination(site, url, page)
        if here is None:
            continue
        known = first.get(link.context)
        other = known or first_of_all
        first.setdefault(link.context, (url, here))
        first_of_all = first_of_all or (url, here)
        if other is None:
            continue
        other_url, there = other
        if not are_alike(site, there, here):
            yield Differing(
                same.name,
                page,
                _offset(page, link),
                url,
                here,
                other_url,
                there,
                is_same_place=known is not None,
            )


def _url(page: PageFacts, link: Namesake) -> str:
    return link.href if link.number < 0 else page.links.urls[link.number]


def _offset(page: PageFacts, link: Namesake) -> int:
    return link.offset if link.number < 0 else page.links[link.number].offset
