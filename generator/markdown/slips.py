"""
Marks that mean something elsewhere, or with one character more, and are shown as text here.

Each is looked for in the text that is left when code, links, tags and shortcodes are taken out, so
that an explanation of such marks in code says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from generator.markdown.alerts import Unread
from generator.markdown.emoji import NAMED, character
from generator.markdown.page_state import PageState
from generator.markdown.parser import MOST_EMPTY_CELLS
from generator.markdown.positions import Place, Spot, split_row
from generator.markdown.shortcode_syntax import find_marks
from generator.model.counted import counted
from generator.model.finding import Outcome

#: Stands for what is no text.
_GONE = "\x00"
_LINK = re.compile(r"(?<!\\)\[([^\[\]\x00]{1,200})\]\(([^()<>\n\x00]{1,400})\)")
_ADDRESS = re.compile(
    r"(?:https?:|mailto:|tel:|www\.|/|\.\.?/|#|@/)|[^\s'\"]+[^'\"]*\.[a-z]{2,4}(?:#\S*)?$",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„‟«»‹›‘’‚"
#: An address, what stands between it and its title, and the title with its quotation marks.
_TITLED = re.compile(
    rf"([^\s{_QUOTES}]+)(\s*)([{_QUOTES}].*[{_QUOTES}])|([^\s{_QUOTES}]+)(\s+)([{_QUOTES}].*)",
    re.DOTALL,
)
_RIGHT_TITLE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_HEADING = re.compile(r"^(#{2,6})(?=[^\s#\x00])", re.MULTILINE)
_FOREIGN_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]*:[A-Za-z][\w.-]*(?:\s[^<>]*)?/?>")
_DELIMITERS = re.compile(r"[|:\- \t]*-[|:\- \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_TOO_WIDE = "markdown/table-too-wide"


class _Slip(NamedTuple):
    """
    Something that is shown as text.

    Attributes:
        at: Offset in the content of its block.
        length: In characters.
    """

    rule: str
    at: int
    length: int
    message: str
    fix: str
    outcome: Outcome = Outcome.FAILED


def report(page: PageState, block: Token, place: Place, *, paragraph: bool, names: bool) -> None:
    """
    Report what is shown as text in a block's content.

    Args:
        page: Where it is reported.
        block: The `inline` token, parsed.
        place: Where its content stands.
        paragraph: Whether it is a paragraph.
        names: Whether names of emoji are shown as text.
    """
    content = block.content
    links = "](" in content and _is_in_text("](", block)
    tags = "<" in content and ":" in content and _is_in_text("<", block)
    lines = paragraph and ("|" in content[:1] or "##" in content)
    emojis = names and ":" in content and NAMED.search(content) is not None
    if not (links or tags or lines or emojis):
        return
    text = _text_of(content, block.children or ())
    slips: list[_Slip] = []
    if links:
        slips.extend(_links(text))
    if tags:
        slips.extend(_tags(text))
    if lines:
        slips.extend(_headings(text))
        if not any(fault.rule == _TOO_WIDE for fault in page.faults):
            slips.extend(_table(text, content))
    if emojis:
        page.emoji.extend((written, place.spot(at)) for written, at in _emoji_in(text))
    for slip in slips:
        _tell(page, slip, place.spot(slip.at))


def _tell(page: PageState, slip: _Slip, spot: Spot) -> None:
    page.fault(slip.rule, slip.message, spot, slip.fix, slip.length, outcome=slip.outcome)


def note_emoji(page: PageState, text: str, spot: Spot) -> None:
    """Note names of emoji in *text*, which begins at *spot* and has nothing else in it."""
    for written, at in _emoji_in(text):
        page.emoji.append((written, Spot(spot.line, spot.column + at)))


def report_emoji(page: PageState) -> None:
    """Report the names of emoji that are shown as text on a page, at the first of them."""
    if not page.emoji:
        return
    written, spot = page.emoji[0]
    others = len(page.emoji) - 1
    names = "is 1 more name" if others == 1 else f"are {others:,} more names"
    more = f", as {names} of emoji on this page" if others else ""
    page.fault(
        "markdown/emoji-shown",
        f"`{written}` is shown as text{more}",
        spot,
        f"write {character(written)}; or set `markdown.emoji: true`, so that such names become emoji",
        len(written),
        outcome=Outcome.REVIEW,
    )


def report_tags(page: PageState, text: str, spot: Spot) -> None:
    """Report tags of other vocabularies in *text* between raw HTML, which begins at *spot*."""
    for slip in _tags(text):
        line = text.count("\n", 0, slip.at)
        column = slip.at - text.rfind("\n", 0, slip.at) if line else spot.column + slip.at
        _tell(page, slip, Spot(spot.line + line, column))


def report_alerts(page: PageState, unread: Iterable[Unread]) -> None:
    """Report marks of alerts that are shown as text."""
    for one in unread:
        spot = Place(one.inline, page.lines, page.line).spot(0)
        page.fault("markdown/alert-shown", one.message, spot, one.fix, one.length)


def report_code(page: PageState, block: Token) -> None:
    """
    Report an indented block of code that holds nothing but shortcodes of the theme.

    It is a slip in a list, where the indent is easily too deep, and where the page calls the same
    shortcode elsewhere.
    """
    text = block.content.strip()
    if not text.startswith(("{{<", "{{%")) or not text.endswith(("}}",)) or not block.map:
        return
    marks = tuple(find_marks(text, page.may_take_body, fences=False).by_start.values())
    left = len(text)
    for mark in marks:
        if mark.literal or mark.error or page.takes_body(mark.name) is None:
            return
        left -= mark.end - mark.start
    if not marks or left > text.count("\n"):
        return
    name = marks[0].name
    if not block.level and not _is_called(page, name):
        return  # the page may well tell how it is written
    line = page.line + block.map[0]
    source = page.lines[block.map[0]] if block.map[0] < len(page.lines) else ""
    page.fault(
        "markdown/shortcode-in-code",
        f"shortcode `{name}` is shown as code, since it is indented by four spaces or more",
        Spot(line, len(source) - len(source.lstrip()) + 1),
        "indent it less; or write ``` above and below it where visitors are to see the code",
        outcome=Outcome.REVIEW,
    )


def _is_called(page: PageState, name: str) -> bool:
    """Whether the page calls shortcode *name* in a line that is no indented code."""
    for mark in page.block_marks.by_start.values():
        line = page.body[page.body.rfind("\n", 0, mark.start) + 1 : mark.start]
        if mark.name == name and not mark.literal and not line.startswith(("    ", "\t")):
            return True
    return False


def report_row(page: PageState, row: Token) -> None:
    """Report cells of a table's row for which the table has no column."""
    if not row.map or row.map[0] >= len(page.lines):
        return
    source = page.lines[row.map[0]]
    start, columns = row.meta["row"]
    if not columns:
        return  # the first row
    bounds = split_row(source[start:].rstrip())
    surplus = len(bounds) - columns
    if surplus <= 0 or not any(source[start + a : start + b].strip() for a, b in bounds[columns:]):
        return
    first, end = start + bounds[columns][0], start + bounds[-1][1]
    lost = source[first:end].strip()
    page.fault(
        "markdown/table-surplus",
        f"row has {len(bounds)} cells, and the table has {counted(columns, 'column')}, so "
        f"`{_shortened(lost)}` is left out",
        Spot(
            page.line + row.map[0],
            first + len(source[first:end]) - len(source[first:end].lstrip()) + 1,
        ),
        "add a column to the first two lines; or write `\\|` where a `|` is to be seen",
        len(lost),
    )


def report_end(page: PageState, table: Token) -> None:
    """Report a table that ends before its last row, since its rows leave too many cells out."""
    line = table.meta.get("ends")
    if line is None or line >= len(page.lines):
        return
    written = page.lines[line]
    page.fault(
        _TOO_WIDE,
        f"tables of this page leave out over {MOST_EMPTY_CELLS:,} cells at the ends of their rows, "
        "which is the limit, so this row and those below are no part of the table",
        Spot(page.line + line, len(written) - len(written.lstrip()) + 1),
        "remove columns that the rows do not fill, or divide the table",
        len(written.strip()),
    )


def _is_in_text(sign: str, block: Token) -> bool:
    return any(one.type == "text" and sign in one.content for one in block.children or ())


def _text_of(content: str, tokens: Sequence[Token]) -> str:
    """*content* with everything blanked that is no text."""
    parts: list[str] = []
    end = start = 0
    links = 0
    for token in tokens:
        at = token.meta.get("pos") if token.meta else None
        if at is not None and not links and at >= end:
            parts.append(content[end:at])
            start = at
        if token.type == "link_open":
            links += 1
        elif token.type == "link_close":
            links -= 1
        until = token.meta.get("end") if token.meta else None
        if until is None or links or until <= end:
            continue
        if token.type in _HIDING or token.type == "link_close":
            start = max(start, end)
            parts.append(_blank(content[start:until]))
            end = until
        elif at is not None and at >= end:
            parts.append(content[start:until])
            end = until
    parts.append(content[end:])
    return "".join(parts)


_HIDING = frozenset(
    [
        "code_inline",
        "html_inline",
        "image",
        "shortcode",
        "shortcode_open",
        "shortcode_close",
        "footnote_ref",
    ]
)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", _GONE, text)


def _links(text: str) -> Iterator[_Slip]:
    for match in _LINK.finditer(text):
        address = match[2].strip()
        if " " not in address:
            continue
        titled = _TITLED.fullmatch(address)
        path, gap, title = _parts(titled) if titled is not None else (address, "", "")
        if not _ADDRESS.match(path) or (gap and _RIGHT_TITLE.fullmatch(title)):
            continue
        if not title:
            why = f"its address `{_shortened(address)}` has a space"
            right = re.sub(r"(?<=:)\s+", "", address)
            fix = "write `%20` for each space, or put a title in straight quotation marks"
            if " " not in right:
                fix = f"write `{right}`"
        else:
            why = "there is no space before its title"
            if gap:
                why = "its title is not in one pair of straight quotation marks"
            words = title.strip(_QUOTES).replace('"', "'")
            fix = f'write `{path} "{words}"` between the parentheses'
        yield _Slip(
            "markdown/link-shown",
            match.start(),
            match.end() - match.start(),
            f"link is shown as text, since {why}",
            fix,
        )


def _parts(titled: re.Match[str]) -> tuple[str, str, str]:
    """An address, what stands behind it, and a title with its quotation marks."""
    first = 1 if titled[1] else 4
    return titled[first], titled[first + 1], titled[first + 2]


def _headings(text: str) -> Iterator[_Slip]:
    for match in _HEADING.finditer(text):
        marks = match[1]
        yield _Slip(
            "markdown/heading-shown",
            match.start(),
            len(marks),
            f"heading is shown as text, since no space follows `{marks}`",
            f"write a space after `{marks}`; or `\\{marks}` where visitors are to see it",
        )


def _table(text: str, content: str) -> Iterator[_Slip]:
    if not text.startswith("|"):
        return
    lines = content.split("\n")
    rows = [line for line in lines if line.startswith("|")]
    pipes = len(_PIPE.findall(lines[0]))
    if len(rows) < 2 and (pipes < 3 or not lines[0].rstrip().endswith("|")):
        return
    if pipes < 2:
        return
    columns = len(split_row(lines[0].rstrip()))
    message = "table is shown as text, since its second line is missing"
    fix = f"write `{'|---' * columns}|` below the first line"
    if len(lines) > 1 and _DELIMITERS.fullmatch(lines[1]):
        given = len(split_row(lines[1].rstrip()))
        if given == columns:
            return
        message = (
            f"table is shown as text, since its second line has {counted(given, 'column')}, "
            f"and the first has {columns}"
        )
        fix = f"write `{'|---' * columns}|` as the second line"
    outcome = Outcome.FAILED if len(rows) > 1 else Outcome.REVIEW
    yield _Slip("markdown/table-shown", 0, 1, message, fix, outcome)


def _tags(text: str) -> Iterator[_Slip]:
    last = -1
    for match in _FOREIGN_TAG.finditer(text):
        line = text.count("\n", 0, match.start())
        if line == last:
            continue  # the closing tag, or more of them: one line is mended at once
        last = line
        yield _Slip(
            "markdown/tag-shown",
            match.start(),
            match.end() - match.start(),
            f"`{_shortened(match[0])}` is no HTML, so visitors see it as text",
            "remove it, and the tag that closes it; word processors leave such tags behind",
        )


def _emoji_in(text: str) -> Iterator[tuple[str, int]]:
    for match in NAMED.finditer(text):
        if character(match[0]):
            yield match[0], match.start()


def _shortened(text: str) -> str:
    return text if len(text) <= 50 else text[:49] + "…"
