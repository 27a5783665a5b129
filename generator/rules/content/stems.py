"""Forms of one word, brought together: `spade` and `spades`, `Garten` and `Gärten`."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from generator.rules.i18n.stop_words import STOP_WORDS

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Language to the name of its Snowball algorithm.
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
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
    Cut *word* to what its forms have in common, without accents.

    Args:
        word: One word.
        language: Its primary subtag, such as `de`. Words of languages without a Snowball algorithm
            lose a final `s`.

    Source:
        Porter, "Snowball: a language for stemming algorithms".
    """
    plain = unicodedata.normalize("NFC", word.casefold().replace("’", "'"))
    stemmer = _stemmer(language)
    if stemmer is not None:
        plain = stemmer(plain)
    elif len(plain) > _SHORTEST:
        plain = plain.removesuffix("s")
    parts = unicodedata.normalize("NFD", plain)
    return "".join(one for one in parts if not unicodedata.combining(one))


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    if language not in _ALGORITHMS:
        return None
    import snowballstemmer  # noqa: PLC0415 - only pages with a keyphrase ask for it

    made: Callable[[str], str] = snowballstemmer.stemmer(_ALGORITHMS[language]).stemWord
    return made
