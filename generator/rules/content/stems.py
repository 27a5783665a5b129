"""Forms of one word, brought together: `spade` and `spades`, `Garten` and `Gärten`."""

import re
import unicodedata
from functools import lru_cache

from generator.rules.i18n.stop_words import STOP_WORDS

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GERMAN_ENDINGS = ("ern", "en", "em", "er", "es", "e", "n", "s")
_SHORTEST = 3  # letters that a stem keeps


def parts_of(text: str) -> tuple[str, ...]:
    """Words of *text* as keyphrases are compared by; hyphens part them."""
    return tuple(_PARTS.findall(text.replace("_", " ")))


def content_words(text: str, language: str) -> tuple[str, ...]:
    """Words that say something: without `the`, `of` and the like, where the language is known."""
    empty = STOP_WORDS.get(language, frozenset())
    return tuple(word for word in parts_of(text) if word.casefold() not in empty)


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """
    Cut *word* to what its forms have in common, in a rough way that joins rather too much.

    Args:
        word: One word.
        language: English and German endings are known; words of other languages lose their
            accents and a final `s`.
    """
    plain = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    if language == "de":
        return _german(plain)
    if language == "en":
        return _english(plain)
    return plain.removesuffix("s") if len(plain) > _SHORTEST else plain


def _english(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= _SHORTEST:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= _SHORTEST and re.search("[aeiouy]", root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    if len(word) > _SHORTEST and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > _SHORTEST and word.endswith("y") else word


def _german(word: str) -> str:
    for _ in range(2):  # Spatens, Spaten
        endings = (one for one in _GERMAN_ENDINGS if word.endswith(one))
        cut = next((one for one in endings if len(word) - len(one) >= _SHORTEST), "")
        word = word.removesuffix(cut)
    return word
