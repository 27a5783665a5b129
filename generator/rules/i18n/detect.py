"""In which language a text is, told by its short words, or by its script; only where it is clear."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from generator.rules.i18n.stop_words import STOP_WORDS

#: Languages that share so many short words that only the group is told.
_GROUPS = (
    {"da", "nb", "nn", "no"},
    {"es", "gl", "ca", "pt"},
    {"cs", "sk"},
    {"ro", "mo"},
    {"nl", "af"},
)
_CLEAR = 0.25  # share of short words in a text of the language; 0.3 to 0.5 is usual
_FOREIGN = 0.08  # share of short words of the claimed language alone, in a text that is not in it
_FEWEST = 4  # short words that another language does not have
_AHEAD = 2  # times as many as that has of its own

#: Script to the letters by which it is known, and to the languages that are written in it.
_SCRIPTS = {
    "Cyrillic": (re.compile("[\u0400-\u04ff]"), {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"}),
    "Greek": (re.compile("[\u0370-\u03ff]"), {"el"}),
    "Hebrew": (re.compile("[\u0590-\u05ff]"), {"he", "iw", "yi"}),
    "Arabic": (re.compile("[\u0600-\u06ff]"), {"ar", "fa", "ur", "ps", "ug", "sd", "ku"}),
    "Thai": (re.compile("[\u0e00-\u0e7f]"), {"th"}),
    "Hangul": (re.compile("[\uac00-\ud7af]"), {"ko"}),
    "kana": (re.compile("[\u3040-\u30ff]"), {"ja"}),
    "Devanagari": (re.compile("[\u0900-\u097f]"), {"hi", "mr", "ne", "sa"}),
}  # fmt: skip
_MAIN = 0.5  # share of a script's letters in a text that is written in it
_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "tr": "Turkish",
    "ro": "Romanian",
}


class Guess(NamedTuple):
    """What a text seems to be: its language's code and name, or the name of a script."""

    code: str
    name: str


@cache
def own_words(language: str) -> frozenset[str]:
    """
    Short words that *language* (`de`) alone has; none for one that is not known.

    Of languages that are much alike, all short words count.
    """
    code = _code(language)
    if any(code in group for group in _GROUPS):
        return STOP_WORDS.get(code, frozenset())
    others = (words for other, words in STOP_WORDS.items() if other != code)
    return STOP_WORDS.get(code, frozenset()).difference(*others)


def _code(language: str) -> str:
    return "nb" if language in ("no", "nn") else language


def foreign(words: Sequence[str], text: str, language: str) -> Guess | None:
    """
    Say in which other language a text is that claims to be in *language*.

    Args:
        words: Of the text, in lower case and without punctuation.
        text: The same as it stands.
        language: Main language that the page claims, such as `de`.

    Returns:
        None where the text may be in *language*, or where it is not clear in which other one.
    """
    script = _script(text)
    if script is not None:
        name, languages = script
        if language in languages:
            return None
        code = next(iter(languages)) if len(languages) == 1 else ""
        return Guess(code, f"the {name} script" if not code else f"the {name} script (`{code}`)")
    own = STOP_WORDS.get(_code(language))
    if own is None or not words:
        return None
    best = max(STOP_WORDS, key=lambda code: _count(words, STOP_WORDS[code]))
    short = STOP_WORDS[best]
    if _count(words, short) < _CLEAR * len(words) or _same_group(best, language):
        return None
    if _count(words, own - short) > _FOREIGN * len(words):
        return None  # both are in it
    for code, other in STOP_WORDS.items():
        if not _same_group(code, best):
            mine, theirs = _count(words, short - other), _count(words, other - short)
            if mine < max(_FEWEST, _AHEAD * theirs):
                return None
    return Guess(best, _NAMES[best])


def _count(words: Iterable[str], short: frozenset[str]) -> int:
    return sum(map(short.__contains__, words))


def _same_group(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _GROUPS)


def _script(text: str) -> tuple[str, set[str]] | None:
    if text.isascii():
        return None
    letters = sum(map(str.isalpha, text))
    for name, (pattern, languages) in _SCRIPTS.items():
        if len(pattern.findall(text)) > _MAIN * letters:
            return name, languages
    return None
