"""Blocks of a page that hold no word by which their language is known."""

from typing import NamedTuple

from generator.checks.gather_prose import prose
from generator.checks.html_page import HtmlPage
from generator.checks.prose import BREAK, Block
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
