"""
Attributes in braces: ``{.class #id key="value"}``.

They follow a link, picture or code span, end a heading, or stand on a line of their own
above a block. Only harmless names are taken; the others are refused with a fault.
"""

import re
from collections.abc import Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

GLOBAL = frozenset(
    [
        "class",
        "dir",
        "hidden",
        "id",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
        "lang",
        "role",
        "tabindex",
        "title",
        "translate",
    ]
)
#: Attributes that braces may also set, on links, pictures, code and tables.
_BRACES = GLOBAL | frozenset(
    [
        "decoding",
        "download",
        "height",
        "hreflang",
        "loading",
        "media",
        "rel",
        "reversed",
        "sizes",
        "start",
        "target",
        "type",
        "value",
        "width",
    ]
)
_PREFIXES = ("aria-", "data-")
_BRACED = re.compile(r"\{[^{}\n]*\}")
_HEADING_END = re.compile(r"(?:^|[ \t]+)(\{[^{}\n]*\})[ \t]*$")
_AFTER = frozenset({"image", "code_inline", "link_close"})


def is_global(name: str) -> bool:
    """Whether any element may carry the attribute *name*."""
    return name in GLOBAL or name.startswith(_PREFIXES)


def refused(attributes: Mapping[str, object]) -> Iterator[str]:
    """Names of *attributes* that braces may not set."""
    for name in attributes:
        lower = name.lower()
        if not (lower in _BRACES or lower.startswith(_PREFIXES)):
            yield name


def read(text: str) -> dict[str, str] | None:
    """Read the braces that *text* begins with; None where they hold something else."""
    try:
        end, found = parse(text)
    except ParseError:
        return None
    return found if found and end == len(text) - 1 else None


def add(token: Token, found: Mapping[str, str]) -> None:
    """
    Add *found* to the attributes of *token*; classes add up, and what is refused is noted.

    An empty `alt` says of a picture that it is mere decoration.
    """
    if token.type == "image" and found.get("alt", "-").strip() == "":
        token.meta["decoration"] = True
        found = {name: value for name, value in found.items() if name != "alt"}
    bad = tuple(refused(found))
    if bad:
        token.meta["refused"] = token.meta.get("refused", ()) + bad
    for name, value in found.items():
        if name in bad:
            continue
        before = token.attrs.get("class") if name == "class" else None
        token.attrs[name] = f"{before} {value}" if before else value


def inline_rule(state: StateInline, silent: bool) -> bool:
    """Braces right after a link, picture or code span belong to it."""
    if state.pending or not state.tokens or state.tokens[-1].type not in _AFTER:
        return False
    braces = _BRACED.match(state.src, state.pos, state.posMax)
    found = read(braces[0]) if braces else None
    if braces is None or found is None:
        return False
    if not silent:
        token = _opening(state.tokens)
        add(token, found)
        if "refused" in token.meta:
            token.meta.setdefault("refused_at", state.pos)
    state.pos = braces.end()
    return True


def _opening(tokens: list[Token]) -> Token:
    token = tokens[-1]
    if token.nesting == -1:
        for earlier in reversed(tokens):
            if earlier.type == "link_open" and earlier.level == token.level:
                return earlier
    return token


def block_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's signature
    """Braces alone on a line belong to the block below."""
    if state.is_code_block(start):
        return False
    text = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].rstrip()
    if not _BRACED.fullmatch(text):
        return False
    found = read(text)
    if found is None:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.meta = {"found": found}
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def resolve(state: StateCore) -> None:
    """Give attributes to the block below them, or to the heading that they end."""
    if "{" not in state.src:
        return
    waiting: list[Token] = []
    kept: list[Token] = []
    heading: Token | None = None
    for token in state.tokens:
        if token.type == "attributes":
            waiting.append(token)
            continue
        if waiting and token.nesting >= 0:
            for block in waiting:
                add(token, block.meta["found"])
                if "refused" in token.meta and block.map:
                    token.meta.setdefault("refused_line", block.map[0])
            _note_id(state, token)
        waiting.clear()
        if token.type == "heading_open":
            heading = token
        elif heading is not None:
            if token.type == "inline" and token.content.endswith("}"):
                _end_heading(token, heading)
                _note_id(state, heading)
            heading = None
        kept.append(token)
    state.tokens = kept


def _note_id(state: StateCore, token: Token) -> None:
    """Keep a chosen id in the environment, so that no heading is given the same."""
    if "id" in token.attrs:
        state.env.setdefault("ids", []).append(str(token.attrs["id"]))


def _end_heading(inline: Token, heading: Token) -> None:
    braces = _HEADING_END.search(inline.content)
    found = read(braces[1]) if braces else None
    if braces is not None and found is not None:
        inline.content = inline.content[: braces.start()]
        add(heading, found)


def plugin(md: MarkdownIt) -> None:
    """Teach *md* attributes in braces."""
    md.inline.ruler.push("attributes", inline_rule)
    md.block.ruler.before(
        "fence",
        "attributes",
        block_rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    md.core.ruler.after("block", "attributes", resolve)
