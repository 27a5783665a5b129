"""
What a stylesheet says about other files, and where it cannot be read.

Source: CSS Syntax Module Level 3, CSS Values and Units Level 4 (`url()`), CSS Cascading and
Inheritance Level 4 (`@import`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2  # type: ignore[import-untyped]  # it ships no types

from generator.value import dataclass

#: Stands behind the text while it is read; where it is swallowed, something was not closed.
_END = "proofpress-end-of-file"
#: Blocks in blocks that are checked.
DEEPEST = 32
#: Functions whose strings are addresses, besides `url()`.
_IMAGE_SETS = frozenset({"image-set", "-webkit-image-set"})


@dataclass(frozen=True, slots=True)
class Reference:
    """An address in a stylesheet, as it is written; *line* counts from 1."""

    url: str
    line: int
    column: int
    is_import: bool = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """
    Where a stylesheet cannot be read.

    Attributes:
        spreads: Whether more is lost than one declaration.
    """

    message: str
    line: int
    column: int
    spreads: bool


@dataclass(frozen=True, slots=True)
class StyleSyntax:
    """A stylesheet's references and mistakes, in the order of the text."""

    references: tuple[Reference, ...]
    mistakes: tuple[Mistake, ...]


def read_style(text: str) -> StyleSyntax:
    """Read a stylesheet. Never fails: as in a browser, any text is one."""
    values = tinycss2.parse_component_value_list(f"{text}\n{_END}")
    unclosed = _unclosed(values)
    if unclosed is None:
        values = values[:-1]
    rules = tinycss2.parse_stylesheet(values, skip_comments=True, skip_whitespace=True)
    references: list[Reference] = []
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            references += _import(rule)
        elif rule.type == "qualified-rule" or (
            rule.type == "at-rule"
            and rule.lower_at_keyword != "namespace"  # its address is a name and is never loaded
        ):
            references += _references([*rule.prelude, *(rule.content or ())])
    # One broken token makes the parser complain of what follows too; its cause is enough.
    mistakes = (
        [unclosed] if unclosed else list(_broken_tokens(values)) or sorted(_lost(rules), key=_place)
    )
    return StyleSyntax(tuple(references), tuple(mistakes))


def _unclosed(values: list[Any]) -> Mistake | None:
    """Find the innermost thing that only the end of the file closed."""
    signs = {"{} block": "{", "[] block": "[", "() block": "(", "comment": "/*"}
    inner: Any = values
    culprit: Any = None
    while inner and inner[-1].type != "ident":
        culprit = inner[-1]
        inner = getattr(culprit, "content", None) or getattr(culprit, "arguments", None)
        if not isinstance(inner, list):
            break  # a comment or address, which holds text
    if culprit is None:
        return None
    sign = signs.get(culprit.type, f"{getattr(culprit, 'name', 'url')}(")
    return Mistake(f"`{sign}` is never closed", *_place(culprit), spreads=True)


def _broken_tokens(values: Iterable[Any]) -> Iterator[Mistake]:
    for value in _tokens(values):
        if value.type == "error":
            yield Mistake(_TOKENS.get(value.kind, value.message), *_place(value), spreads=True)


def _lost(items: Iterable[Any], depth: int = 0) -> Iterator[Mistake]:
    """Yield what is neither a rule nor a declaration, so that browsers leave it out."""
    top = depth == 0
    for item in items:
        if item.type == "error":
            message = (
                "text stands outside any `{…}` block"
                if top
                else "a browser leaves this out: it is neither `name: value` nor a rule"
            )
            yield Mistake(message, *_place(item), spreads=top)
        elif item.type in {"at-rule", "qualified-rule"} and item.content:
            if depth >= DEEPEST:
                message = f"blocks are nested more than {DEEPEST} deep; this one was not looked at"
                yield Mistake(message, *_place(item), spreads=False)
                continue
            inner = tinycss2.parse_blocks_contents(
                item.content, skip_comments=True, skip_whitespace=True
            )
            yield from _lost(inner, depth + 1)


_TOKENS = {
    "}": "`}` has no `{` before it",
    ")": "`)` has no `(` before it",
    "]": "`]` has no `[` before it",
    "bad-string": "a line ends within quotes",
    "bad-url": "an address in `url()` holds a sign that needs quotes around it",
}


def _place(node: Any) -> tuple[int, int]:
    if isinstance(node, Mistake):
        return node.line, node.column
    return node.source_line, node.source_column


def _import(rule: Any) -> Iterator[Reference]:
    for value in rule.prelude:
        if value.type == "string":
            yield Reference(value.value, value.source_line, value.source_column, is_import=True)
            return
        for reference in _references([value]):
            yield Reference(reference.url, reference.line, reference.column, is_import=True)
            return


def _references(values: Iterable[Any]) -> Iterator[Reference]:
    for value in _tokens(values):
        if value.type == "url":
            yield Reference(value.value, value.source_line, value.source_column)
        elif value.type == "function" and value.lower_name in {"url", *_IMAGE_SETS}:
            for argument in value.arguments:
                if argument.type == "string":
                    yield Reference(argument.value, argument.source_line, argument.source_column)


def _tokens(values: Iterable[Any]) -> Iterator[Any]:
    """Yield every value, and those inside blocks and functions."""
    pending = list(values)[::-1]
    while pending:
        value = pending.pop()
        yield value
        inner = getattr(value, "content", None) or getattr(value, "arguments", None)
        if isinstance(inner, list):
            pending += inner[::-1]
