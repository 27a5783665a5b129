"""
What values of shorthand properties are made of.

Source: CSS Values and Units Level 4.
"""

from collections.abc import Mapping
from typing import TypeAlias

from generator.css.properties import PROPERTIES
from generator.css.tokens import Token, Tokens, address, component_values, function_name

Longhands: TypeAlias = Mapping[str, Tokens]

WIDE_WORDS = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
_LINE_STYLES_TEXT = """
    none hidden dotted dashed solid double groove ridge inset outset
"""
LINE_STYLES = frozenset(_LINE_STYLES_TEXT.split())
LINE_WIDTHS = frozenset({"thin", "medium", "thick"})


def initial_values(*names: str) -> dict[str, Tokens]:
    """Give what longhands are where nothing is said."""
    return {name: PROPERTIES[name].initial for name in names}


def is_image(token: Token) -> bool:
    """Whether a token is a picture or gradient."""
    name = function_name(token)
    return (
        address(token) is not None
        or name.endswith("-gradient")
        or name in ("image-set", "-webkit-image-set", "image", "cross-fade", "element", "paint")
    )


def is_length(token: Token) -> bool:
    """Whether a token may be a length or percentage; calculations are not looked into."""
    if token.type == "number":
        return bool(token.value == 0)
    return token.type in ("dimension", "percentage") or function_name(token) in CALCULATIONS


_CALCULATIONS_TEXT = """
    calc min max clamp round mod rem abs sign hypot sqrt pow exp log sin cos tan asin acos
    atan atan2 -webkit-calc anchor anchor-size calc-size
"""
CALCULATIONS = frozenset(_CALCULATIONS_TEXT.split())


COMMA = component_values(",")
