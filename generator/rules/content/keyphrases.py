"""Where a page uses the phrase that people should find it by."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import Block, BlockKind
from generator.rules.content.sentences import Sentence, count_words, sentences_of
from generator.rules.content.stems import content_words, parts_of, stem

_QUOTED = re.compile(r"^[\"“„«](.+)[\"”“»]$")


@dataclass(frozen=True)
class Phrase:
    """
    A keyphrase.

    It stands in a text where all meaningful words do, in any form and order; one in
    quotes stands there word for word.

    Attributes:
        text: As written, without quotes.
        language: Main language of the page.
        exact: Whether it was written in quotes.
    """

    text: str
    language: str
    exact: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words that say something; all words where none does."""
        return content_words(self.text, self.language) or parts_of(self.text)

    @cached_property
    def _needed(self) -> Mapping[str, int]:
        return Counter(stem(word, self.language) for word in self.words)

    @cached_property
    def _literal(self) -> re.Pattern[str]:
        return re.compile(r"\W+".join(map(re.escape, parts_of(self.text.casefold()))) or r"(?!)")

    def count_in(self, text: str) -> int:
        """How often the phrase stands in *text*, a sentence or a title."""
        if self.exact:
            return len(self._literal.findall(text.casefold()))
        found = Counter(stem(word, self.language) for word in parts_of(text))
        return min((found[word] // times for word, times in self._needed.items()), default=0)

    def share_in(self, text: str) -> float:
        """Share of its words that stand in *text*, from 0 to 1."""
        if self.exact:
            return float(self.count_in(text) > 0)
        found = {stem(word, self.language) for word in parts_of(text)}
        return sum(word in found for word in self._needed) / max(1, len(self._needed))


def phrase_of(page: HtmlPage) -> Phrase | None:
    """The keyphrase of *page*, None without one that has a word; ask by `page.fact(phrase_of)`."""
    written = page.metadata.keyphrase
    if not written:
        return None
    quoted = _QUOTED.match(written)
    text = quoted[1] if quoted else written
    language = (page.language or "").strip().partition("-")[0].lower()
    phrase = Phrase(text, language, exact=quoted is not None)
    return phrase if phrase.words else None


@dataclass(frozen=True)
class Text:
    """What a page says, for rules about its keyphrase."""

    phrase: Phrase
    blocks: tuple[Block, ...]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Of every block but headings."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind is not BlockKind.HEADING
            for sentence in sentences_of(block, self.phrase.language)
        )

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How often the phrase stands in each of `sentences`."""
        return tuple(self.phrase.count_in(sentence.text) for sentence in self.sentences)

    @cached_property
    def words(self) -> int:
        """How many words the text has, headings included."""
        return sum(count_words(block.text) for block in self.blocks)

    @property
    def uses(self) -> int:
        """How often the phrase stands in the text, headings included."""
        return sum(self.counts) + sum(
            self.phrase.count_in(block.text)
            for block in self.blocks
            if block.kind is BlockKind.HEADING
        )

    def headings(self, levels: Iterable[int]) -> tuple[Block, ...]:
        """Headings of these levels."""
        wanted = frozenset(levels)
        return tuple(block for block in self.blocks if block.level in wanted)

    @property
    def introduction(self) -> Block | None:
        """The first paragraph."""
        return next((one for one in self.blocks if one.kind is BlockKind.PARAGRAPH), None)


def text_of(page: HtmlPage) -> Text | None:
    """Gather the text of a page with a keyphrase; ask for it by `page.fact(text_of)`."""
    phrase = page.fact(phrase_of)
    return None if phrase is None else Text(phrase, page.fact(prose).blocks)
