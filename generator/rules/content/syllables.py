"""Syllables, counted by the vowels that are heard; a few words in a hundred are one off."""

import re

_ENGLISH = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e[sd]?$|(?<=[aeiouy])ed$|(?<=[aeiou][^aeiouyw])e(?=ly$|less$|ful)"
)
_HEARD = re.compile(r"(?:[^aeiouy]l|[td]ed|[sxz]es|[cs]hes|[cg]es)e?[sd]?$")
_APART = re.compile(r"i(?:a|o(?!n|us))|[aeiouy]ing$|eo|ua(?!r)|[^q]u(?:al|ous)")
_GERMAN = re.compile(r"aa|ee|oo|ie|ei|ai|au|äu|eu|ey|ay|oi|[aeiouyäöü]")


def syllables(word: str, language: str) -> int:
    """
    Count the syllables of *word*.

    Args:
        word: One word, as written.
        language: `en` or `de`; other languages are counted as German is.

    Returns:
        At least 1.
    """
    lowered = word.lower()
    if language == "en":
        return max(1, sum(_english(part) for part in re.split(r"[-’']", lowered) if part))
    return max(1, len(_GERMAN.findall(lowered)))


def _english(word: str) -> int:
    count = len(_ENGLISH.findall(word)) + len(_APART.findall(word))
    if word.endswith("le") and word[-3:-2] not in "aeiouy":
        return max(1, count)
    if _SILENT.search(word) and not _HEARD.search(word):
        count -= 1
    return max(1, count)
