"""
Pieces of CSS in attributes: tokens, lists separated by commas, lengths, colours.

Source:
    CSS Syntax 3; CSS Values and Units 4; CSS Color 4 and 5.
"""

import re

from generator.checks.conformance.values.verdict import Verdict
from generator.css.color import is_color
from generator.css.tokens import Token, component_values, function_name, solid, word

_LONGEST = 4_000  # characters
_DEEPEST = 50  # brackets in each other
_BRACKET = re.compile(r"[()\[\]{}]")
_UNITS_WORDS = """
    em rem ex rex cap rcap ch rch ic ric lh rlh vw svw lvw dvw vh svh lvh dvh vi svi lvi dvi vb svb
    lvb dvb vmin svmin lvmin dvmin vmax svmax lvmax dvmax cm mm q in pt pc px
    """
_UNITS = frozenset(_UNITS_WORDS.split())
_MATHS_WORDS = "calc min max clamp round mod rem abs sign hypot pow sqrt log exp env"
_MATHS = frozenset(_MATHS_WORDS.split())
_COLOUR_FUNCTIONS_WORDS = "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark device-cmyk contrast-color"
_COLOUR_FUNCTIONS = frozenset(_COLOUR_FUNCTIONS_WORDS.split())
_SYSTEM_COLOURS_WORDS = """
    accentcolor accentcolortext activetext buttonborder buttonface buttontext canvas canvastext field
    fieldtext graytext highlight highlighttext linktext mark marktext selecteditem selecteditemtext
    visitedtext currentcolor transparent
    """
_SYSTEM_COLOURS = frozenset(_SYSTEM_COLOURS_WORDS.split())


def is_modest(text: str) -> bool:
    """
    Whether a text is short and flat enough to be read as CSS.

    tinycss2 fails on numbers of thousands of digits and on hundreds of brackets in each other.
    """
    if len(text) > _LONGEST:
        return False
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket[0] in "([{" else -1 if depth else 0
        if depth > _DEEPEST:
            return False
    return True


def parsed(text: str) -> list[Token]:
    """Give the component values of *text*, without white space and comments."""
    return solid(component_values(text))


def is_length(part: Token) -> bool:
    """Whether a component value is a length, or a calculation that may be one."""
    if part.type == "dimension":
        return part.lower_unit in _UNITS
    if function_name(part):
        return function_name(part) in _MATHS
    return bool(part.type == "number" and part.value == 0)


def colour(value: str) -> Verdict | None:
    """A colour of CSS."""
    if not is_modest(value) or _is_colour(value):
        return None
    text = value.strip()
    right = f"#{text}" if text.isalnum() and _is_colour(f"#{text}") else ""
    fix = f"write `{right}`" if right else "write a colour such as `#336699` or `navy`"
    return Verdict("is not a colour", fix)


def _is_colour(value: str) -> bool:
    tokens = parsed(value)
    if len(tokens) == 1 and (
        word(tokens[0]) in _SYSTEM_COLOURS or function_name(tokens[0]) in _COLOUR_FUNCTIONS
    ):
        return True  # what stands in a function is for the rules on styles
    return is_color(tokens)
