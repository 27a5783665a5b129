"""
Media queries, as they stand in ``media`` and ``sizes``.

Source:
    Media Queries Level 4 and 5; which features there are, see `keywords.json`.
"""

from collections.abc import Mapping
from functools import cache

from generator.checks.conformance.values.css_parts import is_length, is_modest, parsed
from generator.checks.conformance.values.verdict import Verdict
from generator.checks.conformance.vocabulary import vocabulary
from generator.css.tokens import Token, parts, solid, word
from generator.typed_yaml.suggest import nearest

_TYPES = frozenset({"all", "print", "screen"})
#: Types that no browser belongs to any more.
_EMPTY_TYPES_WORDS = "aural braille embossed handheld projection speech tty tv"
_EMPTY_TYPES = frozenset(_EMPTY_TYPES_WORDS.split())
_FIX = "write a condition such as `(min-width: 40em)`, or `print`"
_RESOLUTIONS = frozenset({"dpi", "dpcm", "dppx", "x"})
_UNITS = {"<length>": "px", "<resolution>": "dppx"}
_COMPARED = frozenset("<>=")
_PREFIXES = ("min-", "max-")


def media_queries(value: str) -> Verdict | None:
    """A list of media queries; nothing at all means every medium."""
    tokens = parsed(value) if is_modest(value) else []
    if not tokens:
        return None
    for query in parts(tokens):
        wrong = _query(query)
        if wrong is not None:
            return wrong
    return None


def condition(tokens: list[Token]) -> Verdict | None:
    """Conditions in brackets, joined by `and`, `or` and `not`, without a medium."""
    if not tokens:
        return Verdict("lacks a condition", _FIX)
    if word(tokens[0]) == "not":
        return _in_brackets(tokens[1]) if len(tokens) == len("ab") else _odd(tokens[0])
    joined = ""
    for number, part in enumerate(tokens):
        if number % 2 == 0:
            wrong = _in_brackets(part)
            if wrong is not None:
                return wrong
            continue
        joint = word(part)
        if joint not in ("and", "or") or number == len(tokens) - 1:
            return _odd(part)
        if joined and joint != joined:
            return Verdict(
                "joins conditions by both `and` and `or`", "put brackets around one of them"
            )
        joined = joint
    return None


def _query(tokens: list[Token]) -> Verdict | None:
    if not tokens:
        return Verdict("has an empty entry", "remove the extra comma")
    rest = tokens
    if word(tokens[0]) in ("not", "only") and len(tokens) > 1 and word(tokens[1]):
        rest = tokens[1:]
    first = word(rest[0])
    if not first or first == "not":
        return condition(rest)
    wrong = _medium(rest[0])
    if wrong is not None or len(rest) == 1:
        return wrong
    if word(rest[1]) != "and":
        return _odd(rest[1])
    if any(word(part) == "or" for part in rest):
        return Verdict(
            "joins a medium and conditions by `or`", "put brackets around the conditions"
        )
    return condition(rest[2:])


def _medium(part: Token) -> Verdict | None:
    name = word(part)
    if name in _TYPES:
        return None
    if name in ("and", "or", "layer", "only"):
        return _odd(part)
    if name in _EMPTY_TYPES:
        return Verdict(f"names `{name}`, which no browser matches any more", "remove it")
    meant = nearest(name, _TYPES)
    return Verdict(f"names `{name}`, which is not a medium", f"write `{meant}`" if meant else _FIX)


def _in_brackets(part: Token) -> Verdict | None:
    if part.type == "function":
        return None  # for a later level of the standard
    if part.type != "() block":
        return _odd(part)
    inner = solid(part.content)
    if not inner:
        return Verdict("has empty brackets", _FIX)
    if any(_is_comparison(one) for one in inner):
        return _compared(inner)
    if inner[0].type in ("() block", "function") or word(inner[0]) == "not":
        return condition(inner)
    return _feature(inner) if word(inner[0]) else _odd(inner[0])


def _feature(tokens: list[Token]) -> Verdict | None:
    """A feature alone, or with its value."""
    name = word(tokens[0])
    known = _features()
    base = next((name[len(one) :] for one in _PREFIXES if name.startswith(one)), name)
    if name.startswith("-"):
        return None  # of one browser
    if base not in known or (base != name and known[base][0] != "range"):
        meant = nearest(name, _all_names())
        fix = f"write `{meant}`" if meant else "write one such as `min-width` or `orientation`"
        return Verdict(f"asks for `{name}`, which no browser knows", fix)
    if len(tokens) == 1:
        if base != name:
            return Verdict(f"asks for `{name}` without a value", f"write `({name}: 40em)`")
        return None
    if not (tokens[1].type == "literal" and tokens[1].value == ":") or len(tokens) < len("a:b"):
        return _odd(tokens[1])
    return _value(name, known[base][1], tokens[2:])


def _value(name: str, syntax: str, tokens: list[Token]) -> Verdict | None:
    """Whether a feature may have this value."""
    part = tokens[0]
    shown = " ".join(one.serialize() for one in tokens)
    if part.type == "function":
        return None
    if "<" not in syntax:
        words = [one.strip() for one in syntax.split("|")]
        if len(tokens) == 1 and word(part) in words:
            return None
        meant = nearest(shown, words)
        fix = f"write `{meant}`" if meant else f"write one of {', '.join(words)}"
        return Verdict(f"has `{shown}` for `{name}`, which no browser knows", fix)
    if _is_measure(syntax, tokens):
        return None
    unit = next((unit for form, unit in _UNITS.items() if form in syntax), "")
    if part.type == "number" and unit:
        return Verdict(
            f"has `{shown}` without a unit in `{name}`", f"write `{name}: {shown}{unit}`"
        )
    return Verdict(f"has `{shown}` for `{name}`, which does not fit", _FIX)


def _is_measure(syntax: str, tokens: list[Token]) -> bool:
    """Whether a value is a length, a resolution, a ratio or a number, as *syntax* asks."""
    part = tokens[0]
    if "<ratio>" in syntax and len(tokens) == len("1/1"):
        return bool(part.type == "number" and tokens[2].type == "number")
    if len(tokens) > 1:
        return False
    if "<length>" in syntax:
        return is_length(part)
    if "<resolution>" in syntax:
        is_known = part.type == "dimension" and part.lower_unit in _RESOLUTIONS
        return bool(is_known or word(part) == "infinite")
    return bool(part.type == "number")


def _compared(tokens: list[Token]) -> Verdict | None:
    """A range such as ``(400px <= width < 800px)``; a feature that exists stands in it."""
    names = [word(one) for one in tokens if one.type == "ident"]
    known = _features()
    if any(name in known and known[name][0] == "range" for name in names):
        return None
    if names:
        meant = nearest(names[0], [one for one, (kind, _) in known.items() if kind == "range"])
        return Verdict(
            f"compares `{names[0]}`, which no browser knows",
            f"write `{meant}`" if meant else "write one such as `width`",
        )
    return Verdict("compares nothing with a number", _FIX)


def _is_comparison(part: Token) -> bool:
    return part.type == "literal" and part.value in _COMPARED | {"<=", ">="}


def _odd(part: Token) -> Verdict:
    return Verdict(f"has `{part.serialize()}` where a condition belongs", _FIX)


@cache
def _features() -> Mapping[str, tuple[str, str]]:
    return {name: (kind, syntax) for name, (kind, syntax) in vocabulary().media_features.items()}


@cache
def _all_names() -> tuple[str, ...]:
    ranged = [name for name, (kind, _) in _features().items() if kind == "range"]
    return (*_features(), *(f"{prefix}{name}" for prefix in _PREFIXES for name in ranged))
