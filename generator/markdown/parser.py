"""The parser: markdown-it with our plug-ins, its rules looked up fast."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.common.utils import mdTrim
from markdown_it.helpers.parse_link_destination import _Result
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, lheading, table
from markdown_it.rules_core import StateCore, text_join
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from generator.markdown import alerts, attributes, emoji, prose, shortcode_rules, typography
from generator.markdown.fast_parser import BlockParser, InlineParser, next_line_begins, speed_up
from generator.markdown.shortcode_syntax import OPENINGS, read_mark
from generator.settings.schema import Markdown
from generator.value import dataclass

Extension = Callable[[MarkdownIt], None]

#: Quotes, lists and the like may be nested this deep; a fault tells of what lies deeper.
DEEPEST = 100


#: Cells that the tables of one page may leave out at the ends of their rows.
MOST_EMPTY_CELLS = 50_000
#: How many of them are left, in the environment of a page.
_EMPTY = "empty cells"


#: A destination without anything special; markdown-it looks at each character.
_SIMPLE_DESTINATION = re.compile(r"[^\x00-\x20\x7f<>(){}\\&]+(?=[\x00-\x20\x7f)])")


class MarkedDestination(str):
    """A link's destination that begins with a shortcode, kept as it is written."""

    __slots__ = ()


def standard_syntax(md: MarkdownIt) -> None:
    """Everything beyond CommonMark that we understand."""
    md.enable(["table", "strikethrough"])
    md.options["tasklists"] = True
    footnote_plugin(md, move_to_end=False)
    deflist_plugin(md)
    admon_plugin(md)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    shortcode_rules.plugin(md)
    attributes.plugin(md)
    alerts.plugin(md)
    md.helpers = SimpleNamespace(  # type: ignore[assignment]  # any object with the three functions
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkDestination=_destination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


@dataclass(frozen=True, slots=True)
class Parser:
    """
    A parser, and how extensions want their tokens rendered.

    Attributes:
        rules: Render rules of extensions by token type; they go before our own.
    """

    md: MarkdownIt
    rules: Mapping[str, Callable[..., str]]


def build_parser(
    options: Markdown,
    language: str,
    extensions: Sequence[Extension] = (),
    syntax: Extension = standard_syntax,
) -> Parser:
    """
    Make a parser for pages of one language.

    Args:
        options: How Markdown becomes HTML; the parser asks for smart punctuation only.
        language: As in BCP 47; it decides the quotes.
        extensions: Plug-ins of markdown-it, loaded after ours.
        syntax: What is added to CommonMark.
    """
    words = typography.words_of(language)
    md = MarkdownIt(
        "commonmark", {"maxNesting": DEEPEST, "html": True, "quotes": list(words.quotes)}
    )
    md.block.ruler.at("paragraph", _paragraph)
    md.block.ruler.at("lheading", _underlined_heading)
    md.core.ruler.at("inline", _inline)
    md.core.ruler.at("text_join", _join_texts)
    md.disable("normalize")
    syntax(md)
    if options.smart_punctuation:
        typography.plugin(md)
    if options.emoji:
        emoji.plugin(md)
    renderer = md.renderer
    assert isinstance(renderer, RendererHTML)
    before = dict(renderer.rules)
    for extension in extensions:
        extension(md)
    rules = {name: rule for name, rule in renderer.rules.items() if before.get(name) is not rule}
    # links are judged and encoded when they are rendered, where a fault can be told
    md.validateLink = _accept  # type: ignore[method-assign, assignment]
    md.normalizeLink = _keep  # type: ignore[method-assign]
    speed_up(
        md, None if extensions else prose.rule(curly=options.smart_punctuation, emoji=options.emoji)
    )
    return Parser(md, rules)


def _accept(_url: str) -> bool:
    return True


def _keep(url: str) -> str:
    return url


def _destination(text: str, start: int, end: int) -> _Result:
    simple = _SIMPLE_DESTINATION.match(text, start, end)
    if simple is not None:
        result = _Result()
        result.ok, result.pos, result.str = True, simple.end(), simple[0]
        return result
    if not text.startswith(OPENINGS, start):
        return helpers.parseLinkDestination(text, start, end)
    mark = read_mark(text, start)
    result = _Result()
    if mark.error or mark.literal or mark.end > end:
        return result
    rest = helpers.parseLinkDestination(text, mark.end, end)
    result.ok = True
    result.pos = rest.pos if rest.ok else mark.end
    result.str = MarkedDestination(text[start : mark.end] + (rest.str if rest.ok else ""))
    return result


def _inline(state: StateCore) -> None:
    """Parse the content of blocks, and leave in the environment which block it is."""
    parser = state.md.inline
    assert isinstance(parser, InlineParser)
    for token in state.tokens:
        if token.type == "inline":
            state.env["inline"] = token
            assert token.children is not None
            parser.parse(token.content, state.md, state.env, token.children)


def _join_texts(state: StateCore) -> None:
    """markdown-it's rule, asked only where there is an escape or entity to join."""
    for token in state.tokens:
        if token.type == "inline" and ("\\" in token.content or "&" in token.content):
            text_join(state)
            return


def _underlined_heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's rule, asked only where a line follows."""
    return start + 1 < end and not state.isEmpty(start + 1) and lheading(state, start, end, silent)


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001 - the parser's signature
    """markdown-it's rule, but it asks only those enders that the line's first character allows."""
    parser = state.md.block
    assert isinstance(parser, BlockParser)
    end = state.lineMax
    parent = state.parentType
    state.parentType = "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line):
        lazy = state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0
        if not lazy and parser.ends_paragraph(state, line, end):
            break
        line += 1
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    state.line = line
    token = state.push("paragraph_open", "p", 1)
    token.map = [start, line]
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    state.parentType = parent
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it's rule, which also notes where rows begin, how many columns the first has, and cells' numbers."""
    if not next_line_begins(state, start, end, "|-:"):
        return False
    begins = table(state, start, end, True)
    if silent or not begins:
        return begins
    before = len(state.tokens)
    last = _last_row(state, start, end)
    table(state, start, last, False)
    if last < end and state.line == last:
        state.tokens[before].meta["ends"] = last
    row = number = columns = 0
    for token in state.tokens[before:]:
        if token.type == "tr_open" and token.map:
            columns = max(columns, number)
            line = token.map[0]
            row = state.bMarks[line] + state.tShift[line] - _line_start(state, line)
            number = 0
            token.meta["row"] = (row, columns)
        elif token.type == "inline":
            token.meta["cell"] = (row, number)
            number += 1
    return True


def _last_row(state: StateBlock, start: int, end: int) -> int:
    """
    Line at which a table has to end at the latest, so that short rows do not make much of little.

    A table of many columns fills each short row up with empty cells; those of a page are counted.
    """
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
    left = state.env.get(_EMPTY, MOST_EMPTY_CELLS)
    if columns * (end - start) <= left:
        return end
    # A `|` that is escaped is counted as well: a row may have fewer cells than that, by a few.
    for line in range(start + 2, end):
        if state.isEmpty(line):
            break
        cells = state.src.count("|", state.bMarks[line], state.eMarks[line]) + 1
        left -= max(columns - cells, 0)
        if left < 0:
            state.env[_EMPTY] = 0
            return line
    state.env[_EMPTY] = left
    return end


def _line_start(state: StateBlock, line: int) -> int:
    """Offset of the line's first character; marks of quotes have moved the state's own."""
    return state.src.rfind("\n", 0, state.eMarks[line]) + 1
