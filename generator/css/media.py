"""
Media queries, answered for a view.

Source: Media Queries Level 4 and 5.
"""

from collections.abc import Callable

from generator.css.lengths import plain_length
from generator.css.tokens import DEEPEST, Token, Tokens, function_name, parts, solid, word
from generator.css.view import View

#: Whether something holds; None where nobody can tell.
Answer = bool | None
_TYPES = frozenset({"all", "screen", "print"})


def negated(answer: Answer) -> Answer:
    """Turn yes into no, and leave open what is open."""
    return None if answer is None else not answer


def all_of(answers: "list[Answer]") -> Answer:
    """Whether all hold."""
    if False in answers:
        return False
    return None if None in answers else True


def any_of(answers: "list[Answer]") -> Answer:
    """Whether one holds."""
    if True in answers:
        return True
    return None if None in answers else False


def media_hold(prelude: Tokens, view: View) -> Answer:
    """
    Say whether a list of media queries holds.

    Args:
        prelude: What stands behind ``@media``.
        view: What the page is looked at with.
    """
    queries = parts(prelude)
    if not any(queries):
        return True
    return any_of([_query(solid(query), view) for query in queries])


def _query(query: Tokens, view: View) -> Answer:
    if not query:
        return False  # `not all`
    first = word(query[0])
    if first and not (first == "not" and len(query) > 1 and not word(query[1])):
        is_not = first == "not"
        rest = query[1:] if first in ("not", "only") else query
        kind = word(rest[0]) if rest else ""
        if not kind or kind in ("and", "or", "not", "only", "layer"):
            return False
        answer: Answer = kind in ("all", view.medium) and kind in _TYPES
        if len(rest) > 1:
            if word(rest[1]) != "and":
                return False
            condition = condition_holds(rest[2:], lambda one: _feature(one, view), with_or=False)
            answer = all_of([answer, condition])
        return negated(answer) if is_not else answer
    return condition_holds(query, lambda one: _feature(one, view))


def condition_holds(
    tokens: Tokens,
    ask: Callable[[Tokens], Answer],
    *,
    with_or: bool = True,
    depth: int = 0,
    ask_function: Callable[[str, Tokens], Answer] = lambda _name, _held: None,
) -> Answer:
    """
    Answer a condition made of brackets, ``and``, ``or`` and ``not``.

    Args:
        tokens: The condition, without white space.
        ask: Answers what stands in brackets.
        with_or: Whether ``or`` is allowed.
        depth: Brackets around it.
        ask_function: Answers a function.
    """

    def term(token: Token) -> Answer:
        name = function_name(token)
        if name:
            return ask_function(name, token.arguments)
        if token.type != "() block":
            return False
        held = solid(token.content)
        if held and (held[0].type == "() block" or word(held[0]) == "not" or _joins(held)):
            if depth >= DEEPEST:
                return None
            return condition_holds(held, ask, depth=depth + 1, ask_function=ask_function)
        return ask(held)

    if not tokens:
        return False
    if word(tokens[0]) == "not":
        return negated(term(tokens[1])) if len(tokens) == 2 else False
    joints = {word(one) for one in tokens[1::2]}
    if len(tokens) % 2 == 0 or len(joints) > 1 or not joints <= {"and", "or" if with_or else "and"}:
        return False
    answers = [term(one) for one in tokens[::2]]
    return any_of(answers) if "or" in joints else all_of(answers)


def _joins(held: Tokens) -> bool:
    """Whether a bracket holds a condition that begins with a function: `(selector(a) and (b))`."""
    return bool(function_name(held[0]) and len(held) > 1 and word(held[1]) in ("and", "or"))


def _feature(held: Tokens, view: View) -> Answer:
    """Answer what stands in one bracket: `width >= 40em`, `hover`, `orientation: portrait`."""
    signs = _joined_signs(held)
    compared = [index for index, one in enumerate(signs) if isinstance(one, str)]
    if compared:
        return _range(signs, compared, view)
    name = word(held[0]) if held else ""
    if not name:
        return None
    if len(held) == 1:
        return _in_general(name, view)
    if held[1].type != "literal" or held[1].value != ":":
        return None
    value = held[2:]
    for prefix, sign in (("min-", ">="), ("max-", "<=")):
        if name.startswith(prefix):
            return _compare(name[len(prefix) :], sign, value, view)
    measured = _measured(name, view)
    if measured is not None:
        return _compare(name, "=", value, view)
    return _discrete(name, word(value[0]) if value else "", view)


def _joined_signs(held: Tokens) -> list[Token]:
    """Write `<`, `=` and `<=` as texts; the other tokens stay."""
    found: list[Token] = []
    for one in held:
        if one.type == "literal" and one.value in ("<", ">", "=", "<=", ">="):
            if one.value == "=" and found and found[-1] in ("<", ">"):
                found[-1] = f"{found[-1]}="
            else:
                found.append(str(one.value))
        else:
            found.append(one)
    return found


_MIRRORED = {"<": ">", ">": "<", "=": "=", "<=": ">=", ">=": "<="}


def _range(held: list[Token], at: list[int], view: View) -> Answer:
    sides = [
        held[: at[0]],
        *(held[a + 1 : b] for a, b in zip(at, [*at[1:], len(held)], strict=True)),
    ]
    signs = [str(held[one]) for one in at]
    if len(sides) == 2:
        name = word(sides[0][0]) if len(sides[0]) == 1 else ""
        if name and _measured(name, view) is not None:
            return _compare(name, signs[0], sides[1], view)
        name = word(sides[1][0]) if len(sides[1]) == 1 else ""
        return _compare(name, _MIRRORED[signs[0]], sides[0], view) if name else None
    if len(sides) == 3 and len(sides[1]) == 1:
        name = word(sides[1][0])
        return all_of(
            [
                _compare(name, _MIRRORED[signs[0]], sides[0], view),
                _compare(name, signs[1], sides[2], view),
            ]
        )
    return None


def _compare(name: str, sign: str, value: Tokens, view: View) -> Answer:
    measured = _measured(name, view)
    if measured is None:
        return None
    limit = _ratio(value) if "aspect-ratio" in name else _number(name, value, view)
    if limit is None:
        return None
    if sign == ">=":
        return measured >= limit
    if sign == "<=":
        return measured <= limit
    if sign == ">":
        return measured > limit
    if sign == "<":
        return measured < limit
    return measured == limit


def _measured(name: str, view: View) -> float | None:
    """What is measured: px, dots per px, bits; None for a feature that is a word."""
    name = name.removeprefix("device-")
    density = 2.0 if view.touch else 1.0
    return {
        "width": float(view.width),
        "height": float(view.height),
        "aspect-ratio": view.width / max(view.height, 1),
        "resolution": density,
        "-webkit-device-pixel-ratio": density,
        "color": 8.0,
        "color-index": 0.0,
        "monochrome": 0.0,
        "grid": 0.0,
    }.get(name)


def _number(name: str, value: Tokens, view: View) -> float | None:
    if len(value) != 1:
        return None
    one = value[0]
    if name == "resolution" and one.type == "dimension":
        per_px = {"dppx": 1.0, "x": 1.0, "dpi": 1 / 96, "dpcm": 2.54 / 96}.get(one.lower_unit)
        return None if per_px is None else float(one.value) * per_px
    if one.type == "number" and (one.value == 0 or name not in ("width", "height")):
        return float(one.value)
    return plain_length(one, view)


def _ratio(value: Tokens) -> float | None:
    numbers = [float(one.value) for one in value if one.type == "number"]
    if len(numbers) == 1 and len(value) == 1:
        return numbers[0]
    if len(numbers) == 2 and len(value) == 3 and numbers[1]:
        return numbers[0] / numbers[1]
    return None


def _in_general(name: str, view: View) -> Answer:
    """Answer a feature without value: whether it is more than nothing."""
    measured = _measured(name, view)
    if measured is not None:
        return measured != 0
    known = _words(view).get(name)
    return None if known is None else not known <= {"none", "no-preference"}


def _discrete(name: str, value: str, view: View) -> Answer:
    known = _words(view).get(name)
    return None if known is None else value in known


def _words(view: View) -> dict[str, frozenset[str]]:
    """What holds of features that are words."""
    pointing = "coarse" if view.touch else "fine"
    hover = "none" if view.touch else "hover"
    found: dict[str, str] = {
        "orientation": "portrait" if view.height >= view.width else "landscape",
        "hover": hover,
        "any-hover": hover,
        "pointer": pointing,
        "any-pointer": pointing,
        "prefers-color-scheme": view.scheme,
        "prefers-reduced-motion": "reduce" if view.reduced_motion else "no-preference",
        "prefers-contrast": "more" if view.more_contrast else "no-preference",
        "prefers-reduced-transparency": "no-preference",
        "prefers-reduced-data": "no-preference",
        "forced-colors": "active" if view.forced_colors else "none",
        "inverted-colors": "none",
        "scripting": "enabled",
        "update": "none" if view.medium == "print" else "fast",
        "overflow-block": "paged" if view.medium == "print" else "scroll",
        "overflow-inline": "none" if view.medium == "print" else "scroll",
        "color-gamut": "srgb",
        "dynamic-range": "standard",
        "video-dynamic-range": "standard",
        "display-mode": "browser",
        "scan": "",
    }
    return {name: frozenset({value}) for name, value in found.items()}
