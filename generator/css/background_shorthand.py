"""
`background` and its position, written out.

Source: CSS Backgrounds and Borders Module Level 3.
"""

from generator.css.color import is_color
from generator.css.properties import PROPERTIES
from generator.css.shorthand_values import COMMA, Longhands, initial_values, is_image, is_length
from generator.css.tokens import (
    Token,
    Tokens,
    component_values,
    is_sign,
    parts,
    solid,
    word,
)

_BACKGROUND = (
    "background-image",
    "background-position-x",
    "background-position-y",
    "background-size",
    "background-repeat",
    "background-attachment",
    "background-origin",
    "background-clip",
)
_REPEATS_TEXT = """
    repeat repeat-x repeat-y no-repeat space round
"""
_REPEATS = frozenset(_REPEATS_TEXT.split())
_BOXES = frozenset({"border-box", "padding-box", "content-box"})
_PLACES = frozenset({"left", "right", "top", "bottom", "center"})


def background(tokens: Tokens) -> Longhands | None:
    """Write `background` out."""
    layers = parts(tokens)
    found: dict[str, list[Token]] = {name: [] for name in _BACKGROUND}
    color: Tokens = PROPERTIES["background-color"].initial
    for number, layer in enumerate(layers):
        read = _background_layer(layer, is_last=number == len(layers) - 1)
        if read is None:
            return None
        own, own_color = read
        color = own_color or color
        for name in _BACKGROUND:
            found[name] += [*(COMMA if number else ()), *own[name]]
    return {**found, "background-color": color}


def _background_layer(  # noqa: C901, PLR0912 - one branch for each kind of value
    layer: list[Token], *, is_last: bool
) -> tuple[Longhands, Tokens] | None:
    own: dict[str, Tokens] = initial_values(*_BACKGROUND)
    color: Tokens = ()
    boxes: list[Token] = []
    places: list[Token] = []
    sizes: list[Token] | None = None
    repeats: list[Token] = []
    held = solid(layer)
    if not held:
        return None
    for one in held:
        name = word(one)
        if (
            sizes is not None
            and len(sizes) < 2
            and (is_length(one) or name in ("auto", "cover", "contain"))
        ):
            sizes.append(one)
        elif name == "none" or is_image(one):
            own["background-image"] = [one]
        elif is_sign(one, "/") and places:
            sizes = []
        elif name in _REPEATS:
            repeats.append(one)
        elif name in ("scroll", "fixed", "local"):
            own["background-attachment"] = [one]
        elif name in _BOXES or name in ("text", "border-area"):
            boxes.append(one)
        elif name in _PLACES or is_length(one):
            places.append(one)
        elif is_last and not color and is_color([one]):
            color = [one]
        else:
            return None
    if places:
        own["background-position-x"], own["background-position-y"] = _axes(places)
    if sizes is not None:
        own["background-size"] = sizes
    if repeats:
        own["background-repeat"] = repeats
    if boxes:
        own["background-origin"], own["background-clip"] = [boxes[0]], [boxes[-1]]
    return own, color


_CENTER = component_values("center")


def _axes(places: list[Token]) -> tuple[Tokens, Tokens]:
    """Part a position into its axes."""
    if len(places) == 1:
        one = places[0]
        return (_CENTER, [one]) if word(one) in ("top", "bottom") else ([one], _CENTER)
    if len(places) == 2:
        first, second = places
        swapped = word(first) in ("top", "bottom") or word(second) in ("left", "right")
        return ([second], [first]) if swapped else ([first], [second])
    across = next((at for at, one in enumerate(places) if word(one) in ("left", "right")), 0)
    down = next((at for at, one in enumerate(places) if word(one) in ("top", "bottom")), 0)
    if across < down:
        return places[:down], places[down:]
    return places[across:], places[:across]


def background_position(tokens: Tokens) -> Longhands | None:
    """Write `background-position` out."""
    across: list[Token] = []
    down: list[Token] = []
    for number, layer in enumerate(parts(tokens)):
        places = solid(layer)
        if not places or not all(word(one) in _PLACES or is_length(one) for one in places):
            return None
        x, y = _axes(places)
        across += [*(COMMA if number else ()), *x]
        down += [*(COMMA if number else ()), *y]
    return {"background-position-x": across, "background-position-y": down}
