"""
Shorthand properties, written out.

Source: CSS Cascading and Inheritance Level 4, section 3, and the modules that define each.
"""

from collections.abc import Callable, Mapping, Sequence

from generator.css.background_shorthand import background, background_position
from generator.css.color import is_color
from generator.css.motion_shorthands import animation, transition
from generator.css.properties import ALIASES, PROPERTIES
from generator.css.shorthand_values import (
    LINE_STYLES,
    LINE_WIDTHS,
    WIDE_WORDS,
    Longhands,
    initial_values,
    is_length,
)
from generator.css.text_shorthands import font, list_style, text_decoration, text_wrap, white_space
from generator.css.tokens import (
    Tokens,
    component_values,
    parts,
    solid,
    word,
)

_SIDES = ("top", "right", "bottom", "left")


def _four(names: Sequence[str]) -> Callable[[Tokens], Longhands | None]:
    def expand(tokens: Tokens) -> Longhands | None:
        held = solid(tokens)
        if not 1 <= len(held) <= 4:
            return None
        first, second, third, fourth = (
            held[0],
            held[min(1, len(held) - 1)],
            held[2] if len(held) > 2 else held[0],
            held[3] if len(held) > 3 else held[min(1, len(held) - 1)],
        )
        return dict(zip(names, ([first], [second], [third], [fourth]), strict=True))

    return expand


def _two(*names: str) -> Callable[[Tokens], Longhands | None]:
    def expand(tokens: Tokens) -> Longhands | None:
        held = solid(tokens)
        if not 1 <= len(held) <= 2:
            return None
        return {names[0]: [held[0]], names[1]: [held[-1]]}

    return expand


def _line(prefix: str) -> Callable[[Tokens], Longhands | None]:
    """Width, style and colour in any order, as of a border."""
    names = (f"{prefix}-width", f"{prefix}-style", f"{prefix}-color")

    def expand(tokens: Tokens) -> Longhands | None:
        found = initial_values(*names) if names[0] in PROPERTIES else {}
        seen: set[str] = set()
        held = solid(tokens)
        for one in held:
            if word(one) in LINE_STYLES or (prefix == "outline" and word(one) == "auto"):
                name = names[1]
            elif word(one) in LINE_WIDTHS or is_length(one):
                name = names[0]
            elif is_color([one]) or (prefix == "outline" and word(one) == "invert"):
                name = names[2]
            else:
                return None
            if name in seen:
                return None
            seen.add(name)
            found[name] = [one]
        return found if held else None

    return expand


def _all_borders(tokens: Tokens) -> Longhands | None:
    found: dict[str, Tokens] = dict(initial_values("border-image-source"))
    for side in _SIDES:
        own = _line(f"border-{side}")(tokens)
        if own is None:
            return None
        found |= own
    return found


def _in_pairs(prefix: str, one: str, other: str) -> Callable[[Tokens], Longhands | None]:
    """A logical pair of borders."""

    def expand(tokens: Tokens) -> Longhands | None:
        first, second = _line(f"{prefix}-{one}")(tokens), _line(f"{prefix}-{other}")(tokens)
        return None if first is None or second is None else {**first, **second}

    return expand


_FLEX_WORDS: Mapping[str, tuple[str, str, str]] = {
    "none": ("0", "0", "auto"),
    "auto": ("1", "1", "auto"),
    "initial": ("0", "1", "auto"),
}


def _flex(tokens: Tokens) -> Longhands | None:
    held = solid(tokens)
    names = ("flex-grow", "flex-shrink", "flex-basis")
    if len(held) == 1 and word(held[0]) in _FLEX_WORDS:
        given = _FLEX_WORDS[word(held[0])]
        return {name: component_values(one) for name, one in zip(names, given, strict=True)}
    numbers = [one for one in held if one.type == "number"]
    others = [one for one in held if one.type != "number"]
    if not held or len(others) > 1 or len(numbers) > 3:
        return None
    basis = others or numbers[2:] or component_values("0%" if numbers else "auto")
    return {
        "flex-grow": numbers[:1] or component_values("1"),
        "flex-shrink": numbers[1:2] or component_values("1"),
        "flex-basis": basis,
    }


_FLOWS = frozenset({"row", "row-reverse", "column", "column-reverse"})
_WRAPS = frozenset({"nowrap", "wrap", "wrap-reverse"})


def _flex_flow(tokens: Tokens) -> Longhands | None:
    found = initial_values("flex-direction", "flex-wrap")
    for one in solid(tokens):
        if word(one) in _FLOWS:
            found["flex-direction"] = [one]
        elif word(one) in _WRAPS:
            found["flex-wrap"] = [one]
        else:
            return None
    return found


def _radius(tokens: Tokens) -> Longhands | None:
    across = parts(tokens, "/")[0]
    return _four(
        tuple(
            f"border-{one}-radius"
            for one in ("top-left", "top-right", "bottom-right", "bottom-left")
        )
    )(across)


def _container(tokens: Tokens) -> Longhands | None:
    names = parts(tokens, "/")
    kind = names[1] if len(names) > 1 else PROPERTIES["container-type"].initial
    return {"container-name": names[0], "container-type": kind}


def _grid_lines(*names: str) -> Callable[[Tokens], Longhands | None]:
    def expand(tokens: Tokens) -> Longhands | None:
        given = parts(tokens, "/")
        return {name: given[min(at, len(given) - 1)] for at, name in enumerate(names)}

    return expand


_SHORTHANDS: Mapping[str, Callable[[Tokens], Longhands | None]] = {
    "margin": _four([f"margin-{side}" for side in _SIDES]),
    "padding": _four([f"padding-{side}" for side in _SIDES]),
    "inset": _four(_SIDES),
    "border-width": _four([f"border-{side}-width" for side in _SIDES]),
    "border-style": _four([f"border-{side}-style" for side in _SIDES]),
    "border-color": _four([f"border-{side}-color" for side in _SIDES]),
    "border-radius": _radius,
    "border": _all_borders,
    **{f"border-{side}": _line(f"border-{side}") for side in _SIDES},
    "border-inline": _in_pairs("border", "left", "right"),
    "border-block": _in_pairs("border", "top", "bottom"),
    "outline": _line("outline"),
    "margin-inline": _two("margin-left", "margin-right"),
    "margin-block": _two("margin-top", "margin-bottom"),
    "padding-inline": _two("padding-left", "padding-right"),
    "padding-block": _two("padding-top", "padding-bottom"),
    "inset-inline": _two("left", "right"),
    "inset-block": _two("top", "bottom"),
    "border-inline-width": _two("border-left-width", "border-right-width"),
    "border-block-width": _two("border-top-width", "border-bottom-width"),
    "border-inline-style": _two("border-left-style", "border-right-style"),
    "border-block-style": _two("border-top-style", "border-bottom-style"),
    "border-inline-color": _two("border-left-color", "border-right-color"),
    "border-block-color": _two("border-top-color", "border-bottom-color"),
    "overflow": _two("overflow-x", "overflow-y"),
    "gap": _two("row-gap", "column-gap"),
    "place-content": _two("align-content", "justify-content"),
    "place-items": _two("align-items", "justify-items"),
    "place-self": _two("align-self", "justify-self"),
    "background": background,
    "background-position": background_position,
    "font": font,
    "flex": _flex,
    "flex-flow": _flex_flow,
    "text-decoration": text_decoration,
    "list-style": list_style,
    "animation": animation,
    "transition": transition,
    "white-space": white_space,
    "text-wrap": text_wrap,
    "container": _container,
    "grid-column": _grid_lines("grid-column-start", "grid-column-end"),
    "grid-row": _grid_lines("grid-row-start", "grid-row-end"),
}
#: What each shorthand is short for.
_NAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(found)
    for name, expand in _SHORTHANDS.items()
    for found in (
        expand(component_values("1px 1px" if "grid" not in name else "1 / 1"))
        or expand(component_values("none"))
        or expand(component_values("red"))
        or expand(component_values("solid"))
        or expand(component_values("1px a"))
        or expand(component_values("row"))
        or expand(component_values("normal"))
        or expand(component_values("wrap"))
        or {},
    )
}


def plain_name(name: str) -> str:
    """Give the name under which a property is known."""
    return ALIASES.get(name, name)


def longhands_of(name: str) -> tuple[str, ...]:
    """Names that a property sets: its own, or those it is short for."""
    plain = plain_name(name)
    if plain == "all":
        return tuple(PROPERTIES)
    return _NAMES.get(plain, (plain,))


def written_out(name: str, tokens: Tokens) -> Longhands | None:
    """
    Write a declaration out.

    Args:
        name: Of the property, shorthand or not.
        tokens: Its value, in which everything is put in.

    Returns:
        Values by longhand; None where browsers do not know the value and leave it out.
    """
    plain = plain_name(name)
    held = solid(tokens)
    if len(held) == 1 and word(held[0]) in WIDE_WORDS:
        return dict.fromkeys(longhands_of(plain), tokens)
    expand = _SHORTHANDS.get(plain)
    if expand is not None:
        return expand(tokens)
    return None if plain == "all" else {plain: tokens}
