"""
Colours of texts and of what lies behind them, each pair once.

Source: WCAG 2.2, 1.4.3 "Contrast (Minimum)".
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.checks.facts.low_contrast import MINIMUM
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.styles.backdrops import Picture, Shown, shown_colors
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
from generator.css.style import Place
from generator.css.view import SCREENS, View
from generator.value import dataclass

_WORDS = 60  # characters
_UNKNOWN = Color(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Two colours that meet on the page.

    Attributes:
        element: The first that shows them.
        words: How its text begins.
        text: Six digits, as it is seen; the same for *ground*. Empty where it cannot be told.
        ratio: With the worst of the colours that lie behind; 0 where it cannot be told.
        needed: What is asked for.
        better: The nearest colour that is enough; empty where there is none, or none is needed.
        schemes: ``light``, ``dark`` or both.
        is_sure: Whether layout, pictures and unknown styles cannot make it another, at *element*;
            known of what is not enough, and False otherwise.
        count: Elements that show it.
        place: The line of CSS that says the colour of the text, else that of its ground; None for
            the browser's own.
    """

    element: Element
    words: str
    text: str
    ground: str
    ratio: float
    needed: float
    is_large: bool
    better: str
    schemes: tuple[str, ...]
    is_sure: bool
    count: int
    place: Place | None

    @property
    def is_enough(self) -> bool:
        """Whether the contrast is as wanted."""
        return self.ratio >= self.needed


@dataclass(frozen=True, slots=True)
class _Look:
    """
    How a text of one kind is seen in one colour scheme, on the screen where it is seen worst.

    Attributes:
        shown: None where it cannot be told.
        ratio: With the worst of the colours that may lie behind.
        highest: The same with the best of them.
    """

    view: View
    shown: Shown | None
    text: Color
    ground: Color
    ratio: float
    highest: float
    is_large: bool


def contrast_pairs(page: HtmlPage) -> list[Pair]:
    """Give the pairs of *page*: first those that are too weak, then the weaker ones."""
    styles = page.fact(page_styles)
    found: dict[tuple[object, ...], Pair] = {}
    looks: dict[StyledKind, tuple[_Look, ...]] = {}

    def picture(layer: BackgroundLayer) -> tuple[Color, ...] | None:
        return picture_colors(page, layer)

    for body in page.named("body"):
        for element in (body, *body.descendants()):
            words = own_text(element)
            if not words or is_of_disabled(element):
                continue
            kind = styles.styled(element)
            if kind not in looks:
                looks[kind] = tuple(_looks(kind, picture))
            seen: set[tuple[object, ...]] = set()
            for look in looks[kind]:
                key = (look.shown is None, look.text, look.ground, look.is_large)
                before = found.get(key)
                if before is None:
                    found[key] = _pair(styles, element, kind, look, words)
                else:
                    found[key] = _with(before, look.view.scheme, is_new=key not in seen)
                seen.add(key)
    return sorted(found.values(), key=lambda one: (one.is_enough, not one.text, one.ratio))


def _with(pair: Pair, scheme: str, *, is_new: bool) -> Pair:
    schemes = pair.schemes if scheme in pair.schemes else (*pair.schemes, scheme)
    return replace(pair, schemes=schemes, count=pair.count + is_new)


def _looks(kind: StyledKind, picture: Picture) -> Iterator[_Look]:
    """Give the worst look in each colour scheme."""
    worst: dict[str, _Look] = {}
    for view in SCREENS:
        if not is_read(kind, view):
            continue
        look = _look(kind, view, picture)
        before = worst.get(view.scheme)
        if look is not None and (before is None or look.ratio < before.ratio):
            worst[view.scheme] = look
    yield from worst.values()


def _look(kind: StyledKind, view: View, picture: Picture) -> _Look | None:
    style = kind.style(view)
    color = style.text_color
    if color is not None and not color.alpha:
        return None  # there to be selected, or drawn by a background
    large = is_large(style) in (True, None)
    shown = None if color is None else shown_colors(kind, view, color, picture)
    if shown is None:
        return _Look(view, None, _UNKNOWN, _UNKNOWN, 0.0, 0.0, large)
    if not shown.pairs:
        return None
    ratios = [ratio(*one) for one in shown.pairs]
    text, ground = shown.pairs[ratios.index(min(ratios))]
    return _Look(view, shown, text, ground, min(ratios), max(ratios), large)


def _is_sure(styles: PageStyles, element: Element, kind: StyledKind, look: _Look) -> bool:
    shown, view = look.shown, look.view
    if shown is None or not styles.is_whole or look.highest >= MINIMUM[look.is_large]:
        return False
    return (
        shown.is_sure
        and kind.style(view).is_sure("color")
        and not has_shadow(kind, view)
        and not overlaps(styles, element, shown.ground, view)
    )


def _pair(styles: PageStyles, element: Element, kind: StyledKind, look: _Look, words: str) -> Pair:
    is_known = look.shown is not None
    needed = MINIMUM[look.is_large]
    is_weak = is_known and look.ratio < needed
    better = nearest(look.text, look.ground, needed) if is_weak else None
    return Pair(
        element,
        words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()} …",
        look.text.hex if is_known else "",
        look.ground.hex if is_known else "",
        look.ratio,
        needed,
        look.is_large,
        "" if better is None else better.hex,
        (look.view.scheme,),
        is_weak and _is_sure(styles, element, kind, look),
        1,
        _place(styles, element, look),
    )


def _place(styles: PageStyles, element: Element, look: _Look) -> Place | None:
    """Where the colour of the text is written, else that of its ground."""
    place = styles.of(element, look.view).place("color")
    ground = None if look.shown is None else look.shown.ground
    if place is not None or ground is None:
        return place
    around = (element, *element.ancestors)
    behind = next((one for one in around if styles.styled(one) is ground), None)
    return None if behind is None else styles.of(behind, look.view).place("background-color")
