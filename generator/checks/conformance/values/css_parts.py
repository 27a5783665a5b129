"""
Pieces of CSS in attributes: tokens, lists separated by commas, lengths, colours.

Source:
    CSS Syntax 3; CSS Values and Units 4; CSS Color 4 and 5.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import tinycss2  # type: ignore[import-untyped]  # it ships no types
from tinycss2 import color5

from generator.checks.conformance.values.verdict import Verdict

#: Component values, as tinycss2 gives them; without white space and comments.
Parts: TypeAlias = list[Any]

_LONGEST = 4_000  # characters
_DEEPEST = 50  # brackets in each other
_BRACKET = re.compile(r"[()\[\]{}]")
_SILENT = frozenset({"whitespace", "comment"})
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


def parsed(text: str) -> Parts:
    """Give the component values of *text*, without white space and comments."""
    return told(tinycss2.parse_component_value_list(text))


def told(parts: Parts) -> Parts:
    """Leave out white space and comments."""
    return [part for part in parts if part.type not in _SILENT]


def comma_parted(parts: Parts) -> list[Parts]:
    """Part a list at its commas; an empty list is one empty part."""
    found: list[Parts] = [[]]
    for part in parts:
        if part.type == "literal" and part.value == ",":
            found.append([])
        else:
            found[-1].append(part)
    return found


def is_length(part: Any) -> bool:
    """Whether a component value is a length, or a calculation that may be one."""
    if part.type == "dimension":
        return part.lower_unit in _UNITS
    if part.type == "function":
        return part.lower_name in _MATHS
    return bool(part.type == "number" and part.value == 0)


def colour(value: str) -> Verdict | None:
    """A colour of CSS."""
    if not is_modest(value):
        return None
    parts = parsed(value)
    if len(parts) == 1 and _is_colour(parts[0]):
        return None
    text = value.strip()
    right = f"#{text}" if text and _is(f"#{text}", lambda part: part.type == "hash") else ""
    fix = f"write `{right}`" if right else "write a colour such as `#336699` or `navy`"
    return Verdict("is not a colour", fix)


def _is(text: str, kind: Callable[[Any], bool]) -> bool:
    parts = parsed(text)
    return len(parts) == 1 and kind(parts[0]) and _is_colour(parts[0])


def _is_colour(part: Any) -> bool:
    if part.type == "ident" and part.lower_value in _SYSTEM_COLOURS:
        return True
    if part.type == "function" and part.lower_name in _COLOUR_FUNCTIONS:
        return True  # what stands in it is for the rules on styles
    return color5.parse_color(part) is not None
