"""Pages that share terms with a page."""

from collections.abc import Sequence
from dataclasses import field
from heapq import nsmallest
from math import log

from generator.model.site import Page, Site
from generator.model.slug import slugify
from generator.value import dataclass

#: Neighbours by date that are checked in each term; keeps the cost of a page bounded.
WINDOW = 40


@dataclass(frozen=True, slots=True)
class Related:
    """Finds related pages; remembers where each page stands in each term."""

    site: Site
    _places: dict[tuple[str, str, str], dict[str, int]] = field(default_factory=dict)
    _found: dict[str, list[str]] = field(default_factory=dict)

    def pages(self, page: Page, limit: int) -> list[str]:
        """
        Ids of the pages most related to *page*, best first.

        A shared term counts more the rarer it is; of equals the one nearer in date wins.
        """
        known = self._found.get(page.id)
        if known is None:
            known = self._found[page.id] = self._rank(page, limit)
        return known[:limit]

    def _rank(self, page: Page, limit: int) -> list[str]:
        scores: dict[str, float] = {}
        distance: dict[str, int] = {}
        for taxonomy, names in page.terms.items():
            terms = self.site.terms.get(page.language, {}).get(taxonomy, {})
            for name in names:
                slug = slugify(name)
                members = terms.get(slug, ())
                place = self._place((page.language, taxonomy, slug), members).get(page.id)
                if place is None:
                    continue
                weight = 1 / log(2 + len(members))
                start = max(0, place - WINDOW)
                for at, other in enumerate(members[start : place + WINDOW], start):
                    if other != page.id:
                        scores[other] = scores.get(other, 0.0) + weight
                        distance[other] = min(distance.get(other, WINDOW), abs(at - place))
        ranked = nsmallest(
            limit, ((-round(score, 6), distance[other], other) for other, score in scores.items())
        )
        return [other for _, _, other in ranked]

    def _place(self, key: tuple[str, str, str], members: Sequence[str]) -> dict[str, int]:
        places = self._places.get(key)
        if places is None:
            places = {member: number for number, member in enumerate(members)}
            self._places[key] = places
        return places
