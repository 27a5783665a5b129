"""Texts that are hard to read on what lies behind them, as facts of a page."""

from dataclasses import replace
from typing import NamedTuple

from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.backdrops import Picture, shown_colors
from generator.checks.styles.contrast import is_large, ratio
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
from generator.css.background_layers import BackgroundLayer, background_layers
from generator.css.color import BLACK, Color
from generator.css.style import Place
from generator.css.view import DESKTOP, SCREENS, View
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
    views: tuple[str, ...]
    is_sure: bool
    words: str


class _Verdict(NamedTuple):
    """
    How a text of one kind is seen in one view.

    Attributes:
        place: Where its colour is said, else that of its ground; None where nothing says it.
        declared: The declaration there.
        is_whole: Whether nothing but what lies elsewhere on the page may make it another.
    """

    view: View
    text: Color
    ground: Color
    lowest: float
    highest: float
    is_large: bool
    place: Place | None
    declared: str
    painted: StyledKind | None
    is_whole: bool


def low_contrast(page: HtmlPage) -> tuple[LowContrast, ...]:
    """Find the texts of *page* whose contrast is below that of 1.4.6, as one for each look."""
    styles = page.fact(page_styles)
    looked_at: set[StyledKind] = set()
    found: list[LowContrast] = []
    for element, told in styles.where(_may_be_pale):
        kind = styles.styled(element)
        words = "" if kind in looked_at else own_text(element)
        if not words or is_of_disabled(element):
            continue
        looked_at.add(kind)
        verdicts = _verdicts(kind, _pictures(page)) if told is _LOOK_CLOSER else told
        by_look: dict[object, LowContrast] = {}
        for verdict in verdicts:
            one = _described(page, styles, element, verdict, words)
            key = replace(one, views=())
            before = by_look.get(key)
            views = one.views if before is None else (*before.views, *one.views)
            by_look[key] = replace(one, views=views)
        found += by_look.values()
    return tuple(found)


def _may_be_pale(kind: StyledKind) -> tuple[_Verdict, ...]:
    """How text of such elements is seen where its contrast is low; `_LOOK_CLOSER` for pictures."""
    if any(
        is_read(kind, view)
        and (color := kind.style(view).text_color) is not None
        and color.alpha
        and shown_colors(kind, view, color) is None
        and _has_picture(kind, view)
        for view in SCREENS
    ):
        return _LOOK_CLOSER
    return _verdicts(kind, None)


def _has_picture(kind: StyledKind, view: View) -> bool:
    one: StyledKind | None = kind
    while one is not None:
        if any(layer.url for layer in background_layers(one.style(view))):
            return True
        one = one.parent
    return False


def _verdicts(kind: StyledKind, picture: Picture | None) -> tuple[_Verdict, ...]:
    return tuple(
        verdict
        for view in SCREENS
        if is_read(kind, view) and (verdict := _verdict(kind, view, picture)) is not None
    )


def _verdict(kind: StyledKind, view: View, picture: Picture | None) -> _Verdict | None:
    style = kind.style(view)
    color = style.text_color
    shown = None
    if color is not None and color.alpha:
        shown = shown_colors(kind, view, color, picture)
    if shown is None or not shown.pairs:
        return None
    ratios = [ratio(*pair) for pair in shown.pairs]
    lowest, highest = min(ratios), max(ratios)
    is_big = is_large(style) is not False
    if lowest >= ENHANCED[is_big]:
        return None
    text, ground = shown.pairs[ratios.index(lowest)]
    place, declared = style.place("color"), style.declared("color")
    if place is None and shown.ground is not None:
        behind = shown.ground.style(view)
        place, declared = behind.place("background-color"), behind.declared("background-color")
    is_whole = shown.is_sure and style.is_sure("color") and not has_shadow(kind, view)
    return _Verdict(
        view, text, ground, lowest, highest, is_big, place, declared, shown.ground, is_whole
    )


#: A picture lies behind; what the kind alone tells says nothing.
_LOOK_CLOSER = (_Verdict(DESKTOP, BLACK, BLACK, 1, 1, False, None, "", None, False),)


def _described(
    page: HtmlPage, styles: PageStyles, element: Element, verdict: _Verdict, words: str
) -> LowContrast:
    text, ground, place = verdict.text, verdict.ground, verdict.place
    is_big = verdict.is_large
    is_sure = (
        verdict.is_whole
        and styles.is_whole
        and not _is_sign(element, words)
        and not overlaps(styles, element, verdict.painted, verdict.view)
    )
    return LowContrast(
        offset=element.offset or 0,
        sheet="" if place is None else place.sheet,
        at=_index(page, place),
        declared=verdict.declared,
        text=text.hex,
        ground=ground.hex,
        lowest=verdict.lowest,
        highest=verdict.highest,
        is_large=is_big,
        views=(_name(verdict.view),),
        is_sure=is_sure,
        words=words[:_WORDS],
    )


def _is_sign(element: Element, words: str) -> bool:
    """Whether a single letter stands for a sign, such as the `X` of a button that closes."""
    return len(words) == 1 and any(
        one.get("aria-label") is not None for one in (element, *element.ancestors)
    )


def _index(page: HtmlPage, place: Place | None) -> int:
    """Index of *place* in the text of its style sheet."""
    if place is None or not place.sheet:
        return 0
    data = page.file(place.sheet) or b""
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)[: place.line - 1]
    return sum(map(len, lines)) + place.column - 1


def _name(view: View) -> str:
    device = "phone" if view.touch else "desktop"
    return device if view.scheme == "light" else f"{device}, {view.scheme}"


def _pictures(page: HtmlPage) -> Picture:
    def look(layer: BackgroundLayer) -> tuple[Color, ...] | None:
        return picture_colors(page, layer)

    return look
