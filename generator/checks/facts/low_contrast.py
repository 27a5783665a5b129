"""Texts that are hard to read on what lies behind them, as facts of a page."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.backdrops import Shown, shown_colors
from generator.checks.styles.contrast import is_large, nearest, ratio
from generator.checks.styles.page_styles import PageStyles, page_styles
from generator.checks.styles.picture_colors import picture_colors
from generator.checks.styles.shown_text import (
    has_shadow,
    is_of_disabled,
    is_read,
    overlaps,
    own_text,
)
from generator.checks.styles.styled_kinds import StyledKind
from generator.css.background_layers import BackgroundLayer
from generator.css.color import Color
from generator.css.style import Place, Style
from generator.css.view import SCREENS, View
from generator.value import dataclass

#: What WCAG 2.2 asks for, by criterion: text, and large text.
MINIMUM = (4.5, 3.0)
ENHANCED = (7.0, 4.5)
_WORDS = 40  # characters


@dataclass(frozen=True, slots=True)
class LowContrast:
    """
    A text with too little contrast.

    Attributes:
        offset: Of the start tag of the first such element in the page.
        sheet: Path of the style sheet that says the colour, from the host's root; empty where that
            is in the page, or nowhere.
        at: Index in that sheet; 0 where there is none.
        declared: The declaration that counts, such as ``color: var(--ink)``; empty for none.
        text: Colour of the text as it is seen, in six digits; the same for *ground*.
        lowest: Contrast ratio with the worst of the colours that may lie behind.
        highest: The same with the best of them.
        is_large: Whether it is large text.
        better: The nearest colour that has enough contrast; empty where none has.
        enhanced: The same for 1.4.6.
        views: Such as ``phone, dark``; empty for all.
        is_sure: Whether no layout decides what lies behind.
        words: How the text begins.
    """

    offset: int
    sheet: str
    at: int
    declared: str
    text: str
    ground: str
    lowest: float
    highest: float
    is_large: bool
    better: str
    enhanced: str
    views: tuple[str, ...]
    is_sure: bool
    words: str


class _Verdict(NamedTuple):
    """How a text of one kind is seen in one view."""

    view: View
    shown: Shown
    worst: tuple[Color, Color]
    highest: float
    lowest: float
    large: bool


def low_contrast(page: HtmlPage) -> tuple[LowContrast, ...]:
    """Find the texts of *page* whose contrast is below that of 1.4.6, as one for each look."""
    styles = page.fact(page_styles)
    picture = _pictures(page)
    found: dict[object, LowContrast] = {}
    for element, _ in styles.where(_may_be_pale):
        words = own_text(element)
        if not words or is_of_disabled(element):
            continue
        kind = styles.styled(element)
        for verdict in _verdicts(kind, picture):
            one = _described(page, styles, element, kind, verdict, words)
            where = None if one.sheet else one.offset
            look = (one.sheet, one.at, one.declared, one.text, one.ground)
            key = (*look, one.is_large, one.is_sure, where)
            before = found.get(key)
            if before is None:
                found[key] = one
            elif one.views[0] not in before.views:
                found[key] = replace(before, views=(*before.views, *one.views))
    return tuple(found.values())


def _nothing(_layer: BackgroundLayer) -> tuple[Color, ...] | None:
    return None


def _may_be_pale(kind: StyledKind) -> bool:
    """Whether text of such elements may have too little contrast, as far as the kind tells."""
    for view in SCREENS:
        if not is_read(kind, view):
            continue
        color = kind.style(view).text_color
        if color is None or not color.alpha:
            continue
        shown = shown_colors(kind, view, color, _nothing)
        if shown is None:
            return True  # a picture may lie behind it
        if shown.pairs and min(ratio(*pair) for pair in shown.pairs) < _needed(
            kind.style(view), ENHANCED
        ):
            return True
    return False


def _needed(style: Style, limits: tuple[float, float]) -> float:
    return limits[1] if is_large(style) in (True, None) else limits[0]


def _verdicts(
    kind: StyledKind, picture: Callable[[BackgroundLayer], tuple[Color, ...] | None]
) -> Iterator[_Verdict]:
    for view in SCREENS:
        if not is_read(kind, view):
            continue
        style = kind.style(view)
        color = style.text_color
        if color is None or not color.alpha:
            continue
        shown = shown_colors(kind, view, color, picture)
        if shown is None or not shown.pairs:
            continue
        ratios = [(ratio(*pair), pair) for pair in shown.pairs]
        lowest, worst = min(ratios, key=lambda one: one[0])
        if lowest < _needed(style, ENHANCED):
            highest = max(one for one, _ in ratios)
            large = _needed(style, MINIMUM) == MINIMUM[1]
            yield _Verdict(view, shown, worst, highest, lowest, large)


def _described(
    page: HtmlPage,
    styles: PageStyles,
    element: Element,
    kind: StyledKind,
    verdict: _Verdict,
    words: str,
) -> LowContrast:
    style = styles.of(element, verdict.view)
    place, declared = _place(styles, element, verdict)
    text, ground = verdict.worst
    limit, more = (limits[verdict.large] for limits in (MINIMUM, ENHANCED))
    is_sure = (
        verdict.shown.is_sure
        and styles.is_whole
        and style.is_sure("color")
        and not has_shadow(kind, verdict.view)
        and not _is_sign(element, words)
        and not overlaps(styles, element, verdict.shown.ground, verdict.view)
    )
    return LowContrast(
        offset=element.offset or 0,
        sheet="" if place is None else place.sheet,
        at=_index(page, place),
        declared=declared,
        text=text.hex,
        ground=ground.hex,
        lowest=verdict.lowest,
        highest=verdict.highest,
        is_large=verdict.large,
        better=_better(text, ground, limit),
        enhanced=_better(text, ground, more),
        views=(_name(verdict.view),),
        is_sure=is_sure,
        words=words[:_WORDS],
    )


def _is_sign(element: Element, words: str) -> bool:
    """Whether a single letter stands for a sign, such as the `X` of a button that closes."""
    return len(words) == 1 and any(
        one.get("aria-label") is not None for one in (element, *element.ancestors)
    )


def _place(styles: PageStyles, element: Element, verdict: _Verdict) -> tuple[Place | None, str]:
    """Where the colour of the text is said, else that of its ground."""
    style = styles.of(element, verdict.view)
    place = style.place("color")
    if place is not None:
        return place, style.declared("color")
    for one in (element, *element.ancestors):
        behind = styles.of(one, verdict.view)
        if styles.styled(one) is verdict.shown.ground:
            return behind.place("background-color"), behind.declared("background-color")
    return None, ""


def _index(page: HtmlPage, place: Place | None) -> int:
    """Index of *place* in the text of its style sheet."""
    if place is None or not place.sheet:
        return 0
    data = page.file(place.sheet) or b""
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)[: place.line - 1]
    return sum(map(len, lines)) + place.column - 1


def _better(text: Color, ground: Color, needed: float) -> str:
    found = nearest(text, ground, needed)
    return "" if found is None else found.hex


def _name(view: View) -> str:
    device = "phone" if view.touch else "desktop"
    return device if view.scheme == "light" else f"{device}, {view.scheme}"


def _pictures(page: HtmlPage) -> Callable[[BackgroundLayer], tuple[Color, ...] | None]:
    def look(layer: BackgroundLayer) -> tuple[Color, ...] | None:
        return picture_colors(page, layer)

    return look
