"""
Pictures and gradients behind an element.

Source: CSS Backgrounds and Borders Level 3, CSS Images Level 4.
"""

from generator.css.color import Color, ColorContext, read_color
from generator.css.style import Style
from generator.css.tokens import Token, Tokens, address, function_name, parts, solid, word
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class BackgroundLayer:
    """
    One picture or gradient.

    Attributes:
        url: Of a picture, as written in the sheet; empty for another layer.
        sheet: Path of the style sheet to which *url* is relative; empty for the page itself.
        colors: Of a gradient: its stops. None among them for one that cannot be told.
        covers: Whether it surely lies behind the whole element: it is repeated, or as large.
    """

    url: str = ""
    sheet: str = ""
    colors: tuple[Color | None, ...] = ()
    covers: bool = True

    @property
    def is_known(self) -> bool:
        """Whether it is a picture, or a gradient of colours that can be told."""
        return bool(self.url) or (bool(self.colors) and None not in self.colors)


def background_layers(style: Style) -> tuple[BackgroundLayer, ...]:
    """Give the layers of *style*, the uppermost first; the background colour lies below them."""
    owner, tokens, entry = style.source("background-image")
    images = parts(tokens)
    repeats = _per_layer(style, "background-repeat", len(images))
    sizes = _per_layer(style, "background-size", len(images))
    context = ColorContext(owner.color, owner.scheme)
    sheet = "" if entry is None else entry.located.sheet.url
    found = []
    for image, repeat, size in zip(images, repeats, sizes, strict=True):
        held = solid(image)
        if len(held) == 1 and word(held[0]) == "none":
            continue
        covers = _covers(repeat, size)
        found.append(_layer(held[0] if len(held) == 1 else None, context, sheet, covers=covers))
    if not style.is_sure("background-image"):
        found.append(BackgroundLayer())
    return tuple(found)


def _per_layer(style: Style, name: str, count: int) -> list[list[Token]]:
    given = parts(style.tokens(name)) or [[]]
    return [given[number % len(given)] for number in range(count)]


def _covers(repeat: Tokens, size: Tokens) -> bool:
    words = {word(one) for one in repeat}
    if "repeat" in words and not words & {"no-repeat", "repeat-x", "repeat-y", "space"}:
        return True
    sides = [one for one in size if one.type != "whitespace"]
    if [word(one) for one in sides] == ["cover"]:
        return True
    whole = [one.type == "percentage" and one.value >= 100 for one in sides]
    return bool(whole) and all(whole)


def _layer(
    token: Token | None, context: ColorContext, sheet: str, *, covers: bool
) -> BackgroundLayer:
    if token is None:
        return BackgroundLayer(covers=covers)
    url = address(token)
    if url is not None:
        return BackgroundLayer(url=url, sheet=sheet, covers=covers)
    name = function_name(token)
    if name.endswith("-gradient"):
        return BackgroundLayer(colors=_stops(token.arguments, context), covers=covers)
    if name in ("image-set", "-webkit-image-set"):
        first = next((one for one in solid(token.arguments) if _is_address(one)), None)
        if first is not None:
            shown = str(first.value) if first.type == "string" else address(first) or ""
            return BackgroundLayer(url=shown, sheet=sheet, covers=covers)
    return BackgroundLayer(covers=covers)


def _is_address(token: Token) -> bool:
    return token.type == "string" or address(token) is not None


def _stops(arguments: Tokens, context: ColorContext) -> tuple[Color | None, ...]:
    """Colours of a gradient's stops; what stands before the first comma may be no stop."""
    found: list[Color | None] = []
    for number, part in enumerate(parts(arguments)):
        held = solid(part)
        colors = [one for one in held if _looks_like_color(one)]
        if colors:
            found.append(read_color(colors[:1], context))
        elif number and not all(_is_position(one) for one in held):
            found.append(None)
    return tuple(found)


def _looks_like_color(token: Token) -> bool:
    if token.type == "hash":
        return True
    if token.type == "function":
        return token.lower_name not in ("calc", "min", "max", "clamp")
    return bool(word(token)) and word(token) not in _PLACING


_PLACING_TEXT = """
    to from at in top right bottom left center circle ellipse closest-side closest-corner
    farthest-side farthest-corner srgb srgb-linear oklab oklch hsl hwb lab lch xyz shorter longer
    increasing decreasing hue
"""
_PLACING = frozenset(_PLACING_TEXT.split())


def _is_position(token: Token) -> bool:
    return token.type in ("percentage", "dimension", "number", "function")
