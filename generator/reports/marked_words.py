"""Which words of a line a finding marks: those of a link's address, where that is what is wrong."""

import re
from dataclasses import replace

from generator.model.finding import Finding, Location

_LINKS = "links/"
#: Rules on links that are about their words or attributes.
_OTHERWISE = frozenset({"links/same-text", "links/nofollow"})
_TARGET = re.compile(r"\(\s*(?:<(?P<angled>[^<>]*)>|(?P<plain>(?:\\.|[^\s\\()]|\([^\s()]*\))+))")
_AUTOLINK = re.compile(r"<(?P<plain>[^\s<>]+)>")
_ATTRIBUTE = re.compile(
    r"""<[a-zA-Z][^<>]*?\s(?:href|src|action|poster|data|content)\s*=\s*"""
    r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<plain>[^\s"'>]+))"""
)


def marked(finding: Finding) -> Location | None:
    """
    Give the place of a finding, with the columns of what is meant on its line.

    A link or picture begins with its brackets or its tag; what is wrong with it is most often the
    address.
    """
    at = finding.source
    if at is None or at.column is None or at.end_column is not None:
        return at
    if not finding.rule.startswith(_LINKS) or finding.rule in _OTHERWISE:
        return at
    span = _address(finding.excerpt, at.column - 1)
    if span is None or span[0] == span[1]:
        return at
    return replace(at, column=span[0] + 1, end_column=span[1] + 1)


def _address(line: str, start: int) -> tuple[int, int] | None:
    """Find the address of the link, picture or element that begins at *start*; None for none."""
    if line.startswith(("[", "!["), start):
        end = _closing(line, line.index("[", start))
        found = _TARGET.match(line, end) if end is not None else None
    elif line.startswith("<", start):
        found = _AUTOLINK.match(line, start) or _ATTRIBUTE.match(line, start)
    else:
        return None
    if found is None:
        return None
    name = next(name for name, value in found.groupdict().items() if value is not None)
    return found.span(name)


def _closing(line: str, start: int) -> int | None:
    """Position behind the bracket that closes the one at *start*; None where none does."""
    depth, at = 0, start
    while at < len(line):
        letter = line[at]
        if letter == "\\":
            at += 1
        elif letter == "[":
            depth += 1
        elif letter == "]":
            depth -= 1
            if not depth:
                return at + 1
        at += 1
    return None
