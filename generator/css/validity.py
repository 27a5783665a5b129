"""
Whether browsers know a value; one that they do not know is as if nobody had written it.

Only properties that are read here are looked at closely. Of the others every value is taken.

Source: the value definitions of the modules of CSS that define each property.
"""

from collections.abc import Callable, Mapping

from generator.css.color import ColorContext, read_color
from generator.css.shorthand_values import LINE_STYLES, LINE_WIDTHS, WIDE_WORDS, is_length
from generator.css.tokens import UNDECIDED, Token, Tokens, function_name, solid, word

_Check = Callable[[list[Token]], bool]


def _words(text: str) -> _Check:
    known = frozenset(text.split())
    return lambda held: len(held) == 1 and word(held[0]) in known


def _size(text: str = "", *, negative: bool = False) -> _Check:
    """A length or percentage, or one of some words."""
    known = frozenset(text.split())

    def check(held: list[Token]) -> bool:
        if len(held) != 1:
            return False
        one = held[0]
        if word(one) in known or function_name(one) in ("fit-content", "calc-size"):
            return True
        if not is_length(one):
            return False
        has_sign = one.type in ("dimension", "percentage", "number")
        if one.type == "dimension" and one.lower_unit in _NO_LENGTHS:
            return False
        return negative or not has_sign or one.value >= 0

    return check


_NO_LENGTHS_TEXT = """
    deg grad rad turn s ms hz khz dpi dpcm dppx x fr
"""
_NO_LENGTHS = frozenset(_NO_LENGTHS_TEXT.split())


def _color(held: list[Token]) -> bool:
    return len(held) == 1 and read_color(held, ColorContext()) is not None


def _number(held: list[Token]) -> bool:
    return len(held) == 1 and (
        held[0].type in ("number", "percentage") or function_name(held[0]) in _MATHS
    )


_MATHS_TEXT = """
    calc min max clamp round mod rem abs sign
"""
_MATHS = frozenset(_MATHS_TEXT.split())


def _weight(held: list[Token]) -> bool:
    if len(held) != 1:
        return False
    one = held[0]
    if one.type == "number":
        return bool(1 <= one.value <= 1000)
    return word(one) in ("normal", "bold", "bolder", "lighter") or function_name(one) in _MATHS


def _line_height(held: list[Token]) -> bool:
    if len(held) == 1 and held[0].type == "number":
        return bool(held[0].value >= 0)
    return _size("normal")(held)


_DISPLAY_TEXT = """
    none contents block inline inline-block flow-root flow list-item flex inline-flex grid
    inline-grid table inline-table table-row table-cell table-row-group table-header-group
    table-footer-group table-column table-column-group table-caption ruby ruby-base
    ruby-text ruby-base-container ruby-text-container run-in math -webkit-box
    -webkit-inline-box -webkit-flex -webkit-inline-flex grid-lanes inline-grid-lanes
    block-ruby
"""
_DISPLAY = frozenset(_DISPLAY_TEXT.split())


def _display(held: list[Token]) -> bool:
    return 1 <= len(held) <= 3 and all(word(one) in _DISPLAY for one in held)


_SIZES = "auto min-content max-content fit-content stretch -webkit-fill-available"
_SIZES += " -webkit-min-content -webkit-max-content -webkit-fit-content"
_LIMITS = f"{_SIZES} none"
_OVERFLOWS = "visible hidden clip scroll auto overlay"
_CHECKS: Mapping[str, _Check] = {
    "display": _display,
    "visibility": _words("visible hidden collapse"),
    "position": _words("static relative absolute fixed sticky -webkit-sticky"),
    "float": _words("left right none inline-start inline-end"),
    "overflow-x": _words(_OVERFLOWS),
    "overflow-y": _words(_OVERFLOWS),
    "content-visibility": _words("visible auto hidden"),
    "opacity": _number,
    "color": _color,
    "background-color": _color,
    "text-decoration-color": _color,
    "outline-color": lambda held: _color(held) or _words("auto invert")(held),
    "-webkit-text-fill-color": _color,
    "caret-color": lambda held: _color(held) or _words("auto")(held),
    **{
        f"border-{side}-{kind}": check
        for side in ("top", "right", "bottom", "left")
        for kind, check in {
            "color": _color,
            "style": _words(" ".join(LINE_STYLES)),
            "width": _size(" ".join(LINE_WIDTHS)),
        }.items()
    },
    "outline-style": _words(f"auto {' '.join(LINE_STYLES - {'hidden'})}"),
    "outline-width": _size(" ".join(LINE_WIDTHS)),
    "outline-offset": _size(negative=True),
    "font-size": _size(
        "xx-small x-small small medium large x-large xx-large xxx-large larger smaller math"
    ),
    "font-weight": _weight,
    "line-height": _line_height,
    "letter-spacing": _size("normal", negative=True),
    "word-spacing": _size("normal", negative=True),
    "width": _size(_SIZES),
    "height": _size(_SIZES),
    "min-width": _size(_SIZES),
    "min-height": _size(_SIZES),
    "max-width": _size(_LIMITS),
    "max-height": _size(_LIMITS),
    **{
        f"margin-{side}": _size("auto", negative=True)
        for side in ("top", "right", "bottom", "left")
    },
    **{f"padding-{side}": _size() for side in ("top", "right", "bottom", "left")},
    **{side: _size("auto", negative=True) for side in ("top", "right", "bottom", "left")},
    "pointer-events": _words(
        "auto none visiblepainted visiblefill visiblestroke visible painted fill stroke all "
        "bounding-box"
    ),
    "text-transform": lambda held: (
        bool(held)
        and all(
            word(one)
            in (
                "none",
                "capitalize",
                "uppercase",
                "lowercase",
                "full-width",
                "full-size-kana",
                "math-auto",
            )
            for one in held
        )
    ),
    "direction": _words("ltr rtl"),
    "writing-mode": _words(
        "horizontal-tb vertical-rl vertical-lr sideways-rl sideways-lr lr lr-tb rl rl-tb tb tb-rl"
    ),
    "text-align": _words(
        "left right center justify start end match-parent -webkit-left -webkit-right "
        "-webkit-center -webkit-match-parent"
    ),
}


def is_known_value(name: str, tokens: Tokens) -> bool:
    """
    Whether browsers know a value.

    Args:
        name: Of a longhand.
        tokens: Its value, in which everything is put in.
    """
    if tokens is UNDECIDED:
        return True
    held = solid(tokens)
    if not held:
        return name.startswith("--")
    if len(held) == 1 and word(held[0]) in WIDE_WORDS:
        return True
    check = _CHECKS.get(name)
    return True if check is None or _is_late(held) else check(held)


def _is_late(held: list[Token]) -> bool:
    return any(function_name(one) in ("attr", "if", "inherit") for one in held)
