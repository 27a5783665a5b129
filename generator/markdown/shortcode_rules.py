"""Rules that make tokens of shortcodes: blocks that stand alone, and marks inside of text."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.markdown.page_state import PageState
from generator.markdown.shortcode_syntax import OPENINGS, Mark
from generator.tags import SHORTCODES


def inline_rule(state: StateInline, silent: bool) -> bool:
    """A mark inside of text, with its body where it has one."""
    if not state.src.startswith(OPENINGS, state.pos):
        return False
    page = state.env.get("page")
    if not isinstance(page, PageState):  # a text without a page has no shortcodes
        return False
    marks = page.inline_marks(state.src)
    mark = marks.by_start.get(state.pos)
    if mark is None or mark.end > state.posMax:
        return False
    close = marks.closings.get(state.pos)
    if close is not None and close.end > state.posMax:
        close = None
    end = close.end if close else mark.end
    if silent:
        state.pos = end
        return True
    raw = state.src[mark.end : close.start] if close else None
    if mark.literal:
        token = state.push("text", "", 0)
        token.content = mark.literal
    elif close is None or not page.body_is_markdown(mark.name):
        token = state.push("shortcode", "", 0)
        token.content = state.src[mark.start : end]
        token.meta = {"mark": mark, "raw": raw}
    else:
        token = state.push("shortcode_open", "", 1)
        token.meta = {"mark": mark, "raw": raw}
        maximum = state.posMax
        state.pos = mark.end
        state.posMax = close.start
        state.md.inline.tokenize(state)
        state.push("shortcode_close", "", -1)
        state.posMax = maximum
    state.pos = end
    return True


def tag_rule(state: StateInline, silent: bool) -> bool:
    """A raw tag with shortcodes in its attributes, which the parser itself takes for text."""
    page = state.env.get("page")
    if not isinstance(page, PageState) or not page.has_marks:
        return False
    end = SHORTCODES.end_of_faultless(state.src, state.pos, state.posMax)
    if "{{" not in state.src[state.pos : end]:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = state.src[state.pos : end]
    state.pos = end
    return True


def block_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A mark alone on its lines; its body stands on the lines between, or on the same line."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(OPENINGS, position) or state.is_code_block(start):
        return False
    page = state.env.get("page")
    if not isinstance(page, PageState):  # a text without a page has no shortcodes
        return False
    marks = page.block_marks
    mark = marks.by_start.get(position)
    if mark is None or mark.closing or mark.literal or mark.error:
        return False
    line = start + state.src.count("\n", position, mark.end)
    if line >= end:
        return False
    close = marks.closings.get(position)
    if close is None:
        return _standing(state, mark, start, line, silent)
    if close.end <= state.eMarks[line]:
        return _on_one_line(state, mark, close, (start, line), silent)
    return _container(state, mark, close, (start, line, end), silent)


def _ends_line(state: StateBlock, offset: int, line: int) -> bool:
    return not state.src[offset : state.eMarks[line]].strip()


def _standing(state: StateBlock, mark: Mark, start: int, line: int, silent: bool) -> bool:
    if not _ends_line(state, mark.end, line):
        return False
    if not silent:
        token = state.push("shortcode", "", 0)
        token.map = [start, line + 1]
        token.meta = {"mark": mark, "raw": None}
        state.line = line + 1
    return True


def _on_one_line(
    state: StateBlock, mark: Mark, close: Mark, lines: tuple[int, int], silent: bool
) -> bool:
    start, line = lines
    if not _ends_line(state, close.end, line):
        return False
    if silent:
        return True
    raw = state.src[mark.end : close.start].strip()
    page = state.env["page"]
    markdown = page.body_is_markdown(mark.name)
    token = state.push("shortcode_open" if markdown else "shortcode", "", 1 if markdown else 0)
    token.map = [start, line + 1]
    token.meta = {"mark": mark, "raw": raw}
    if markdown:
        token = state.push("inline", "", 0)
        token.content = raw
        token.map = [line, line + 1]
        token.children = []
        state.push("shortcode_close", "", -1)
    state.line = line + 1
    return True


def _container(
    state: StateBlock, mark: Mark, close: Mark, lines: tuple[int, int, int], silent: bool
) -> bool:
    """A body of several lines; its first may begin after the mark, its last end before the other."""
    start, line, end = lines
    last = line + state.src.count("\n", mark.end, close.start)
    if (
        last >= end
        or state.sCount[last] < state.blkIndent
        or close.start < state.bMarks[last]
        or not _ends_line(state, close.end, last)
    ):
        return False
    if silent:
        return True
    page = state.env["page"]
    markdown = page.body_is_markdown(mark.name)
    token = state.push("shortcode_open" if markdown else "shortcode", "", 1 if markdown else 0)
    token.map = [start, last + 1]
    begin, stop, raw = _narrow(state, mark, close, (line, last))
    token.meta = {"mark": mark, "raw": raw}
    if markdown:
        before = len(state.tokens)
        parent, maximum = state.parentType, state.lineMax
        state.parentType, state.lineMax = "shortcode", stop
        state.md.block.tokenize(state, begin, stop)
        state.parentType, state.lineMax = parent, maximum
        _end_literals(state.tokens[before:], stop)
        state.push("shortcode_close", "", -1)
    state.line = last + 1
    return True


def _narrow(
    state: StateBlock, mark: Mark, close: Mark, lines: tuple[int, int]
) -> tuple[int, int, str]:
    """
    Leave the marks out of the lines that they share with the body.

    Returns:
        The body's first line, the line after its last, and its text.
    """
    line, last = lines
    begin, stop = line + 1, last
    if not _ends_line(state, mark.end, line):
        begin = line
        rest = state.src[mark.end : state.eMarks[line]]
        state.bMarks[line] = mark.end
        state.tShift[line] = len(rest) - len(rest.lstrip())
        state.sCount[line] = state.blkIndent
    if close.start > state.bMarks[last] + state.tShift[last]:
        stop = last + 1
        state.eMarks[last] = close.start
    return begin, stop, state.getLines(begin, stop, state.blkIndent, False)


def _end_literals(tokens: list[Token], stop: int) -> None:
    """End code and raw HTML with a line end; the parser took what follows the last line for one."""
    for token in tokens:
        literal = token.type in {"html_block", "code_block", "fence"}
        if literal and token.map and token.map[1] == stop and not token.content.endswith("\n"):
            token.content = token.content[:-1] + "\n"


def plugin(md: MarkdownIt) -> None:
    """Teach *md* shortcodes; its environment then needs a `page`."""
    md.inline.ruler.after("backticks", "shortcode", inline_rule)
    md.inline.ruler.before("html_inline", "tag_with_shortcodes", tag_rule)
    md.block.ruler.before(
        "fence",
        "shortcode",
        block_rule,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
