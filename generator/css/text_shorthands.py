"""
Shorthands of fonts, lines of text and lists, written out.

Source: CSS Fonts Level 4, CSS Text Decoration Level 4, CSS Text Level 4, CSS Lists Level 3.
"""

from collections.abc import Mapping

from generator.css.color import is_color
from generator.css.shorthand_values import Longhands, initial_values, is_image, is_length
from generator.css.tokens import (
    UNDECIDED,
    Token,
    Tokens,
    component_values,
    function_name,
    is_sign,
    solid,
    trimmed,
    word,
)

_FONT_WEIGHTS = frozenset({"bold", "bolder", "lighter"})
_FONT_SIZES_TEXT = """
    xx-small x-small small medium large x-large xx-large xxx-large larger smaller
"""
_FONT_SIZES = frozenset(_FONT_SIZES_TEXT.split())
_FONT_STRETCHES_TEXT = """
    ultra-condensed extra-condensed condensed semi-condensed semi-expanded expanded
    extra-expanded ultra-expanded
"""
_FONT_STRETCHES = frozenset(_FONT_STRETCHES_TEXT.split())
_SYSTEM_FONTS_TEXT = """
    caption icon menu message-box small-caption status-bar
"""
_SYSTEM_FONTS = frozenset(_SYSTEM_FONTS_TEXT.split())
_FONT = (
    "font-style",
    "font-variant",
    "font-weight",
    "font-stretch",
    "font-size",
    "line-height",
    "font-family",
    "font-kerning",
)


def font(tokens: Tokens) -> Longhands | None:
    """Write `font` out."""
    found: dict[str, Tokens] = initial_values(*_FONT)
    held = trimmed(tokens)
    if len(held) == 1 and word(held[0]) in _SYSTEM_FONTS:
        return {**found, "font-size": UNDECIDED, "font-weight": UNDECIDED}  # the system's own
    rest = solid(held)
    while rest:
        one = rest[0]
        name = word(one)
        if name in ("italic", "oblique"):
            found["font-style"] = [one]
        elif name == "small-caps":
            found["font-variant"] = [one]
        elif name in _FONT_WEIGHTS or one.type == "number":
            found["font-weight"] = [one]
        elif name in _FONT_STRETCHES:
            found["font-stretch"] = [one]
        elif name != "normal":
            break
        rest = rest[1:]
    sized = _font_size(rest)
    return None if sized is None else {**found, **sized}


def _font_size(rest: list[Token]) -> Longhands | None:
    """Read what comes last in `font`: the size, the height of a line, and the families."""
    found: dict[str, Tokens] = {}
    if not rest or not (word(rest[0]) in _FONT_SIZES or is_length(rest[0])):
        return None
    found["font-size"] = [rest[0]]
    rest = rest[1:]
    if len(rest) > 1 and is_sign(rest[0], "/"):
        found["line-height"] = [rest[1]]
        rest = rest[2:]
    if not rest:
        return None
    found["font-family"] = rest
    return found


_DECORATION_LINES_TEXT = """
    none underline overline line-through blink spelling-error grammar-error
"""
_DECORATION_LINES = frozenset(_DECORATION_LINES_TEXT.split())
_DECORATION_STYLES = frozenset({"solid", "double", "dotted", "dashed", "wavy"})


def text_decoration(tokens: Tokens) -> Longhands | None:
    """Write `text-decoration` out."""
    found = initial_values(
        "text-decoration-line",
        "text-decoration-style",
        "text-decoration-color",
        "text-decoration-thickness",
    )
    lines: list[Token] = []
    held = solid(tokens)
    for one in held:
        if word(one) in _DECORATION_LINES:
            lines.append(one)
        elif word(one) in _DECORATION_STYLES:
            found["text-decoration-style"] = [one]
        elif word(one) in ("auto", "from-font") or is_length(one):
            found["text-decoration-thickness"] = [one]
        elif is_color([one]):
            found["text-decoration-color"] = [one]
        else:
            return None
    if lines:
        found["text-decoration-line"] = lines
    return found if held else None


_LIST_PLACES = frozenset({"inside", "outside"})


def list_style(tokens: Tokens) -> Longhands | None:
    """Write `list-style` out."""
    found = initial_values("list-style-type", "list-style-position", "list-style-image")
    held = solid(tokens)
    for one in held:
        if word(one) in _LIST_PLACES:
            found["list-style-position"] = [one]
        elif is_image(one):
            found["list-style-image"] = [one]
        elif (
            word(one) == "none"
            or one.type in ("ident", "string")
            or function_name(one) == "symbols"
        ):
            found["list-style-type"] = [one]
        else:
            return None
    return found if held else None


_WHITE_SPACE: Mapping[str, tuple[str, str]] = {
    "normal": ("collapse", "wrap"),
    "nowrap": ("collapse", "nowrap"),
    "pre": ("preserve", "nowrap"),
    "pre-wrap": ("preserve", "wrap"),
    "pre-line": ("preserve-breaks", "wrap"),
    "break-spaces": ("break-spaces", "wrap"),
}


def white_space(tokens: Tokens) -> Longhands | None:
    """Write `white-space` out."""
    held = solid(tokens)
    if len(held) == 1 and word(held[0]) in _WHITE_SPACE:
        collapse, wrap = _WHITE_SPACE[word(held[0])]
        return {
            "white-space-collapse": component_values(collapse),
            "text-wrap-mode": component_values(wrap),
        }
    found = initial_values("white-space-collapse", "text-wrap-mode")
    for one in held:
        name = word(one)
        if name in ("wrap", "nowrap"):
            found["text-wrap-mode"] = [one]
        elif name in ("collapse", "preserve", "preserve-breaks", "break-spaces"):
            found["white-space-collapse"] = [one]
        else:
            return None
    return found if held else None


def text_wrap(tokens: Tokens) -> Longhands | None:
    """Write `text-wrap` out."""
    found = initial_values("text-wrap-mode", "text-wrap-style")
    for one in solid(tokens):
        if word(one) in ("wrap", "nowrap"):
            found["text-wrap-mode"] = [one]
        elif word(one) in ("auto", "balance", "stable", "pretty"):
            found["text-wrap-style"] = [one]
        else:
            return None
    return found
