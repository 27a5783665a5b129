"""
markdown-it's block and inline parsers with rules looked up by the character that they need.

The rules themselves are markdown-it's. It tries each of them at each place; most can only
match one character, so a table by character leaves a few. Rules that we do not know (of
extensions) are tried everywhere. Inline tokens note where they were found: `meta["pos"]`
and `meta["end"]` are offsets into the content of their block.
"""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from generator.markdown import prose

_INLINE = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "tag_with_shortcodes": "<",
    "entity": "&",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "shortcode": "{",
    "attributes": "{",
}
_BLOCK = {
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "admonition": "!?",
    "footnote_def": "[",
    "shortcode": "{",
    "attributes": "{",
}
_STOPS = re.compile(r"[\n!&*<\[\\^_`{~]")
_LABEL_STOPS = re.compile(r"[\n!&*<\[\]\\^_`{~]")

#: Brackets inside of brackets; a run of them costs its length times this.
_DEEPEST_INLINE = 25

InlineRule = Callable[[StateInline, bool], bool]
BlockRule = Callable[[StateBlock, int, int, bool], bool]


def _enabled(ruler: Ruler[Any]) -> Iterator[tuple[str, Any, list[str]]]:
    for rule in ruler.__rules__:
        if rule.enabled:
            yield rule.name, rule.fn, rule.alt


class InlineParser(ParserInline):
    """Inline parser with a table of rules by character; built after all plug-ins are loaded."""

    def __init__(self, plain: ParserInline) -> None:
        super().__init__()
        self.ruler = plain.ruler
        self.ruler2 = plain.ruler2
        self.terminator_re = plain.terminator_re
        rules = [
            (name, fn) for name, fn, _ in _enabled(plain.ruler) if name not in {"text", "linkify"}
        ]
        foreign = any(name not in _INLINE for name, _ in rules)
        self._stops = plain.terminator_re if foreign else _STOPS
        self._label_stops = plain.terminator_re if foreign else _LABEL_STOPS
        self._rules = rules
        self._chains: dict[str, tuple[InlineRule, ...]] = {}

    def _chain(self, character: str) -> tuple[InlineRule, ...]:
        chain = self._chains.get(character)
        if chain is None:
            chain = tuple(
                fn for name, fn in self._rules if character in _INLINE.get(name, character)
            )
            self._chains[character] = chain
        return chain

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the content of a block into *tokens*; one without a special character is a text."""
        if self._stops.search(src) is None:
            if src:
                tokens.append(Token("text", "", 0, content=src))
            return tokens
        return super().parse(src, md, env, tokens)

    def tokenize(self, state: StateInline) -> None:
        """Push the tokens between the state's position and its end."""
        end = state.posMax
        src = state.src
        tokens = state.tokens
        search = self._stops.search
        chains = self._chains
        while state.pos < end:
            pos = state.pos
            found = search(src, pos, end)
            if found is None:
                state.append_pending(src[pos:end])
                state.pos = end
                break
            start = found.start()
            if start > pos:
                state.append_pending(src[pos:start])
                state.pos = start
            character = src[start]
            if state.level < _DEEPEST_INLINE:
                before = len(tokens)
                for rule in chains.get(character) or self._chain(character):
                    if rule(state, False):
                        if len(tokens) > before:
                            _note(tokens, before, start, state.pos)
                        break
                else:
                    state.append_pending(character)
                    state.pos += 1
            else:
                state.append_pending(character)
                state.pos += 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Move over one token without making it."""
        pos = state.pos
        known = state.cache.get(pos)
        if known is not None:
            state.pos = known
            return
        end = state.posMax
        if state.level < _DEEPEST_INLINE:
            found = self._label_stops.search(state.src, pos, end)
            start = found.start() if found else end
            if start > pos:
                state.pos = start
            else:
                for rule in self._chain(state.src[pos]):
                    state.level += 1
                    matched = rule(state, True)
                    state.level -= 1
                    if matched:
                        break
                else:
                    state.pos += 1
        else:
            state.pos = end + 1
        state.cache[pos] = state.pos


def _note(tokens: list[Token], before: int, start: int, end: int) -> None:
    """Note on the tokens since *before* where they were found; texts need no note."""
    first = tokens[before]
    if first.type == "text":  # what stood before the token, or marks of emphasis
        if before + 1 == len(tokens):
            return
        first = tokens[before + 1]
    if first.type == "text":
        return
    first.meta["pos"] = start
    tokens[-1].meta["end"] = end


_SPACES = " \t"


class _State(StateBlock):
    """markdown-it's state; its lines are found by one look where none is indented."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        lines = src.split("\n")
        if any(line[:1] in _SPACES for line in lines if line):
            super().__init__(src, md, env, tokens)
            return
        super().__init__("", md, env, tokens)
        self.src = src
        if not lines[-1]:
            del lines[-1]
        ends = list(accumulate(map(len, lines), lambda end, length: end + 1 + length))
        self.eMarks = ends
        self.bMarks = [end - len(line) for end, line in zip(ends, lines, strict=True)]
        count = len(lines)
        self.bMarks.append(len(src))
        ends.append(len(src))
        self.tShift = [0] * (count + 1)
        self.sCount = [0] * (count + 1)
        self.bsCount = [0] * (count + 1)
        self.lineMax = count


class BlockParser(ParserBlock):
    """
    Block parser with tables of rules by character; built after all plug-ins are loaded.

    Args:
        plain: markdown-it's own, with the rules.
        take_prose: Takes a block of prose at the top of a document; None where plug-ins want to
            see markdown-it's tokens for all of it.
    """

    def __init__(self, plain: ParserBlock, take_prose: prose.Rule | None) -> None:
        super().__init__()
        self.ruler = plain.ruler
        self._take_prose = take_prose
        self._rules = [(name, fn) for name, fn, _ in _enabled(plain.ruler)]
        self._enders = [
            (name, fn) for name, fn, chains in _enabled(plain.ruler) if "paragraph" in chains
        ]
        self._chains: dict[str, tuple[BlockRule, ...]] = {}
        self._ender_chains: dict[str, tuple[BlockRule, ...]] = {}

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Push the tokens of the lines from *startLine* up to *endLine*."""
        line = startLine
        deepest = state.md.options["maxNesting"]
        has_empty_lines = False
        chains = self._chains
        src = state.src
        take_prose = self._take_prose if state.level == 0 and state.blkIndent == 0 else None
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            if state.level >= deepest:
                state.env.setdefault("too_deep", line)
                state.line = endLine
                break
            if take_prose is None or state.tShift[line] or not take_prose(state, line, endLine):
                character = src[state.bMarks[line] + state.tShift[line]]
                chain = chains.get(character)
                if chain is None:
                    chain = chains[character] = _chain(self._rules, character)
                for rule in chain:
                    if rule(state, line, endLine, False):
                        break
            state.tight = not has_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                has_empty_lines = True
            if line < endLine and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803 - markdown-it's name
    ) -> list[Token] | None:
        """Parse *src* into *outTokens*."""
        if not src:
            return None
        state = _State(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens

    def ends_paragraph(self, state: StateBlock, line: int, end: int) -> bool:
        """Whether another block begins at *line* and so ends the paragraph above."""
        character = state.src[state.bMarks[line] + state.tShift[line]]
        chain = self._ender_chains.get(character)
        if chain is None:
            chain = self._ender_chains[character] = _chain(self._enders, character)
        return any(rule(state, line, end, True) for rule in chain)


def next_line_begins(state: StateBlock, start: int, end: int, characters: str) -> bool:
    """Whether the line after *start* begins with one of *characters*: a cheap look before a rule."""
    line = start + 1
    if line >= end:
        return False
    position = state.bMarks[line] + state.tShift[line]
    return position < state.eMarks[line] and state.src[position] in characters


def _chain(rules: list[tuple[str, BlockRule]], character: str) -> tuple[BlockRule, ...]:
    return tuple(fn for name, fn in rules if character in _BLOCK.get(name, character))


def speed_up(md: MarkdownIt, take_prose: prose.Rule | None) -> None:
    """Give *md* the parsers of this module; call it when all plug-ins are loaded."""
    md.inline = InlineParser(md.inline)
    md.block = BlockParser(md.block, take_prose)
