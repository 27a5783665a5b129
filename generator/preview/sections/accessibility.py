"""What a screen reader says, which colours meet, and what the page is made of for those who listen."""

from collections.abc import Iterable, Mapping
from math import floor
from typing import Any

from generator.checks.accessibility.accessible_name import accessible_description
from generator.checks.accessibility.needs import need
from generator.checks.accessibility.outline import outline
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.page_styles import page_styles
from generator.css.style import Place
from generator.model.finding import Location
from generator.preview.accessibility.contrast_pairs import Pair, contrast_pairs
from generator.preview.accessibility.reading import SCREENS, Met, reading
from generator.preview.accessibility.spoken import states
from generator.preview.answers import source_path
from generator.preview.sections.section import PageContext, Section
from generator.value import dataclass

#: Lines of each list; what comes after them is counted.
MOST = 300
_LANDMARKS = frozenset(
    {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
)


def _data(context: PageContext) -> Mapping[str, Any]:
    if context.parsed is None:
        return {}
    # The panel asks several times for one state of the site.
    kept, key = context.generation.kept, ("accessibility", context.page.id)
    if key not in kept:
        kept[key] = _described(context, context.parsed)
    known: Mapping[str, Any] = kept[key]
    return known


def _described(context: PageContext, page: HtmlPage) -> Mapping[str, Any]:
    met = reading(page)
    outlined = _outlined(met)
    pairs = contrast_pairs(page)
    elements = (
        *(one.element for one in met[:MOST]),
        *(one.element for one, _ in outlined[:MOST]),
        *(one.element for one in pairs[:MOST]),
    )
    lines = _Lines.of(context, page, elements)
    return {
        "reading": {
            "lines": [lines.line(one, one.depth) for one in met[:MOST]],
            "total": len(met),
        },
        "outline": {
            "lines": [lines.line(one, depth) for one, depth in outlined[:MOST]],
            "total": len(outlined),
        },
        "contrast": {
            "pairs": [lines.pair(one) for one in pairs[:MOST]],
            "total": len(pairs),
            "is_whole": page.fact(page_styles).is_whole,
        },
    }


def _outlined(met: Iterable[Met]) -> list[tuple[Met, int]]:
    """Give landmarks and headings, each with the number of landmarks around it."""
    found = []
    around: list[int] = []
    for one in met:
        while around and around[-1] >= one.depth:
            around.pop()
        if one.kind in _LANDMARKS or one.kind == "heading":
            found.append((one, len(around)))
        if one.kind in _LANDMARKS:
            around.append(one.depth)
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """
    Writes lines of the section.

    Attributes:
        places: Offsets of start tags to where they are written.
        levels: Of the headings.
    """

    context: PageContext
    places: Mapping[int, Location]
    levels: Mapping[Element, int]

    @classmethod
    def of(cls, context: PageContext, page: HtmlPage, elements: Iterable[Element]) -> "_Lines":
        offsets = [one.offset for one in dict.fromkeys(elements)]
        production = context.generation.production
        known = [one for one in offsets if one is not None]
        places = production.places(context.page.id, known)
        return cls(context, places, {one.element: one.level for one in outline(page)})

    def line(self, one: Met, depth: int) -> dict[str, Any]:
        is_text = not one.word
        name = one.name
        level = self.levels.get(one.element, 0) if one.kind == "heading" else 0
        return {
            "depth": depth,
            "role": one.word,
            "landmark": one.kind in _LANDMARKS,
            "level": level,
            "name": name,
            "text": one.text,
            "states": [] if is_text else list(states(one.element)),
            "description": "" if is_text else accessible_description(one.element),
            "nameless": not is_text and not name and _needs_name(one),
            "only": "" if len(one.screens) == len(SCREENS) else next(iter(one.screens)),
            **self._where(one.element),
        }

    def pair(self, one: Pair) -> dict[str, Any]:
        return {
            "words": one.words,
            "text": one.text,
            "ground": one.ground,
            "ratio": floor(one.ratio * 100) / 100,  # 4.499 is not 4.5
            "needed": one.needed,
            "large": one.is_large,
            "enough": one.is_enough,
            "sure": one.is_sure,
            "better": one.better,
            "schemes": list(one.schemes),
            "count": one.count,
            "rule": self._rule(one.place),
            **self._where(one.element),
        }

    def _where(self, element: Element) -> dict[str, Any]:
        offset = element.offset
        source = None if offset is None else self.places.get(offset)
        return {"selector": element.selector, "source": _source(source)}

    def _rule(self, place: Place | None) -> dict[str, Any] | None:
        """Where the line of CSS is written; None where it is in no file of its own."""
        if place is None or not place.sheet:
            return None
        path = source_path(self.context.generation, place.sheet)
        return None if path is None else _source(Location(path, place.line, place.column))


def _needs_name(one: Met) -> bool:
    return one.kind == "link" or need(one.element) is not None


def _source(at: Location | None) -> dict[str, Any] | None:
    return None if at is None else {"file": str(at.path), "line": at.line, "column": at.column}


SECTION = Section("accessibility", "Accessibility", _data, is_late=True)
