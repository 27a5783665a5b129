"""Markdown for keys: `[[Ctrl]]` becomes `<kbd>Ctrl</kbd>`."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_KEY = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def keyboard(parser: MarkdownIt) -> None:
    """Add the syntax to *parser*."""
    parser.inline.ruler.before("link", "keyboard", _rule)


def _rule(state: StateInline, silent: bool) -> bool:
    match = _KEY.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("kbd_open", "kbd", 1)
        state.push("text", "", 0).content = match[1]
        state.push("kbd_close", "kbd", -1)
    state.pos = match.end()
    return True
