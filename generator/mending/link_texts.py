"""Give a link in Markdown words in place of its address, or of nothing."""

import html
import re
from collections.abc import Iterator

from generator.mending.addresses import AUTOLINK, MARKDOWN, label_end, unescaped
from generator.model.finding import Correction, Location
from generator.model.source_text import Edit, SourceText
from generator.tags import SHORTCODES

_SPECIAL = re.compile(r"([\\`*_\[\]<>{}~|]|&(?=#?\w+;))")
_TEXT = re.compile(r"[^<>]*(?=</a\s*>)", re.IGNORECASE)


def mend_link_text(source: SourceText, at: Location, correction: Correction) -> Iterator[Edit]:
    """Replace the text of the link at a place, if it is the address alone, or empty as it is to be."""
    if at.line is None or at.column is None or source.path.suffix not in MARKDOWN:
        return
    text = source.text
    index = source.index(at.line, at.column)
    autolink = AUTOLINK.match(text, index)
    if autolink:
        if autolink[1] == correction.was and ")" not in autolink[1] and "(" not in autolink[1]:
            yield Edit(index, autolink.end(), f"[{_escaped(correction.right)}]({autolink[1]})")
    elif text.startswith("[", index):
        after = label_end(text, index)
        # Without an address or a name of its own behind it, the text is what finds the address.
        if after is None or not re.compile(r"\(|\[[^\]]").match(text, after):
            return
        if unescaped(text[index + 1 : after - 1]).strip(" \t") == correction.was:
            yield Edit(index + 1, after - 1, _escaped(correction.right))
    else:
        tag = SHORTCODES.tag_at(text, index)
        words = _TEXT.match(text, tag.end) if tag is not None and not tag.closing else None
        if words and html.unescape(words[0]).strip() == correction.was:
            start = words.start() + words[0].index(words[0].strip())
            new = html.escape(correction.right, quote=False)
            yield Edit(start, start + len(words[0].strip()), new)


def _escaped(text: str) -> str:
    """*text* so that Markdown shows each of its characters."""
    return _SPECIAL.sub(r"\\\1", text)
