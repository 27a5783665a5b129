"""The prose of a page: its own text block by block, with the way back into the HTML."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from html import unescape
from itertools import takewhile
from typing import NamedTuple

from generator.checks.engine.rule import Passage
from generator.checks.page.html_page import Element

#: Stands in a block's text for what is no prose: code, a picture, words in another language.
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
#: Stands in a block's text for the mark of a footnote.
NOTE = "\N{WORD JOINER}"
#: Stands alone between the blocks in `Prose.words`.
BREAK = "\N{START OF TEXT}"
#: Findings of one rule in one block; anyone who has more fixes these first.
MOST = 25


class BlockKind(StrEnum):
    """What a block is; only paragraphs are running text, and a key is one of the front matter."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ITEM = "item"
    CELL = "cell"
    OTHER = "other"
    KEY = "key"


_HTML = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>|&[#\w]+;?|\r\n?|[^<&\r]+|.", re.DOTALL)


class _Piece(NamedTuple):
    """
    A piece of HTML that shows something.

    Attributes:
        start: Offset in the text of the first character that it shows.
        length: Of what it shows.
        at: Offset in the page.
        is_plain: Whether it shows itself, character by character.
        agrees: Offset in the text up to which the pieces so far show just that text.
    """

    start: int
    length: int
    at: int
    is_plain: bool
    agrees: int


class Block:
    """
    A run of text: a paragraph, a heading, an item, a cell.

    Attributes:
        text: As the page shows it, white space as it stands in the HTML.
        element: The element that holds it.
        key: Front-matter key that feeds it; None for text of the page.
    """

    __slots__ = ("_after", "_changes", "_places", "element", "key", "kind", "text")

    def __init__(
        self,
        kind: BlockKind,
        text: str,
        element: Element,
        after: Element | None = None,
        changes: tuple[tuple[Element, str], ...] = (),
        key: str | None = None,
    ) -> None:
        self.kind = kind
        self.text = text
        self.element = element
        self.key = key
        self._after = after
        self._changes = changes
        self._places: tuple[_Piece, ...] | None = None

    def __repr__(self) -> str:
        return f"{self.kind} {self.text!r}"

    @property
    def level(self) -> int:
        """Of a heading, from 1; 0 for other blocks."""
        return int(self.element.name[1]) if self.kind is BlockKind.HEADING else 0

    @property
    def language(self) -> str:
        """The language in force, as written; empty where no language is given."""
        around = self.element.closest("[lang]")
        return "" if around is None else (around.get("lang") or "").strip()

    def passage(self, start: int, end: int) -> Passage:
        """Characters *start* to *end* of the text, as what a problem is about."""
        words = self.text[start:end]
        if self.key is not None:
            return Passage(words, number=self.text.count(words, 0, start) + 1)
        return Passage(words, self._offset(start))

    def typed(self, start: int, end: int) -> Passage:
        """The same, where somebody seems to have typed it wrongly."""
        return replace(self.passage(start, end), typed=True)

    def _offset(self, index: int) -> int | None:
        """Where character *index* of the text stands in the page's HTML; None where this is not known."""
        if self._places is None:
            self._places = tuple(self._pieces())
        number = bisect_right(self._places, index, key=lambda one: one.start) - 1
        if number < 0:
            return None
        piece = self._places[number]
        if index > piece.agrees or index >= piece.start + piece.length:
            return None
        return piece.at + (index - piece.start if piece.is_plain else 0)

    def _pieces(self) -> Iterator[_Piece]:
        """
        The pieces of HTML that make the text.

        The HTML is read again from where the text begins; the parser's text must come of it.
        """
        begin = self.element.end if self._after is None else self._after.outer_end
        html, at, size = self.element.page.html, begin, 0
        changes = {element.offset: (element.outer_end, shown) for element, shown in self._changes}
        while at is not None and size <= len(self.text):
            change = changes.get(at)
            after: int | None
            if change is not None:
                after, shown = change
            else:
                match = _HTML.match(html, at)
                if match is None:
                    return
                after, shown = match.end(), _shown(match[0])
            if shown:
                agreed = size + _agreed(self.text, size, shown)
                is_plain = change is None and html[at] != "&"
                yield _Piece(size, len(shown), at, is_plain, agreed)
                size += len(shown)
                if agreed < size:
                    return
            if after is None or after <= at:
                return
            at = after


def _agreed(text: str, start: int, shown: str) -> int:
    """How many characters of *shown* stand in *text* from *start* on."""
    if text.startswith(shown, start):
        return len(shown)
    pairs = zip(text[start : start + len(shown)], shown, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _shown(piece: str) -> str:
    if piece[0] == "<" and len(piece) > 1:
        return ""  # a tag or a comment
    if piece[0] == "\r":
        return "\n"
    return unescape(piece) if piece[0] == "&" else piece


class Prose:
    """
    The text of a page that is its own: no menus, no code, no lists of other pages.

    Args:
        blocks: In document order; none is empty.
        keys: What the front matter says in the page's head.
        language: Of the page, as written.
        one_language: Whether no part of the page says that it is in another.
    """

    def __init__(
        self,
        blocks: tuple[Block, ...],
        keys: tuple[Block, ...],
        language: str,
        *,
        one_language: bool,
    ) -> None:
        self.blocks = blocks
        self.texts = (*keys, *blocks)
        self._language = language
        self._one_language = one_language

    @cached_property
    def text(self) -> str:
        """Everything in `texts`, with `BREAK` between two."""
        return f" {BREAK} ".join([block.text for block in self.texts])

    @cached_property
    def lowered(self) -> str:
        """`text` in lower case."""
        return self.text.lower()

    @cached_property
    def words(self) -> list[str]:
        """Words of `lowered` with their punctuation; `BREAK` is one of them."""
        return self.lowered.split()

    @cached_property
    def running(self) -> tuple[Block, ...]:
        """The paragraphs of running text."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.PARAGRAPH)

    def language_of(self, block: Block) -> str:
        """Main language of *block*, such as `de`; empty where no language is given."""
        tag = self._language if self._one_language else block.language
        return tag.partition("-")[0].lower()
