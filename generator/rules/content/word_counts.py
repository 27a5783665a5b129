"""The dictionaries of pyspellchecker: which words a language has, and how often they are used."""

from collections.abc import Mapping
from functools import cache


@cache
def word_counts(language: str) -> Mapping[str, int]:
    """
    Give the words of *language* in lower case, each with how often it was met in subtitles.

    Words that were added from word lists count 50; so do most German ones.

    Args:
        language: Such as `de`.

    Raises:
        ModuleNotFoundError: pyspellchecker is not installed.
    """
    from spellchecker import SpellChecker  # noqa: PLC0415 -- only where the rule is on

    return SpellChecker(language).word_frequency.dictionary
