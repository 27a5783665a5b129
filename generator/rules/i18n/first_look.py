"""Blocks of a page that hold no word by which their language is known."""

from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import BREAK, Block
from generator.checks.text.rough_text import rough_text
from generator.rules.i18n.detect import own_words

_MARKS = ".,;:!?()[]\"'“”„‘’«»…–—"
_FEWEST = 8  # words; headings and labels often hold no short word


class Suspect(NamedTuple):
    """
    A block that may be in another language.

    Attributes:
        language: The language in force.
        words: In lower case, without marks.
    """

    block: Block
    language: str
    words: tuple[str, ...]


class Languages(NamedTuple):
    """
    What a first look says about the languages of a page's text.

    Attributes:
        words: How many there are in the blocks that were looked at.
    """

    suspects: tuple[Suspect, ...]
    words: int


def _marked(page: HtmlPage, language: str) -> bytes:
    """For each word that the page may say, in order, whether *language* alone has it."""
    look = page.fact(rough_text)
    own = own_words(language)
    return bytes(map(own.__contains__, look.words)) if look is not None and own else b""


def own_share(page: HtmlPage, language: str) -> float:
    """Share of words that *language* alone has; 0 where that cannot be told quickly."""
    marked = page.fact(_marks_of(language))
    return marked.count(1) / len(marked) if marked else 0.0


def may_be_foreign(page: HtmlPage, language: str, words: int) -> bool:
    """Whether there may be a part of that many *words* without one that *language* alone has."""
    marked = page.fact(_marks_of(language))
    return not marked or bytes(words) in marked


@cache
def _marks_of(language: str) -> Callable[[HtmlPage], bytes]:
    """`_marked` for one language: a fact of a page, so that two rules share it."""
    return partial(_marked, language=language)


def languages(page: HtmlPage) -> Languages:
    """Take a first look; ask for it by `page.fact(languages)`."""
    found = page.fact(prose)
    words = [*found.words, BREAK]
    suspects = []
    at = count = 0
    for block in found.texts:
        end = words.index(BREAK, at)
        if end - at >= _FEWEST and block.key is None:
            count += end - at
            language = found.language_of(block)
            own = own_words(language)
            if own and own.isdisjoint(words[at:end]):
                bare = tuple(word.strip(_MARKS) for word in words[at:end])
                if own.isdisjoint(bare):
                    suspects.append(Suspect(block, language, bare))
        at = end + 1
    return Languages(tuple(suspects), count)
