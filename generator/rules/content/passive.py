"""Whether a sentence says what is done, and not who does it."""

import re
from collections.abc import Sequence

_BE = frozenset(("am", "are", "be", "been", "being", "is", "was", "were", "it's", "isn't", "aren't", "wasn't", "weren't"))  # fmt: skip
_IRREGULAR_NAMES = """
    awoken beaten begun bent bitten blown bought bound bred broken brought built burnt caught chosen
    cut dealt done drawn dug driven drunk eaten fed felt flown forbidden forgiven forgotten fought found
    frozen given gone grown heard held hidden hit hurt kept known laid led left lent lost made meant
    met overcome paid proven put read ridden rung said seen sent set sewn shaken shot shown shut sold
    spent split spoken spread stolen stuck sung swept sworn taken taught thought thrown told torn
    understood undone won worn woven withdrawn written
"""
_IRREGULAR = frozenset(_IRREGULAR_NAMES.split()) - {"gone", "left", "met", "set", "split", "cut"}
#: They end as participles do and mostly are none after `is`.
_NO_PARTICIPLE_NAMES = """
    advanced aged ashamed beloved bored concerned confused crowded dedicated delighted detailed
    embarrassed excited exhausted experienced indeed interested limited married need outdated
    overwhelmed pleased prepared qualified red related retired satisfied scared shed skilled sophisticated
    speed sped supposed surprised talented thrilled tired unchanged unused used varied wed worried bed
    feed seed weed deed hundred naked sacred wicked kindred biased bleed exceed proceed succeed
"""
_NO_PARTICIPLES = frozenset(_NO_PARTICIPLE_NAMES.split())
_BETWEEN = frozenset(("also", "always", "already", "being", "been", "ever", "just", "never", "not", "now", "often", "only", "once", "soon", "still", "then", "usually"))  # fmt: skip
_ENGLISH_REACH = 3  # words after a form of `be`

_WERDEN = frozenset(("werde", "wird", "werden", "werdet", "wirst", "wurde", "wurden", "wurdest", "wurdet", "worden", "würde", "würden"))  # fmt: skip
#: Participles by their form: ge-…-t, an-ge-…-t, ge-…-en, ver-…-t, -iert.
_PARTICIPLE = re.compile(
    r"(?:ab|an|auf|aus|bei|dar|ein|fest|fort|frei|her|hin|los|mit|nach|nieder|statt|um|vor|weg|weiter"
    r"|wieder|zu|zurück|zusammen)?ge(?!gen|rade|meinsam|nau|ring|samt|stern|wiss|sund)\w{2,}(?:t|en)"
    r"|(?:be|ent|er|ver|zer|miss|über|unter|hinter|wider)\w{2,}t"
    r"|\w{2,}iert"
)
_NO_GERMAN_NAMES = """
    bereit bereits berühmt bekannt beliebt bestimmt überhaupt erst unterschiedlichst verdient gut geht
    gibt gilt genannten gehen geben gehören gewinnen genießen gelingen geschehen gestalten gelten
    gestatten gewähren gehorchen entlang bewusst verrückt vielleicht erhält enthält besteht entsteht
    versteht erfolgt bedeutet braucht
"""
_NO_GERMAN_PARTICIPLES = frozenset(_NO_GERMAN_NAMES.split())
_CLAUSE = re.compile(r"[,;:–—()]")


def is_passive(text: str, words: Sequence[str], language: str) -> bool:
    """
    Whether a sentence is in the passive voice, as far as forms tell.

    Args:
        text: The sentence.
        words: Its words.
        language: `en` or `de`; False for others.
    """
    if language == "en":
        return _english([word.lower().replace("’", "'") for word in words])
    return language == "de" and any(_german(clause) for clause in _CLAUSE.split(text))


def _english(words: Sequence[str]) -> bool:
    for at, word in enumerate(words):
        if word not in _BE:
            continue
        for following in words[at + 1 : at + 1 + _ENGLISH_REACH]:
            if _is_english_participle(following):
                return True
            if following not in _BETWEEN and not following.endswith("ly"):
                break
    return False


def _is_english_participle(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    if "-" in word:
        return False  # human-centered
    return word.endswith("ed") and len(word) > 4 and word not in _NO_PARTICIPLES  # noqa: PLR2004 -- used, need


def _german(clause: str) -> bool:
    """A form of `werden` and a participle in one clause, and no infinitive after the participle."""
    words = clause.split()
    lowered = [word.strip("„“\"'.!?…»«").lower() for word in words]
    if not _WERDEN.intersection(lowered):
        return False
    return any(
        word not in _NO_GERMAN_PARTICIPLES
        and not written[0].isupper()
        and _PARTICIPLE.fullmatch(word) is not None
        for word, written in zip(lowered, words, strict=True)
        if word
    )
