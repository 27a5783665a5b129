"""Slips of the pen: words that are one letter away from another."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

#: Rows of keyboards, up and across, and letters that are mistaken for each other by ear.
_BESIDE = """
    qwertyuiop qwertzuiopü asdfghjklöä zxcvbnm yxcvbnm qa wsa edsw rfde tgfr yhg zhgt ujhy ujhz ikju
    olki pöl äöp üä zas xsd cdf vfg bgh nhj mjk ay ysd
    ae ei iy fv dt bp gk ck sz cs äe aä oö uü ßs vw mn ou
"""


def _close() -> Mapping[str, frozenset[str]]:
    pairs = {pair for row in _BESIDE.split() for pair in pairwise(row)}
    letters = {letter for pair in pairs for letter in pair}
    return {
        letter: frozenset(other for pair in pairs if letter in pair for other in pair) - {letter}
        for letter in letters
    }


_CLOSE = _close()
#: Ends of words in Spanish, Italian and Latin rather than slips in English and German.
_FOREIGN_ENDS = "aeio"


def swapped(word: str) -> Iterator[str]:
    """Give the words that *word* was meant to be if two letters changed places."""
    for at, (one, two) in enumerate(pairwise(word)):
        if one != two:
            yield word[:at] + two + one + word[at + 2 :]


def lacking(word: str, letters: str) -> Iterator[str]:
    """Give the words that *word* was meant to be if one of *letters* is missing after the first."""
    for at in range(1, len(word) + 1):
        for letter in letters:
            yield word[:at] + letter + word[at:]


def exceeding(word: str) -> Iterator[str]:
    """Give the words that *word* was meant to be if a letter after the first is too much."""
    last = len(word) - 1
    for at in range(1, last if word[last] in _FOREIGN_ENDS else last + 1):
        yield word[:at] + word[at + 1 :]


def mistyped(word: str) -> Iterator[str]:
    """Give the words that *word* was meant to be if a letter within it is another that is close."""
    for at in range(1, len(word) - 1):
        for letter in sorted(_CLOSE.get(word[at], ())):
            yield word[:at] + letter + word[at + 1 :]


def slips(word: str, letters: str) -> Iterator[str]:
    """Give all the words that *word* may have been meant to be, some of them twice."""
    yield from swapped(word)
    yield from lacking(word, letters)
    yield from exceeding(word)
    yield from mistyped(word)
