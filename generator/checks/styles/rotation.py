"""
By how much an element is turned.

Source: CSS Transforms Level 1 and 2.
"""

import math

from generator.css.lengths import quantity
from generator.css.style import Style
from generator.css.tokens import Token, Tokens, function_name, parts, solid

#: Numbers of a matrix; where its sine and cosine stand, for a flat one and one in space.
_MATRIX, _MATRIX_3D = 6, 16


def rotation(style: Style) -> float | None:
    """Give the angle in degrees, from 0 to 360, clockwise; None where it cannot be told."""
    if not (style.is_sure("transform") and style.is_sure("rotate")):
        return None
    found = [_alone(style, style.tokens("rotate"))]
    found += [_turned(style, one) for one in solid(style.tokens("transform"))]
    if None in found:
        return None
    return sum(one for one in found if one is not None) % 360


def _alone(style: Style, tokens: Tokens) -> float | None:
    """The property ``rotate``."""
    held = solid(tokens)
    angles = [one for one in held if one.type == "dimension"]
    if len(held) == 1 and not angles:
        return 0.0 if held[0].type == "ident" else None
    if len(angles) != 1:
        return None
    axis = [one.value for one in held if one.type == "number"]
    around_z = not axis or axis[:2] == [0, 0]
    words = {one.lower_value for one in held if one.type == "ident"}
    if words & {"x", "y"} or not around_z:
        return None
    return _angle(style, angles)


def _turned(style: Style, token: Token) -> float | None:
    name = function_name(token)
    if not name:
        return 0.0
    arguments = parts(token.arguments)
    if name in ("rotate", "rotatez"):
        return _angle(style, arguments[0]) if len(arguments) == 1 else None
    if name == "rotate3d":
        numbers = [_number(style, one) for one in arguments[:3]]
        return _angle(style, arguments[3]) if numbers == [0, 0, 1] else None
    if name in ("matrix", "matrix3d"):
        wanted = _MATRIX if name == "matrix" else _MATRIX_3D
        numbers = [_number(style, one) for one in arguments]
        if len(numbers) != wanted or numbers[0] is None or numbers[1] is None:
            return None
        return math.degrees(math.atan2(numbers[1], numbers[0]))
    return None if name in ("rotatex", "rotatey") else 0.0


def _angle(style: Style, tokens: Tokens) -> float | None:
    found = quantity(tokens, style.measure())
    if found is None:
        return None
    return found.value if found.kind == "angle" or found.value == 0 else None


def _number(style: Style, tokens: Tokens) -> float | None:
    found = quantity(tokens, style.measure())
    return None if found is None else found.value
