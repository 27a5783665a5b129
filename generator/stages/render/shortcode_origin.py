"""
Which line of a shortcode's template wrote an element, and whether the call has a part in it.

A shortcode makes the same of every call, so what is wrong with its own markup is fixed once, in its
template. What a call gives it is fixed in the call: a text that is empty, an address that is wrong,
whatever stands inside of the element.
"""

import re

from generator.checks.page.start_tag import tag_at

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_SPACE = re.compile(r"(?:\\?\s)+")
#: Elements without content. Source: WHATWG HTML, 13.1.2, "Void elements".
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
_NAME = re.compile(r"<([A-Za-z][^\s/>]*)")
_EMPTY = re.compile(r"""=\s*(?:""|'')""")


def own_line(template: str, html: str, offset: int) -> tuple[int, str] | None:
    """
    Find the line of *template* that wrote an element without a part of the call that could be at fault.

    Args:
        template: Of the shortcode.
        html: What contains the element.
        offset: Of its start tag.

    Returns:
        The line, from 1, and the start tag as the template has it. None where an argument left an
        attribute empty, where the call decides what stands in the element, and where several tags
        of the template may have written it.
    """
    tag = tag_at(html, offset)
    name = _NAME.match(tag)
    if name is None:
        return None
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), template)
    opening = re.compile(
        rf"<{re.escape(name[1])}(?=[\s/>{{])(?:{_EXPRESSION.pattern}|[^>{{]|\{{(?![{{%]))*+>",
        re.IGNORECASE | re.DOTALL,
    )
    candidates = [one for one in opening.finditer(text) if _pattern(one[0]).fullmatch(tag)]
    if len(candidates) != 1:
        return None
    (written,) = candidates
    if len(_EMPTY.findall(tag)) > len(_EMPTY.findall(written[0])):
        return None
    kind = name[1].lower()
    end = text.lower().find(f"</{kind}", written.end())
    if kind not in _VOID and (end < 0 or _EXPRESSION.search(text, written.end(), end)):
        return None
    return text.count("\n", 0, written.start()) + 1, written[0]


def _pattern(written: str) -> re.Pattern[str]:
    """What a start tag of a template may become."""
    parts = (_SPACE.sub(r"\\s*", re.escape(one)) for one in _EXPRESSION.split(written))
    return re.compile(".*?".join(parts), re.DOTALL | re.IGNORECASE)
