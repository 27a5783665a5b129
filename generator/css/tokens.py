"""
Component values of CSS; tinycss2, which reads them, is known to this module alone.

Source: CSS Syntax Module Level 3.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import tinycss2  # type: ignore[import-untyped]  # it ships no types

#: A node of tinycss2: a token, a block or a function.
Token: TypeAlias = Any
Tokens: TypeAlias = Sequence[Token]

#: Blocks in blocks that are looked at; what lies deeper says nothing.
DEEPEST = 32


#: Stands for a value that is known in a browser alone.
UNDECIDED: Tokens = tinycss2.parse_component_value_list("undecided()")


def sheet_items(text: str) -> list[Token]:
    """Split a style sheet into its rules, errors among them."""
    found: list[Token] = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return found


def block_items(content: "Tokens | str") -> list[Token]:
    """Split what stands in a block, or in a ``style`` attribute, into declarations and rules."""
    found: list[Token] = tinycss2.parse_blocks_contents(
        content, skip_comments=True, skip_whitespace=True
    )
    return found


def component_values(text: str) -> list[Token]:
    """Read a value that stands alone."""
    found: list[Token] = tinycss2.parse_component_value_list(text, skip_comments=True)
    return found


def written(tokens: Tokens) -> str:
    """Write component values as text, ends cut; empty for what is nested too deep to write."""
    try:
        text: str = tinycss2.serialize(tokens)
    except RecursionError:
        return ""
    return text.strip()


def solid(tokens: Iterable[Token]) -> list[Token]:
    """Leave out white space and comments."""
    return [one for one in tokens if one.type not in ("whitespace", "comment")]


def trimmed(tokens: Tokens) -> list[Token]:
    """Cut white space at both ends, and comments everywhere."""
    kept = [one for one in tokens if one.type != "comment"]
    while kept and kept[0].type == "whitespace":
        kept.pop(0)
    while kept and kept[-1].type == "whitespace":
        kept.pop()
    return kept


def parts(tokens: Tokens, sign: str = ",") -> list[list[Token]]:
    """Split at a sign that stands in no bracket, each part trimmed."""
    found: list[list[Token]] = [[]]
    for one in tokens:
        if one.type == "literal" and one.value == sign:
            found.append([])
        else:
            found[-1].append(one)
    return [trimmed(part) for part in found]


def is_sign(token: Token, sign: str) -> bool:
    """Whether a token is this sign."""
    return bool(token.type == "literal" and token.value == sign)


def word(token: Token) -> str:
    """An identifier in lower case; empty for what is none."""
    return str(token.lower_value) if token.type == "ident" else ""


def word_of(tokens: Tokens) -> str:
    """Give a value that is one identifier, in lower case; empty for another."""
    return word(tokens[0]) if len(tokens) == 1 else ""


def function_name(token: Token) -> str:
    """The name of a function in lower case; empty for what is none."""
    return str(token.lower_name) if token.type == "function" else ""


def inner(token: Token) -> Tokens | None:
    """What stands in a block or function; None for another token."""
    found = getattr(token, "arguments", None)
    if found is None:
        found = getattr(token, "content", None)
    return found if isinstance(found, list) else None


def every(tokens: Tokens) -> Iterator[Token]:
    """Yield all tokens, those in blocks and functions included."""
    waiting = list(tokens)[::-1]
    while waiting:
        one = waiting.pop()
        yield one
        within = inner(one)
        if within:
            waiting += list(within)[::-1]


def address(token: Token) -> str | None:
    """Give what ``url()`` holds; None for another token."""
    if token.type == "url":
        return str(token.value)
    if function_name(token) in ("url", "src"):
        held = solid(token.arguments)
        if held and held[0].type == "string":
            return str(held[0].value)
    return None
