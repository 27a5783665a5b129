"""Marks around a body of several blocks, each alone on its line, as Proofpress wants them."""

import re
from collections.abc import Iterator

from generator.imports.hugo.edits import Edit
from generator.imports.hugo.shortcodes import Call, calls
from generator.value import dataclass

_LINE = re.compile(r"^([ \t]*)([^\n]*)", re.MULTILINE)
#: A tag with which a block of raw HTML begins; comments and code end by rules of their own.
_TAG_ALONE = re.compile(r" {0,3}</?(?!pre|script|style|textarea)[A-Za-z][^<>]*>[ \t]*\r?$")
_MARK = re.compile(r"\{\{[<%]")
#: Lines of a list, a quotation, HTML, a table or code: what follows them without a gap is theirs.
_OPEN_ENDED = re.compile(r"[ \t<>|]|[-*+][ \t]|\d+[.)][ \t]")
_BLANK = re.compile(r"[ \t]*(?:\r?\n|\Z)")


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What to change so that marks stand alone.

    Attributes:
        edits: In the offsets of the text.
        added: Lines that are added, since no empty line was there to be used.
    """

    edits: tuple[Edit, ...] = ()
    added: int = 0


def stand_alone(text: str, start: int) -> Standing:
    """
    Give marks lines of their own, where a body of several lines begins or ends within a line.

    A mark moves to the empty line above or below it, so that all other lines keep their numbers.

    Args:
        text: A whole file.
        start: Where its body begins.
    """
    edits: list[Edit] = []
    added = 0
    for opening, closing in _pairs(text, start):
        if "\n" not in text[opening.end : closing.start]:
            continue
        line = text.rfind("\n", 0, opening.start) + 1
        indent = text[line : opening.start]
        if indent.strip():
            continue
        if not _BLANK.match(text, opening.end):
            mark = text[opening.start : opening.end]
            above = text.rfind("\n", 0, max(line - 1, 0)) + 1
            if line > start and not text[above:line].strip() and _ends_there(text[start:above]):
                edits.append(Edit(above, line, f"{indent}{mark}\n"))
                edits.append(Edit(opening.start, opening.end, ""))
            else:
                edits.append(Edit(opening.end, opening.end, f"\n{indent}"))
                added += 1
        more, lines = _closing(text, closing, indent)
        edits.extend(more)
        added += lines
    return Standing(tuple(edits), added)


def outdented(text: str, start: int) -> tuple[Edit, ...]:
    """
    Take the indent from marks inside of another shortcode's body.

    Hugo hands a body to its template before it is Markdown; here four spaces would make code of
    it. A mark below a line of text keeps its indent, which may be that of a list.
    """
    edits = []
    for opening, closing in _pairs(text, start):
        above = True
        for line in _LINE.finditer(text, opening.end, closing.start):
            mark = bool(_MARK.match(line[2]))
            if mark and above and line[1]:
                edits.append(Edit(line.start(1), line.end(1), ""))
            above = mark or (above and not line[2].strip())
    return tuple(sorted(set(edits)))


def parted_from_html(text: str, start: int) -> Standing:
    """
    Put an empty line between a line of HTML and a mark on the next one.

    Up to an empty line everything below a tag is raw HTML, where marks are only text; Hugo runs
    them there too.
    """
    edits = []
    raw = False
    for line in _LINE.finditer(text, start):
        if not line[2].strip():
            raw = False
        elif raw and _MARK.match(line[2]):
            edits.append(Edit(line.start(), line.start(), "\n"))
            raw = False
        elif _TAG_ALONE.match(line[0]):
            raw = True
    return Standing(tuple(edits), len(edits))


def _closing(text: str, closing: Call, indent: str) -> tuple[list[Edit], int]:
    mark = text[closing.start : closing.end]
    line = text.rfind("\n", 0, closing.start) + 1
    before, after = text[line : closing.start].strip(), not _BLANK.match(text, closing.end)
    if not before and not after:
        return [], 0
    end = text.find("\n", closing.end)
    below = text.find("\n", end + 1) if end >= 0 else -1
    free = end >= 0 and not text[end + 1 : below if below >= 0 else len(text)].strip()
    if before and not after and (free or end < 0):
        # The mark goes to the line below; a file that ends here has room for it.
        stop = (below if below >= 0 else len(text)) if end >= 0 else len(text)
        return [Edit(closing.start, stop, f"\n{indent}{mark}")], 0 if end >= 0 else 1
    edits = []
    if before:
        edits.append(Edit(closing.start, closing.start, f"\n{indent}"))
    if after:
        edits.append(Edit(closing.end, closing.end, f"\n{indent}"))
    return edits, len(edits)


def _ends_there(text: str) -> bool:
    """Whether the last block of *text* cannot take in a mark on the next line, as lists and HTML do."""
    for line in reversed(text.splitlines()):
        if not line.strip():
            break
        if _OPEN_ENDED.match(line):
            return False
    return True


def _pairs(text: str, start: int) -> Iterator[tuple[Call, Call]]:
    """Opening and closing marks that belong together; those without a partner are left out."""
    opened: list[Call] = []
    for call in calls(text):
        if call.start < start or call.self_closing:
            continue
        if not call.closing:
            opened.append(call)
        elif any(other.name == call.name for other in opened):
            while opened[-1].name != call.name:
                opened.pop()
            yield opened.pop(), call
