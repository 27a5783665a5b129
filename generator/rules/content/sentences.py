"""Sentences and words of running text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.engine.rule import Passage
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import NOTE, OBJECT, Block, Prose

#: A word; an apostrophe or hyphen joins, and what is no prose (code, a picture) counts as one.
_WORD = re.compile(rf"\w+(?:[’'\-‑]\w+)*|{OBJECT}")
_END = re.compile(rf"(?<![.!?])(?:[.!?]+|…)[\"”“’»«)\]{NOTE}]*\s+(?=[\"“„‚‘’«»(\[¿¡]*[\w¿¡\ufffc])")
_LAST = re.compile(r"[\w.]+$")
_ABBREVIATED = """
    abb abs adm al approx apr art assn ave aug bd bldg blvd bspw bzw ca capt cf co col corp dec dept dgl
    dipl dr ed eds einschl engl est etc evtl exkl feb fig gen ggf ggü gov hon hrsg inc incl ing inkl
    jan jr jul jun kap ltd mar max mind min mio mr mrs ms mt mwst nr no nos nov oct okt op p par ph
    phil pp prof rd rep rev s sen sep sept sog sr st st str tel ufo univ usw vgl vol vs zzgl zzt
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())


class Sentence(NamedTuple):
    """
    A sentence of a block.

    Attributes:
        start: Of its first character in the block's text.
        end: After its last.
        words: As written.
    """

    block: Block
    start: int
    end: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """As it stands in the block."""
        return self.block.text[self.start : self.end]

    def opening(self) -> Passage:
        """Its first words, to point at."""
        line = self.text.partition("\n")[0]
        words = list(_WORD.finditer(line))
        length = words[min(2, len(words) - 1)].end() if words else len(line)
        return self.block.passage(self.start, self.start + length)


class Reading(NamedTuple):
    """
    The running text of a page.

    Attributes:
        language: Main language of the page, such as `de`.
        sentences: Of paragraphs in that language.
        words: How many words they have together.
    """

    language: str
    prose: Prose
    sentences: tuple[Sentence, ...]
    words: int


def reading(page: HtmlPage) -> Reading:
    """Divide the running text of *page* into sentences; ask for it by `page.fact(reading)`."""
    text = page.fact(prose)
    language = (page.language or "").strip().partition("-")[0].lower()
    sentences = tuple(
        sentence
        for block in text.running
        if text.language_of(block) == language
        for sentence in sentences_of(block, language)
    )
    return Reading(language, text, sentences, sum(len(one.words) for one in sentences))


def sentences_of(block: Block, language: str) -> Iterator[Sentence]:
    """
    Divide *block* into sentences.

    A mark ends one if white space and something that may begin a sentence follow, and if it is
    not the dot of an abbreviation, an initial, or a German ordinal.
    """
    text = block.text
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] == "." and _goes_on(text, match, language):
            continue
        yield from _sentence(block, start, match.end())
        start = match.end()
    yield from _sentence(block, start, len(text))


def words_of(text: str) -> tuple[str, ...]:
    """Words of *text* as written, without punctuation."""
    return tuple(_WORD.findall(text))


def count_words(text: str) -> int:
    """How many words *text* has."""
    return len(_WORD.findall(text))


def _sentence(block: Block, start: int, end: int) -> Iterator[Sentence]:
    text = block.text[start:end]
    cut = start + len(text) - len(text.lstrip())
    words = words_of(text)
    if words:
        yield Sentence(block, cut, start + len(text.rstrip()), words)


def _goes_on(text: str, match: "re.Match[str]", language: str) -> bool:
    following = text[match.end()]
    if following.islower():
        return True
    before = _LAST.search(text, 0, match.start())
    if before is None:
        return False
    word = before[0].lower()
    if len(word) == 1 and word.isalpha():
        return True  # an initial
    if word.isdigit() and language in ("de", "da", "nb", "no", "nn", "fi", "cs", "hu", "pl"):
        return len(word) < 3  # noqa: PLR2004 -- "3. Oktober", but "im Jahr 2024. Danach"
    return word in _ABBREVIATIONS or "." in word


def begins_sentence(text: str, at: int) -> bool:
    """Whether a sentence begins at *at*, as far as the mark before it tells."""
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?:"
