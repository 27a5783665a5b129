"""
Lengths, numbers and calculations, in px where that can be said without a layout.

Source: CSS Values and Units Level 4 and 5.
"""

import math
from collections.abc import Callable, Mapping

from generator.css.tokens import DEEPEST, Token, Tokens, function_name, is_sign, parts, solid, word
from generator.css.view import View
from generator.value import dataclass

#: px of a unit that never changes.
ABSOLUTE: Mapping[str, float] = {
    "px": 1.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
    "pt": 96 / 72,
    "pc": 16.0,
}
_ANGLES: Mapping[str, float] = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
#: Width of a digit, and height of a small letter, as parts of the font's size: what most fonts have.
_DIGIT = 0.5
_SMALL_LETTER = 0.5
_INITIAL_SIZE = 16.0


@dataclass(frozen=True, slots=True)
class Measure:
    """
    What relative lengths are relative to.

    Attributes:
        font_size: Of the element, in px; None where it is not known.
        root_size: Font size of the root, in px.
        line_height: Of the element, in px.
        percent_of: What 100% is, in px; None where a layout decides.
    """

    view: View
    font_size: float | None = _INITIAL_SIZE
    root_size: float | None = _INITIAL_SIZE
    line_height: float | None = None
    root_line_height: float | None = None
    percent_of: float | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """
    A number with what it measures.

    Attributes:
        kind: ``number``, ``length`` (px), ``percent``, ``angle`` (degrees), ``time`` (seconds).
    """

    value: float
    kind: str = "number"


def plain_length(token: Token, view: View) -> float | None:
    """Give a length outside any element, such as in a media query, in px."""
    found = quantity([token], Measure(view))
    if found is None or found.kind != "length":
        return found.value if found is not None and found.value == 0 else None
    return found.value


def length(tokens: Tokens, measure: Measure) -> float | None:
    """Give a length or a percentage in px; None where it is none, or a layout decides."""
    found = quantity(tokens, measure)
    if found is None:
        return None
    if found.kind == "length" or (found.kind == "number" and found.value == 0):
        return found.value
    if found.kind == "percent" and measure.percent_of is not None:
        return found.value * measure.percent_of / 100
    return None


def quantity(tokens: Tokens, measure: Measure, depth: int = 0) -> Quantity | None:
    """Read one number, dimension, percentage or calculation; None for anything else."""
    held = solid(tokens)
    if len(held) != 1:
        return None
    one = held[0]
    if one.type == "number":
        return Quantity(float(one.value))
    if one.type == "percentage":
        return Quantity(float(one.value), "percent")
    if one.type == "dimension":
        return _dimension(float(one.value), one.lower_unit, measure)
    name = function_name(one)
    if name and depth < DEEPEST:
        return _called(name, one.arguments, measure, depth)
    return None


def _dimension(value: float, unit: str, measure: Measure) -> Quantity | None:
    if not math.isfinite(value):
        return None
    if unit in ABSOLUTE:
        return Quantity(value * ABSOLUTE[unit], "length")
    if unit in _ANGLES:
        return Quantity(value * _ANGLES[unit], "angle")
    if unit in ("s", "ms"):
        return Quantity(value / (1000 if unit == "ms" else 1), "time")
    per = _relative(unit, measure)
    return None if per is None else Quantity(value * per, "length")


def _relative(unit: str, measure: Measure) -> float | None:
    """Give px of a unit that depends on something."""
    view, size, root = measure.view, measure.font_size, measure.root_size
    if unit in _OF_FONT:
        return None if size is None else size * _OF_FONT[unit]
    if unit.startswith("r") and unit[1:] in _OF_FONT:
        return None if root is None else root * _OF_FONT[unit[1:]]
    if unit == "lh":
        return measure.line_height
    if unit == "rlh":
        return measure.root_line_height
    sides = {
        "w": view.width,
        "h": view.height,
        "i": view.width,
        "b": view.height,
        "min": min(view.width, view.height),
        "max": max(view.width, view.height),
    }
    if unit[:1] in "sld" and unit[1:2] == "v":
        unit = unit[1:]
    if unit.startswith("v") and unit[1:] in sides:
        return sides[unit[1:]] / 100
    return None


_OF_FONT: Mapping[str, float] = {
    "em": 1.0,
    "ch": _DIGIT,
    "ex": _SMALL_LETTER,
    "ic": 1.0,
    "cap": 0.7,
}


def _called(name: str, arguments: Tokens, measure: Measure, depth: int) -> Quantity | None:
    if name in ("calc", "-webkit-calc", "-moz-calc"):
        return _sum(arguments, measure, depth + 1)
    given = parts(arguments)
    if name == "clamp":
        return _clamp(given, measure, depth)
    strategy = "nearest"
    if name == "round" and given and len(given[0]) == 1 and word(given[0][0]) in _ROUNDING:
        strategy = word(given.pop(0)[0])
    values = [_sum(part, measure, depth + 1) for part in given]
    found = [one for one in values if one is not None]
    if len(found) != len(values) or not found:
        return None
    try:
        computed = _computed(name, strategy, found)
    except (ValueError, OverflowError, ZeroDivisionError):
        return None
    return computed if computed is not None and math.isfinite(computed.value) else None


def _clamp(given: list[list[Token]], measure: Measure, depth: int) -> Quantity | None:
    if len(given) != 3:
        return None
    ends = [
        Quantity(end, "")
        if len(part) == 1 and word(part[0]) == "none"
        else _sum(part, measure, depth + 1)
        for part, end in zip(given, (-math.inf, 0.0, math.inf), strict=True)
    ]
    least, wished, most = ends
    if least is None or wished is None or most is None:
        return None
    if not {least.kind, most.kind} <= {wished.kind, ""}:
        return None
    return Quantity(max(least.value, min(wished.value, most.value)), wished.kind)


_ROUNDING: Mapping[str, Callable[[float], float]] = {
    "nearest": lambda value: math.floor(value + 0.5),
    "up": math.ceil,
    "down": math.floor,
    "to-zero": math.trunc,
}
_TRIGONOMETRIC: Mapping[str, Callable[[float], float]] = {
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
}
_ARCS: Mapping[str, Callable[[float], float]] = {
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
}


def _computed(name: str, strategy: str, given: list[Quantity]) -> Quantity | None:
    first = given[0]
    values = [one.value for one in given]
    if name in _TRIGONOMETRIC:
        angle = math.radians(first.value) if first.kind == "angle" else first.value
        return Quantity(_TRIGONOMETRIC[name](angle))
    if name in _ARCS:
        return Quantity(math.degrees(_ARCS[name](first.value)), "angle")
    if name in ("sqrt", "exp", "log", "pow", "sign"):
        if name == "sign":
            return Quantity(math.copysign(1.0, first.value) if first.value else 0.0)
        ways: Mapping[str, Callable[..., float]] = {
            "sqrt": math.sqrt,
            "exp": math.exp,
            "log": math.log,
            "pow": math.pow,
        }
        wanted = {"sqrt": (1,), "exp": (1,), "log": (1, 2), "pow": (2,)}[name]
        return Quantity(ways[name](*values)) if len(values) in wanted else None
    if any(one.kind != first.kind for one in given):
        return None
    found = _of_one_kind(name, strategy, values)
    return None if found is None else Quantity(found, first.kind)


def _of_one_kind(name: str, strategy: str, values: list[float]) -> float | None:
    """Compute what has the kind of its arguments."""
    if name == "min":
        return min(values)
    if name == "max":
        return max(values)
    if name == "abs":
        return abs(values[0])
    if name == "hypot":
        return math.hypot(*values)
    if name == "round":
        step = values[1] if len(values) > 1 else 1.0
        return _ROUNDING[strategy](values[0] / step) * step
    if name == "mod" and len(values) == 2:
        return values[0] - values[1] * math.floor(values[0] / values[1])
    if name == "rem" and len(values) == 2:
        return math.fmod(values[0], values[1])
    return None


def _sum(tokens: Tokens, measure: Measure, depth: int) -> Quantity | None:
    """Read terms that are added; signs stand between spaces."""
    if depth > DEEPEST:
        return None
    total: Quantity | None = None
    sign = 1.0
    for piece in _pieces(solid(tokens), "+-"):
        if isinstance(piece, str):
            sign = -1.0 if piece == "-" else 1.0
            continue
        term = _product(piece, measure, depth)
        if term is None:
            return None
        if total is None:
            total = term
        elif total.kind != term.kind:
            return None
        else:
            total = Quantity(total.value + sign * term.value, total.kind)
    return total


def _product(tokens: Tokens, measure: Measure, depth: int) -> Quantity | None:
    total: Quantity | None = None
    divides = False
    for piece in _pieces(tokens, "*/"):
        if isinstance(piece, str):
            divides = piece == "/"
            continue
        factor = _factor(piece, measure, depth)
        if factor is None:
            return None
        total = factor if total is None else _multiplied(total, factor, divides=divides)
        if total is None:
            return None
    return total


def _multiplied(one: Quantity, other: Quantity, *, divides: bool) -> Quantity | None:
    if divides:
        if not other.value:
            return None
        if other.kind == one.kind != "number":
            return Quantity(one.value / other.value)
        return Quantity(one.value / other.value, one.kind) if other.kind == "number" else None
    if other.kind == "number":
        return Quantity(one.value * other.value, one.kind)
    return Quantity(one.value * other.value, other.kind) if one.kind == "number" else None


_CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e}


def _factor(tokens: Tokens, measure: Measure, depth: int) -> Quantity | None:
    if len(tokens) != 1:
        return None
    one = tokens[0]
    if one.type == "() block":
        return _sum(one.content, measure, depth + 1)
    if word(one) in _CONSTANTS:
        return Quantity(_CONSTANTS[word(one)])
    found = quantity(tokens, measure, depth)
    if found is not None and found.kind == "percent" and measure.percent_of is not None:
        return Quantity(found.value * measure.percent_of / 100, "length")
    return found


def _pieces(tokens: Tokens, signs: str) -> "list[list[Token] | str]":
    """Split at *signs*, which stay as texts between the lists."""
    found: list[list[Token] | str] = []
    own: list[Token] = []
    for one in tokens:
        if any(is_sign(one, sign) for sign in signs):
            found += [own, str(one.value)]
            own = []
        else:
            own.append(one)
    found.append(own)
    return found
