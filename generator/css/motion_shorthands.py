"""
`animation` and `transition`, written out.

Source: CSS Animations Level 1, CSS Transitions Level 1.
"""

from generator.css.shorthand_values import COMMA, Longhands, initial_values
from generator.css.tokens import Token, Tokens, parts, solid, word

_TIMES_TEXT = """
    linear ease ease-in ease-out ease-in-out step-start step-end
"""
_TIMES = frozenset(_TIMES_TEXT.split())


def animation(tokens: Tokens) -> Longhands | None:
    """Write `animation` out."""
    names = (
        "animation-name",
        "animation-duration",
        "animation-delay",
        "animation-iteration-count",
        "animation-fill-mode",
        "animation-play-state",
    )
    found: dict[str, list[Token]] = {name: [] for name in names}
    for number, layer in enumerate(parts(tokens)):
        own: dict[str, Tokens] = initial_values(*names)
        times = 0
        for one in solid(layer):
            name = word(one)
            if one.type == "dimension" and one.lower_unit in ("s", "ms"):
                own["animation-delay" if times else "animation-duration"] = [one]
                times += 1
            elif one.type == "number" or name == "infinite":
                own["animation-iteration-count"] = [one]
            elif name in ("forwards", "backwards", "both"):
                own["animation-fill-mode"] = [one]
            elif name in ("running", "paused"):
                own["animation-play-state"] = [one]
            elif one.type == "function" or name in _TIMES or name in _DIRECTIONS:
                continue
            elif one.type in ("ident", "string"):
                own["animation-name"] = [one]
            else:
                return None
        for name in names:
            found[name] += [*(COMMA if number else ()), *own[name]]
    return {**found}


_DIRECTIONS = frozenset({"normal", "reverse", "alternate", "alternate-reverse"})


def transition(tokens: Tokens) -> Longhands | None:
    """Write `transition` out."""
    names = ("transition-property", "transition-duration", "transition-delay")
    found: dict[str, list[Token]] = {name: [] for name in names}
    for number, layer in enumerate(parts(tokens)):
        own: dict[str, Tokens] = initial_values(*names)
        times = 0
        for one in solid(layer):
            if one.type == "dimension" and one.lower_unit in ("s", "ms"):
                own["transition-delay" if times else "transition-duration"] = [one]
                times += 1
            elif one.type == "function" or word(one) in _TIMES:
                continue
            elif one.type == "ident":
                own["transition-property"] = [one]
            else:
                return None
        for name in names:
            found[name] += [*(COMMA if number else ()), *own[name]]
    return {**found}
