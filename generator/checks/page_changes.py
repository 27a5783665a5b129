"""What differs between two versions of a page, for rules that say what they read."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from generator.checks.page_facts import PageFacts


def changed_fields(before: PageFacts, after: PageFacts) -> frozenset[str]:
    """
    Name the fields of `PageFacts` in which two versions of a page differ, places aside.

    Offsets, lines and columns are no differences, on their own or within other fields. `own_text`
    differs where other links or assets stand in it than before.
    """
    return frozenset(name for name, told in _TOLD.items() if told(before) != told(after))


def _own(page: PageFacts) -> Any:
    if page.own_text is None:
        return None
    start, end = page.own_text
    return [
        [start <= one.offset < end for one in references]
        for references in (page.links, page.assets)
    ]


def _social(page: PageFacts) -> Any:
    one = page.social
    return one and (one.image, one.card, one.width, one.height, one.title, one.description)


def _structured(page: PageFacts) -> Any:
    told = page.structured
    return (
        told.described,
        [name for name, _ in told.references],
        [(one.url, one.depiction, one.key) for one in told.pictures],
    )


def _unsized(page: PageFacts) -> Any:
    told = page.unsized
    return told and (
        [one._replace(offset=0) for one in told.pictures],
        told.sheets,
        told.styles,
    )


#: Field to what it says, places aside; fields that hold only a place are left out.
_TOLD: Mapping[str, Callable[[PageFacts], Any]] = {
    **{
        one.name: attrgetter(one.name)
        for one in fields(PageFacts)
        if not one.name.endswith("_offset")
    },
    "links": lambda page: page.links.without_places,
    "assets": lambda page: page.assets.without_places,
    "own_text": _own,
    "social": _social,
    "structured": _structured,
    "unsized": _unsized,
}
