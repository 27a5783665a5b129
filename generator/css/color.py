"""
Colours of CSS, as sRGB with alpha.

Source: CSS Color Module Level 4 and 5.
"""

import re
from collections.abc import Sequence
from typing import Self

from generator.css.color_names import NAMED, SYSTEM
from generator.css.color_spaces import HUES, NAMED_SPACES, Triple, from_srgb, to_srgb
from generator.css.lengths import Measure, quantity
from generator.css.tokens import (
    DEEPEST,
    Token,
    Tokens,
    function_name,
    is_sign,
    parts,
    solid,
    word,
)
from generator.css.view import View
from generator.value import dataclass

_HEX = re.compile(r"[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Color:
    """Red, green, blue and alpha, each from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def hex(self) -> str:
        """Such as ``#1a2b3c``, and ``#1a2b3c80`` where it lets something through."""
        channels = [self.red, self.green, self.blue]
        if self.alpha < 1:
            channels.append(self.alpha)
        return "#" + "".join(f"{round(one * 255):02x}" for one in channels)

    @classmethod
    def of_hex(cls, digits: str) -> Self:
        """Read what `hex` gives."""
        return cls(*(int(digits[at : at + 2], 16) / 255 for at in range(1, len(digits), 2)))

    def over(self, below: "Color") -> "Color":
        """Mix with what shines through from below."""
        alpha = self.alpha + below.alpha * (1 - self.alpha)
        if not alpha:
            return TRANSPARENT
        red, green, blue = (
            (own * self.alpha + other * below.alpha * (1 - self.alpha)) / alpha
            for own, other in (
                (self.red, below.red),
                (self.green, below.green),
                (self.blue, below.blue),
            )
        )
        return Color(red, green, blue, alpha)

    def faded(self, opacity: float) -> "Color":
        """Give the same colour where its alpha is multiplied."""
        return Color(self.red, self.green, self.blue, self.alpha * opacity)


TRANSPARENT = Color(0.0, 0.0, 0.0, 0.0)
BLACK = Color(0.0, 0.0, 0.0)
WHITE = Color(1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class ColorContext:
    """
    What a colour may refer to.

    Attributes:
        current: Of the text; None where it is not known.
        scheme: ``light`` or ``dark``: which of two colours is used, and what the system's are.
    """

    current: Color | None = BLACK
    scheme: str = "light"


_MEASURE = Measure(View())


def read_color(tokens: Tokens, context: ColorContext) -> Color | None:
    """Read a colour; None for what is none, or cannot be decided."""
    held = solid(tokens)
    return _color(held[0], context, 0) if len(held) == 1 else None


def is_color(tokens: Tokens) -> bool:
    """Whether a value is a colour, whatever it refers to."""
    return read_color(tokens, ColorContext()) is not None


def _color(token: Token, context: ColorContext, depth: int) -> Color | None:
    name = word(token)
    if name:
        return _named(name, context)
    if token.type == "hash":
        return _hex(token.value)
    function = function_name(token)
    if not function or depth > DEEPEST:
        return None
    if function == "light-dark":
        sides = parts(token.arguments)
        if len(sides) != 2:
            return None
        chosen = solid(sides[1 if context.scheme == "dark" else 0])
        return _color(chosen[0], context, depth + 1) if len(chosen) == 1 else None
    if function == "color-mix":
        return _mixed(parts(token.arguments), context, depth)
    if function in _FUNCTIONS or function == "color":
        return _called(function, token.arguments, context, depth)
    return None


def _named(name: str, context: ColorContext) -> Color | None:
    if name == "currentcolor":
        return context.current
    if name == "transparent":
        return TRANSPARENT
    channels = NAMED.get(name) or SYSTEM[context.scheme].get(name)
    return None if channels is None else Color(*(one / 255 for one in channels))


def _hex(digits: str) -> Color | None:
    if not _HEX.fullmatch(digits):
        return None
    if len(digits) <= 4:
        digits = "".join(one * 2 for one in digits)
    return Color(*(int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)))


#: Channels of each function: their names, and what 100% of each is; an angle has none.
_FUNCTIONS: dict[str, tuple[tuple[str, float | None], ...]] = {
    "rgb": (("r", 255.0), ("g", 255.0), ("b", 255.0)),
    "hsl": (("h", None), ("s", 100.0), ("l", 100.0)),
    "hwb": (("h", None), ("w", 100.0), ("b", 100.0)),
    "lab": (("l", 100.0), ("a", 125.0), ("b", 125.0)),
    "lch": (("l", 100.0), ("c", 150.0), ("h", None)),
    "oklab": (("l", 1.0), ("a", 0.4), ("b", 0.4)),
    "oklch": (("l", 1.0), ("c", 0.4), ("h", None)),
}
_FUNCTIONS["rgba"], _FUNCTIONS["hsla"] = _FUNCTIONS["rgb"], _FUNCTIONS["hsl"]
_RGB = (("r", 1.0), ("g", 1.0), ("b", 1.0))
_XYZ = (("x", 1.0), ("y", 1.0), ("z", 1.0))


def _called(function: str, arguments: Tokens, context: ColorContext, depth: int) -> Color | None:
    """Read one of the functions whose arguments are channels."""
    held = [one for one in solid(arguments) if not is_sign(one, ",")]
    origin: Color | None = None
    if held and word(held[0]) == "from":
        origin = _color(held[1], context, depth + 1) if len(held) > 1 else None
        if origin is None:
            return None
        held = held[2:]
    space = function.removesuffix("a") if function in ("rgba", "hsla") else function
    channels = _FUNCTIONS.get(function, ())
    if function == "color":
        space = word(held[0]) if held else ""
        if space not in NAMED_SPACES:
            return None
        held = held[1:]
        channels = _XYZ if space.startswith("xyz") else _RGB
    held = [one for one in held if not is_sign(one, "/")]
    if len(held) not in (3, 4):
        return None
    inner_space = "srgb" if space == "rgb" else space
    known = _own_channels(inner_space, [name for name, _ in channels], origin)
    if known is None:
        return None
    if space == "rgb":
        known = {name: value * 255 for name, value in known.items()}
    known["alpha"] = 1.0 if origin is None else origin.alpha
    values = [
        _channel(one, whole, known) for one, (_, whole) in zip(held[:3], channels, strict=True)
    ]
    default = known["alpha"]
    alpha = _channel(held[3], 1.0, known) if len(held) > 3 else default
    if None in values or alpha is None:
        return None
    first, second, third = (float(one or 0.0) for one in values)
    return _made(function, inner_space, (first, second, third), alpha)


def _made(function: str, space: str, value: Triple, alpha: float) -> Color:
    first, second, third = value
    if space == "srgb" and function != "color":
        first, second, third = first / 255, second / 255, third / 255
    elif space in ("lab", "lch"):
        first = min(100.0, max(0.0, first))
    elif space in ("oklab", "oklch"):
        first = min(1.0, max(0.0, first))
    elif space in ("hsl", "hwb"):
        second = max(0.0, second)
    if space in ("lch", "oklch"):
        second = max(0.0, second)
    return _clipped(to_srgb(space, (first, second, third)), alpha)


def _own_channels(
    space: str, names: Sequence[str], origin: Color | None
) -> dict[str, float] | None:
    """The channels of a colour from which another is made, by their names."""
    if origin is None:
        return {}
    converted = from_srgb(space, (origin.red, origin.green, origin.blue))
    return None if converted is None else dict(zip(names, converted, strict=True))


def _channel(token: Token, whole: float | None, known: dict[str, float]) -> float | None:
    """Give one channel; None where it is none."""
    name = word(token)
    if name == "none":
        return 0.0
    if name:
        return known.get(name)
    found = quantity([_with_names(token, known)], _MEASURE)
    if found is None:
        return None
    if found.kind == "percent":
        return None if whole is None else found.value * whole / 100
    return found.value if found.kind in ("number", "angle") else None


def _with_names(token: Token, known: dict[str, float]) -> Token:
    """Put numbers in place of channel names in a calculation."""
    if not known or not function_name(token):
        return token
    return _Calculation(token, known)


class _Number:
    """A number, as a token."""

    type = "number"

    def __init__(self, value: float) -> None:
        self.value = value


class _Calculation:
    """A function or bracket in which names of channels are numbers."""

    def __init__(self, token: Token, known: dict[str, float]) -> None:
        self.type = token.type
        self.lower_name = getattr(token, "lower_name", "")
        held = token.arguments if token.type == "function" else token.content
        self.arguments = self.content = [self._exchanged(one, known) for one in held]

    @staticmethod
    def _exchanged(token: Token, known: dict[str, float]) -> Token:
        if word(token) in known:
            return _Number(known[word(token)])
        if token.type in ("function", "() block"):
            return _Calculation(token, known)
        return token


def _clipped(value: Triple, alpha: float) -> Color:
    red, green, blue, clear = (min(1.0, max(0.0, one)) for one in (*value, alpha))
    return Color(red, green, blue, clear)


def _mixed(given: list[list[Token]], context: ColorContext, depth: int) -> Color | None:
    """Mix two colours: ``color-mix(in oklab, red 20%, blue)``."""
    space, longer = "oklab", ""
    if given and given[0] and word(given[0][0]) == "in":
        method = [word(one) for one in solid(given[0])]
        space = method[1] if len(method) > 1 else ""
        longer = " ".join(method[2:]) or "shorter hue"
        given = given[1:]
    if len(given) != 2:
        return None
    colors, weights = [], []
    for part in given:
        shares = [one for one in part if one.type == "percentage"]
        others = solid(one for one in part if one.type != "percentage")
        color = _color(others[0], context, depth + 1) if len(others) == 1 else None
        if color is None:
            return None
        colors.append(color)
        weights.append(float(shares[0].value) / 100 if shares else None)
    first, second = weights
    if first is None and second is None:
        first = second = 0.5
    elif first is None:
        first = 1 - (second or 0.0)
    elif second is None:
        second = 1 - first
    total = (first or 0.0) + (second or 0.0)
    if total <= 0:
        return None
    share = (second or 0.0) / total
    return _between(colors[0], colors[1], share, space, longer, min(1.0, total))


def _between(
    one: Color, other: Color, share: float, space: str, hue: str, strength: float
) -> Color | None:
    ends = [from_srgb(space, (each.red, each.green, each.blue)) for each in (one, other)]
    if ends[0] is None or ends[1] is None:
        return None
    alpha = one.alpha * (1 - share) + other.alpha * share
    at = HUES.get(space, -1)
    first, second = list(ends[0]), list(ends[1])
    if at >= 0:
        _without_hue(space, first, second, at)
        second[at] = first[at] + _turn(second[at] - first[at], hue)
    values = []
    for number, (a, b) in enumerate(zip(first, second, strict=True)):
        if number == at:
            values.append((a * (1 - share) + b * share) % 360)
        else:
            mixed = a * one.alpha * (1 - share) + b * other.alpha * share
            values.append(mixed / alpha if alpha else 0.0)
    return _clipped(to_srgb(space, (values[0], values[1], values[2])), alpha * strength)


def _without_hue(space: str, first: list[float], second: list[float], at: int) -> None:
    """A gray has no hue of its own: it takes that of the other colour."""
    chroma = 1
    least = {"hsl": 0.1, "hwb": 0.0, "lch": 0.15, "oklch": 0.0004}[space]
    grays = [
        one[1] + one[2] >= 99.99 if space == "hwb" else one[chroma] <= least
        for one in (first, second)
    ]
    if grays[0]:
        first[at] = second[at]
    elif grays[1]:
        second[at] = first[at]


def _turn(difference: float, way: str) -> float:
    """How far the hue turns, in degrees."""
    difference %= 360
    if way.startswith("longer"):
        return difference if difference > 180 or difference == 0 else difference - 360
    if way.startswith("increasing"):
        return difference
    if way.startswith("decreasing"):
        return difference - 360 if difference else 0.0
    return difference if difference <= 180 else difference - 360
