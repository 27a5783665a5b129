"""
Prose: paragraphs, headings, lists and tables that hold nothing out of the ordinary.

Most of what people write is letters, now and then a link, emphasis or code. Such a block is
recognised by one look and becomes one token; whatever the look does not fully understand goes to
markdown-it's rules, which would make of prose what is made of it here.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from generator.markdown.emoji import NAMED

_LETTER = r"[^\W\d_]"
#: How a line begins that is part of a paragraph, whatever stands above it.
_START = rf"(?:{_LETTER}|\(|\d{{1,9}}(?![\d.)])|[*_]{{1,2}}{_LETTER}|!?\[[^\W_]|`[^\W_])"
_PARAGRAPH = re.compile(
    # to an empty line below which no definition begins
    rf"{_START}[^\n]*(?:\n{_START}[^\n]*)*(?=\n(?:\n(?!\ {{0,3}}[:~])|\Z)|\Z)"
)
_BEGINNING = re.compile(_START)
_LINES = re.compile(rf"{_START}[^\n]*+(?:\n{_START}[^\n]*+)*+")
_HEADING = re.compile(r"(#{1,6}) ([^\W_][^\n]*)(?=\n|\Z)")
# to an empty line below which the list does not go on
_BULLETS = re.compile(
    rf"([-*+]) {_START}[^\n]*(?:\n\1 {_START}[^\n]*)*(?=\n\n+(?![-*+\s:~])|\n*\Z)"
)
_NUMBERS = re.compile(
    rf"(\d{{1,9}})([.)]) {_START}[^\n]*(?:\n\d{{1,9}}\2 {_START}[^\n]*)*(?=\n\n+(?![\d\s:~])|\n*\Z)"
)
_ROW = r"\|[^\n\\]++(?<=\|)(?=\n|\Z)"
_TABLE = re.compile(rf"({_ROW})\n(\|[-:| ]++(?<=\|)(?=\n|\Z))((?:\n{_ROW})*+)(?=\n\n|\n*\Z)")
#: What stands below the head of a column, and how the column is aligned then.
_ALIGNMENT = re.compile(r"(:?)-+(:?)")
_ALIGNMENTS = {("", ""): "", (":", ""): "left", ("", ":"): "right", (":", ":"): "center"}

# Letters and marks that mean nothing by themselves; an apostrophe within a word. Nothing is given
# back once it is taken, so that the time stays linear.
_WORDS = rf"(?:[^\n&*<\[\]\\^_`{{~'\"]++|&(?=\ )|(?<={_LETTER})'(?={_LETTER}))++"
_BEFORE_EMPHASIS = r"(?<![^\s(])"
_EMPHASIZED = rf"(?=[^\W_])({_WORDS})(?<=[^\W_])"
_AFTER_EMPHASIS = r"(?![^\s.,;:!?)])"
_DESTINATION = r"\(((?:[^\x00-\x20\x7f<>(){}\\&]|&(?!\#?\w*;))+)\)(?!\{)"
_PIECE = re.compile(
    rf"!\[({_WORDS})\]{_DESTINATION}"
    rf"|({_WORDS})"
    rf"|{_BEFORE_EMPHASIS}\*\*{_EMPHASIZED}\*\*{_AFTER_EMPHASIS}"
    rf"|{_BEFORE_EMPHASIS}\*{_EMPHASIZED}\*{_AFTER_EMPHASIS}"
    rf"|{_BEFORE_EMPHASIS}_{_EMPHASIZED}_{_AFTER_EMPHASIS}"
    r"|(?<!`)`([^`\n{ ](?:[^`\n{]*[^`\n{ ])?)`(?![`{])"
    rf"|(?<!!)\[({_WORDS})\]{_DESTINATION}"
    rf"|(?<=\S)\n(?={_START})"
)
#: What a piece is, by the number of the last group that matched; the end of a line matches none.
END_OF_LINE, _ALT, PICTURE, TEXT, STRONG, EMPHASIS, UNDERSCORED, CODE, _LABEL, LINK = range(10)

#: Key in the environment: up to this offset no paragraph is looked for. What begins in one that was
#: refused ends with it, and to look at each of its lines would take quadratic time where they are
#: definitions, of which each is a block.
_REFUSED = "no prose before"

#: Takes the block at a line, if it is prose, and says whether it was.
Rule = Callable[[StateBlock, int, int], bool]


#: A part of a block's content: what it is, what a reader sees of it, its offset in the content, and
#: the destination of a link or picture.
Piece = tuple[int, str, int, str]


class Content(NamedTuple):
    """
    The content of a paragraph, heading or item.

    Attributes:
        text: As it is written, if nothing in it means anything; pieces are empty then.
        column: Of its first character in its first line, from 1.
    """

    text: str
    column: int
    pieces: tuple[Piece, ...] = ()

    def plain(self) -> str:
        """The words, as a reader hears them."""
        if not self.pieces:
            return self.text
        return "".join(text if kind else " " for kind, text, _, _ in self.pieces)


def read_content(text: str, column: int, *, curly: bool, emoji: bool) -> Content | None:
    """
    Divide *text* into pieces; None where something in it is out of the ordinary.

    Args:
        text: The content of a block.
        column: Of its first character.
        curly: Whether apostrophes are to be curly.
        emoji: Whether names such as `:rocket:` mean something.
    """
    if "--" in text or "..." in text or (emoji and ":" in text and NAMED.search(text)):
        return None
    if curly and "'" in text:
        return _curled(text, column)
    pieces: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(text):
        start = match.start()
        if start != end:
            return None
        end = match.end()
        kind = match.lastindex or END_OF_LINE
        if kind == TEXT:
            pieces.append((kind, match[kind], start, ""))
        elif kind in (LINK, PICTURE):
            pieces.append((kind, match[kind - 1], start, match[kind]))
        else:
            pieces.append((kind, match[kind] if kind else "\n", start, ""))
    if end != len(text):
        return None
    if len(pieces) == 1 and pieces[0][0] == TEXT:
        return Content(text, column)
    return Content(text, column, tuple(pieces))


def _curled(text: str, column: int) -> Content | None:
    content = read_content(text, column, curly=False, emoji=False)
    if content is None:
        return None
    if not content.pieces:
        return content._replace(text=text.replace("'", "’"))
    pieces = (
        (kind, shown if kind == CODE else shown.replace("'", "’"), start, destination)
        for kind, shown, start, destination in content.pieces
    )
    return content._replace(pieces=tuple(pieces))


def rule(*, curly: bool, emoji: bool) -> Rule:
    """
    Make the rule that takes a block of prose at the top of a document.

    Args:
        curly: Whether apostrophes are to be curly.
        emoji: Whether names such as `:rocket:` mean something.

    Returns:
        A function of the state, the line at which a block begins, and the line at which all ends;
        it says whether the block was prose.
    """

    def take(state: StateBlock, line: int, end: int) -> bool:
        src = state.src
        start = state.bMarks[line]
        first = src[start]
        if first == "|":
            return _take_table(state, line, end, curly=curly, emoji=emoji)
        if first == "#":
            return _take_heading(state, line, end, curly=curly, emoji=emoji)
        if _BEGINNING.match(src, start) is not None:
            return _take_paragraph(state, line, end, curly=curly, emoji=emoji)
        return _take_list(state, line, end, curly=curly, emoji=emoji)

    return take


def _take_paragraph(state: StateBlock, line: int, end: int, *, curly: bool, emoji: bool) -> bool:
    src = state.src
    start = state.bMarks[line]
    if start < state.env.get(_REFUSED, 0):
        return False
    match = _PARAGRAPH.match(src, start)
    if match is not None:
        written = match[0]
        content = read_content(mdTrim(written), 1, curly=curly, emoji=emoji)
        following = line + 1 + written.count("\n")
        if content is not None and _push(state, "prose", "p", (content,), line, following, end):
            return True
    lines = match or _LINES.match(src, start)
    state.env[_REFUSED] = lines.end() if lines else start
    return False


def _take_list(state: StateBlock, line: int, end: int, *, curly: bool, emoji: bool) -> bool:
    src = state.src
    start = state.bMarks[line]
    tag = "ul"
    match = _BULLETS.match(src, start)
    if match is None:
        tag = "ol"
        match = _NUMBERS.match(src, start)
    if match is None:
        return False
    items = tuple(_items(match[0], curly=curly, emoji=emoji))
    if None in items or not _push(state, "prose_list", tag, items, line, line + len(items), end):
        return False
    if tag == "ol" and int(match[1]) != 1:
        state.tokens[-1].attrs["start"] = int(match[1])
    return True


def _take_heading(state: StateBlock, line: int, end: int, *, curly: bool, emoji: bool) -> bool:
    start = state.bMarks[line]
    match = _HEADING.match(state.src, start)
    if match is None:
        return False
    written = mdTrim(match[2])
    if written.endswith("#"):
        return False
    content = read_content(written, match.start(2) - start + 1, curly=curly, emoji=emoji)
    tag = f"h{len(match[1])}"
    return content is not None and _push(
        state, "prose_heading", tag, (content,), line, line + 1, end
    )


def _take_table(state: StateBlock, line: int, end: int, *, curly: bool, emoji: bool) -> bool:
    match = _TABLE.match(state.src, state.bMarks[line])
    if match is None:
        return False
    alignments = [_alignment(cell) for cell in match[2][1:-1].split("|")]
    rows = [
        tuple(_cells(row, curly=curly, emoji=emoji))
        for row in (match[1], *match[3].split("\n")[1:])
    ]
    if None in alignments or any(len(row) != len(alignments) or None in row for row in rows):
        return False
    if not _push(state, "prose_table", "table", tuple(rows), line, line + 1 + len(rows), end):
        return False
    state.tokens[-1].meta["alignments"] = alignments
    return True


def _alignment(cell: str) -> str | None:
    """How a column is aligned, by what stands below its head; empty where nothing says so."""
    match = _ALIGNMENT.fullmatch(cell.strip(" "))
    return None if match is None else _ALIGNMENTS[match[1], match[2]]


def _cells(row: str, *, curly: bool, emoji: bool) -> Iterator[Content | None]:
    column = 2  # the first character after the first `|`
    for cell in row[1:-1].split("|"):
        text = mdTrim(cell)
        yield read_content(text, column + cell.find(text[:1]), curly=curly, emoji=emoji)
        column += len(cell) + 1


def _items(written: str, *, curly: bool, emoji: bool) -> Iterator[Content | None]:
    for one in written.split("\n"):
        marker, _, text = one.partition(" ")
        yield read_content(mdTrim(text), len(marker) + 2, curly=curly, emoji=emoji)


def _push(
    state: StateBlock,
    kind: str,
    tag: str,
    contents: tuple[object, ...],
    line: int,
    following: int,
    end: int,
) -> bool:
    if following > end:
        return False
    token = state.push(kind, tag, 0)
    token.map = [line, following]
    token.meta = {"contents": contents}
    state.line = following
    return True
