"""The same menu on many pages, and where pages show it in another way."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator

from generator.checks.facts.menus import Menu
from generator.checks.facts.page_facts import PageFacts
from generator.checks.whole_site.site_index import ADDRESSES, SiteIndex
from generator.checks.whole_site.url_space import Answer
from generator.value import dataclass

#: What comparing menus reads of pages, for a rule's `reads`.
MENUS = ADDRESSES | {"language", "menus", "refresh"}


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A menu on a page.

    Attributes:
        first: Index of its first link among the page's.
        targets: Where its links lead, in order: output paths, and addresses elsewhere.
    """

    page: PageFacts
    menu: Menu
    first: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deviation:
    """
    A menu that is shown in another way than on most pages that have it.

    Attributes:
        usual: The way of most.
        count: How many pages show it in that way.
    """

    shown: Shown
    usual: Shown
    count: int


def shown_menus(site: SiteIndex) -> Iterator[Shown]:
    """List the menus of all pages with where their links lead."""
    known: dict[Menu, tuple[str, ...]] = {}
    for page in site.pages:
        if page.is_redirect:
            continue
        for first, menu in page.menus:
            targets = known.get(menu)
            if targets is None:
                targets = tuple([_target(site, page, href) for href, _ in menu.links])
                # What begins at the root leads to the same place from every page.
                if not page.base and all(
                    href[:1] in ("/", "") or ":" in href for href, _ in menu.links
                ):
                    known[menu] = targets
            yield Shown(page, menu, first, targets)


def _target(site: SiteIndex, page: PageFacts, href: str) -> str:
    target = site.urls.resolve(href, page.url, page.base)
    if target.answer is Answer.FILE:
        return f"{target.path}#{target.fragment}" if target.fragment else target.path
    return href


def deviations(
    menus: Iterator[Shown],
    same: Callable[[Shown], Hashable],
    way: Callable[[Shown], Hashable],
) -> Iterator[Deviation]:
    """
    Find menus that are shown in another way than most of them.

    Args:
        menus: Of all pages.
        same: What two menus share that are one menu.
        way: What is compared of them.
    """
    groups: dict[Hashable, list[Shown]] = {}
    for one in menus:
        groups.setdefault(same(one), []).append(one)
    for group in groups.values():
        ways = Counter(map(way, group))
        if len(ways) == 1:
            continue
        (usual, count), (_, second) = ways.most_common(2)
        if count == second:
            continue  # nobody can tell which one is meant
        example = next(one for one in group if way(one) == usual)
        for one in group:
            if way(one) != usual:
                yield Deviation(one, example, count)
