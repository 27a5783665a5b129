"""Names of emoji between colons, such as `:rocket:`."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

#: A name has a letter, unlike what stands between the colons of a time. It begins with a colon, so
#: that texts without are passed over quickly.
NAMED = re.compile(r":(?<![\w\\:/.@#-]:)(?:(?=[0-9_]*[a-z])[a-z0-9_]{1,60}+|[+-]1):(?![\w:/])")


@lru_cache(maxsize=1000)
def character(written: str) -> str:
    """The emoji that *written*, with its colons, names; empty where there is none."""
    from rich.emoji import Emoji, NoEmoji  # noqa: PLC0415 - few pages have such names

    try:
        return str(Emoji(written.strip(":")))
    except NoEmoji:
        return ""


def replaced(text: str) -> str:
    """*text* with emoji instead of their names."""
    return NAMED.sub(lambda match: character(match[0]) or match[0], text) if ":" in text else text


def _replace(state: StateCore) -> None:
    for block in state.tokens:
        if block.type == "inline" and ":" in block.content:
            for token in block.children or ():
                if token.type == "text" and token.info != "auto":
                    token.content = replaced(token.content)


def plugin(md: MarkdownIt) -> None:
    """Teach *md* the names of emoji; a colon behind a backslash is a colon."""
    md.core.ruler.after("inline", "emoji", _replace)
