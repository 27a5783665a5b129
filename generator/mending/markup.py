"""Attributes, code and comments in the middle of Markdown and templates."""

import re

from generator.model.source_text import SourceText

#: An attribute whose value holds nothing that a template would fill.
LITERAL_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])(?P<name>[A-Za-z][\w:.-]*)\s*=\s*(?P<quote>["'])(?P<value>(?:(?!(?P=quote)|\{\{|\{%).)*)(?P=quote)""",
    re.DOTALL,
)
#: What a template says to those who read it.
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*(`{3,}(?!.*`)|~{3,})")


def code_lines(source: SourceText) -> frozenset[int]:
    """
    Lines, from 1, that are code between fences or stand in a comment.

    A fence inside of a quote or list counts as well; where that is not sure, more lines are code,
    so that nothing is fixed there.
    """
    found: set[int] = set()
    fence = ""
    comment = False
    for number, line in enumerate(source.lines, 1):
        if fence:
            found.add(number)
            bare = line.lstrip(" \t>")
            if bare.startswith(fence) and not bare.strip(fence[0] + " \t"):
                fence = ""
            continue
        if comment or "<!--" in line:
            found.add(number)
            comment = line.rfind("<!--") > line.rfind("-->") or (comment and "-->" not in line)
            continue
        opening = _FENCE.match(line)
        if opening:
            found.add(number)
            fence = opening[1]
    return frozenset(found)
