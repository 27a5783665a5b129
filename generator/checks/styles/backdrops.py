"""
Colours of a text and of what lies behind it.

What lies behind is followed from the page's canvas inwards: the background colours, gradients and
pictures of the elements around the text, and how much each lets through.

Source: CSS Color Level 4, section 14 (compositing); CSS Backgrounds Level 3, section 2.11.2 (the
canvas); WCAG 2.2, 1.4.3.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from generator.checks.styles.styled_kinds import StyledKind
from generator.css.background_layers import BackgroundLayer, background_layers
from generator.css.color import Color, ColorContext, read_color
from generator.css.lengths import length
from generator.css.style import Style
from generator.css.tokens import component_values, parts, solid
from generator.css.view import SCREENS, View
from generator.value import dataclass

#: Colours of one picture or gradient that are looked at, and combinations of several.
_MOST = 64
#: What changes colours in a way that is not followed.
_CHANGING = ("filter", "backdrop-filter", "mix-blend-mode", "mask-image")
_AXES, _CORNERS = 2, 4
_UNCHANGED = ("", "none", "normal")
_OUT_OF_FLOW = frozenset({"absolute", "fixed"})

#: Gives the colours of a picture; None where it cannot be looked at.
Picture = Callable[[BackgroundLayer], "tuple[Color, ...] | None"]


@dataclass(frozen=True, slots=True)
class Shown:
    """
    A text as it is shown.

    Attributes:
        pairs: Colour of the text and of what lies behind it, as far as it may be shown so.
        is_sure: Whether these are all, and no layout decides.
        ground: The element whose background decides; None where it is the browser's own canvas.
    """

    pairs: tuple[tuple[Color, Color], ...]
    is_sure: bool
    ground: StyledKind | None = None


class _Behind(NamedTuple):
    """
    What lies behind the text in an element.

    Attributes:
        colors: That may be there.
        groups: Opacity of each element around that lets something through, the outermost first, and
            what lies behind that element.
        is_sure: Whether no layout decides.
        ground: The element that has painted last.
    """

    colors: tuple[Color, ...]
    groups: tuple[tuple[float, tuple[Color, ...]], ...] = ()
    is_sure: bool = True
    ground: StyledKind | None = None


def shown_colors(
    kind: StyledKind, view: View, color: Color, picture: Picture | None = None
) -> Shown | None:
    """
    Find the colours of a text in *color* in elements of *kind*.

    Args:
        kind: Of the elements that hold it.
        view: What the page is looked at with.
        color: Of the text, before opacity.
        picture: Looks at pictures behind it; None to leave them unknown.

    Returns:
        None where nobody can tell; no pairs where the text is not to be seen.
    """
    behind = _behind(kind, view, picture)
    if behind is None:
        return None
    colors = behind.colors
    shadow = surrounding_shadow(kind.style(view))
    if shadow is not None:
        colors = _unique(shadow.over(below) for below in colors)
    pairs = [(color.over(below), below) for below in colors]
    for opacity, before in reversed(behind.groups):
        pairs = [
            (text.faded(opacity).over(base), below.faded(opacity).over(base))
            for text, below in pairs
            for base in before
        ][:_MOST]
    # What has the colour of its ground is not to be seen, and not meant to be.
    seen = tuple(one for one in dict.fromkeys(pairs) if one[0] != one[1])
    return Shown(seen, behind.is_sure, behind.ground)


def _behind(kind: StyledKind, view: View, picture: Picture | None) -> _Behind | None:
    """What lies behind text; what no picture decides is worked out once for a kind."""
    if picture is None:
        return kind.inwards(_IN_VIEW[view])
    if kind.parent is None:
        return _below(kind, view, _canvas(kind, view), picture)
    return _below(kind, view, _behind(kind.parent, view, picture), picture)


def _remembered(view: View) -> Callable[[StyledKind], _Behind | None]:
    def behind(kind: StyledKind) -> _Behind | None:
        parent = kind.parent
        around = _canvas(kind, view) if parent is None else _behind(parent, view, None)
        return _below(kind, view, around, None)

    return behind


_IN_VIEW = {view: _remembered(view) for view in SCREENS}


def _below(
    kind: StyledKind, view: View, around: _Behind | None, picture: Picture | None
) -> _Behind | None:
    if around is None:
        return None
    style = kind.style(view)
    opacity = style.opacity
    if opacity is None or any(style.text(name) not in _UNCHANGED for name in _CHANGING):
        return None
    colors, groups, is_sure, ground = around
    if opacity < 1:
        groups = (*groups, (opacity, colors))
    if style.position in _OUT_OF_FLOW:
        is_sure = False  # what lies behind need not be what is around
    painted = _painted(style, colors, picture)
    if painted is None:
        return None
    if painted.colors != colors:
        ground = kind
    return _Behind(painted.colors, groups, is_sure or painted.hides, ground)


@dataclass(frozen=True, slots=True)
class _Painted:
    """
    What is seen once an element's background is painted.

    Attributes:
        hides: Whether nothing of what lies behind is seen any more.
    """

    colors: tuple[Color, ...]
    hides: bool


def _painted(style: Style, colors: tuple[Color, ...], picture: Picture | None) -> _Painted | None:
    own = style.background_color
    if own is None:
        return None
    if own.alpha:
        colors = _unique(own.over(below) for below in colors)
    hides = own.alpha == 1
    if "text" in style.text("background-clip"):
        return None
    for layer in reversed(background_layers(style)):
        found = _known(layer.colors) if not layer.url else picture and picture(layer)
        if found is None:
            return None
        over = _unique(one.over(below) for below in colors for one in found)
        colors = over if layer.covers else _unique((*over, *colors))
        hides = hides or (layer.covers and all(one.alpha == 1 for one in found))
    return _Painted(colors, hides)


def _known(colors: Iterable[Color | None]) -> tuple[Color, ...] | None:
    """The colours of a gradient's stops; those between lie between them."""
    known = [one for one in colors if one is not None]
    return tuple(known) if known and len(known) == len(tuple(colors)) else None


def _unique(colors: Iterable[Color]) -> tuple[Color, ...]:
    return tuple(islice(dict.fromkeys(colors), _MOST))


def _canvas(root: StyledKind, view: View) -> _Behind | None:
    """What a browser paints behind a page whose root has no background."""
    color = read_color(component_values("canvas"), ColorContext(None, root.style(view).scheme))
    return None if color is None else _Behind((color,))


def surrounding_shadow(style: Style) -> Color | None:
    """Give the colour of shadows that lie around each letter on all sides; None for none such."""
    sides: dict[Color, set[tuple[bool, bool]]] = {}
    for part in parts(style.tokens("text-shadow")):
        lengths = [length([one], style.measure()) for one in solid(part)]
        moved = [one for one in lengths if one is not None][:2]
        others = [one for one, known in zip(solid(part), lengths, strict=True) if known is None]
        color = (
            read_color(others, ColorContext(style.color, style.scheme)) if others else style.color
        )
        if color is None or len(moved) < _AXES or not all(moved):
            continue
        sides.setdefault(color, set()).add((moved[0] > 0, moved[1] > 0))
    return next((color for color, around in sides.items() if len(around) == _CORNERS), None)
