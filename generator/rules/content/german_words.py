"""German words: what a dictionary knows, what can be made of it, and what a slip was meant to be."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.rules.content import english_words
from generator.rules.content.slips import lacking, slips, swapped
from generator.rules.content.word_counts import word_counts

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_SHORT = 7  # letters; of shorter words only swapped letters tell, so many others are near
_LEAST_COMPOUND = 10  # letters of one with a slip
_LEAST_ROOT = 4
_LEAST_PART = 3

#: What a word has in place of an ending, to such endings.
_ENDINGS = {
    "": """
        e en er es em s n ns t te ten tet st ste sten ster stes end ende enden endes ender heit keit
        ig ige igen iger iges isch ische ischen
    """,
    "en": "er ern ers erin erinnen ung ungen lich bar bare baren barer bares barkeit",
    "eln": "ler lern lers",
}
_CHANGES = tuple(
    (ending, instead) for instead, endings in _ENDINGS.items() for ending in endings.split()
)
_PREFIXES = """
    ab an anti auf aus bei da dar de des dis durch ein einher ent entgegen fern fest fort frei gegen
    gross groß haupt her heran heraus herein herum herunter hervor hin hinaus hinein hinzu hoch
    hyper infra inter ko los mega meta mikro mini mit mono multi nach nano neu nicht nieder ober öko
    post prä pro pseudo re rück semi sub super tele thermo trans über ultra um un unter ur ver vor
    voran voraus vorbei weg weiter wieder zu zurück zusammen zwischen
"""
_BEGINNINGS = tuple(_PREFIXES.split())
#: What may stand between the words of a compound.
_LINKS = ("", "s", "es", "n", "en", "er", "e")
#: What a stem lacks that stands first in a compound: `Farb-`, `Sortier-`.
_STEM_ENDINGS = ("", "e", "en")
#: `auszuschneiden` and `ausgeschnitten` are forms of `ausschneiden`.
_WITHIN = re.compile("(?<=..)(?:zu|ge)(?=.{4})")
#: English words with German endings: `gepostet`, `gescannten`.
_BORROWED = re.compile("(?:ge)?([a-z]{3,}?)(?:s|e?n|e?t(?:e[nmrs]?)?|er[ns]?)")
#: Spelled so in Switzerland, before 1996, or where the keyboard has no such letter.
_OTHERWISE = (("ß", "ss"), ("ss", "ß"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü"))
_MORE = """
    aggregieren app apps audio blog braille browser cache cloud cookie cookies content dashboard
    download email emoji fax gregorianisch hashtag homepage hosting influencer instanziieren keyword
    layout link links login mail marketing newsletter onboarding online podcast popup responsive
    schnipsel server shop slug smartphone snippet software streaming tablet tag template tool tools
    tracking update upload url vietnamesisch website widget workflow workshop zirkulär
"""
#: Words that the dictionary does not list, and nothing makes of its words.
_LISTED_HERE = frozenset(_MORE.split())


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether *word*, in lower case, is German, in whatever country, or a word from English."""
    spellings = (word, _WITHIN.sub("", word), *(word.replace(*pair) for pair in _OTHERWISE))
    return _is_borrowed(word) or any(map(_is_made_of_known, dict.fromkeys(spellings)))


def meant(word: str) -> tuple[str, ...]:
    """Give the words that an unknown one was probably meant to be, the likeliest first."""
    counts = word_counts("de")
    found = {one: counts[one] for one in slips(word, LETTERS) if one in counts}
    if len(word) < _SHORT and found.keys().isdisjoint(swapped(word)):
        return ()
    if not found and len(word) >= _LEAST_COMPOUND:
        compounds = {
            one for one in chain(swapped(word), lacking(word, LETTERS)) if _is_plain_compound(one)
        }
        if len(compounds) == 1:  # of several, all may be nonsense
            return tuple(compounds)
    return tuple(sorted(found, key=lambda one: (-found[one], one)))


def _is_borrowed(word: str) -> bool:
    if english_words.is_known(word):
        return True
    match = _BORROWED.fullmatch(word)
    if match is None:
        return False
    root, counts = match[1], word_counts("en")
    return root in counts or root + "e" in counts or (root[-1] == root[-2] and root[:-1] in counts)


def _is_made_of_known(word: str) -> bool:
    if _is_form(word) or _is_compound(word):
        return True
    rests = (word.removeprefix(prefix) for prefix in _BEGINNINGS if word.startswith(prefix))
    return any(len(rest) >= _LEAST_ROOT and _is_form(rest) for rest in rests)


def _is_form(word: str) -> bool:
    """Whether *word* is listed, or a form of a listed word."""
    return _is_stem(word) or any(map(_is_stem, _roots(word)))


def _is_listed(word: str) -> bool:
    return word in word_counts("de") or word in _LISTED_HERE


def _is_stem(word: str) -> bool:
    return any(_is_listed(word + ending) for ending in _STEM_ENDINGS)


def _roots(word: str) -> Iterator[str]:
    for ending, instead in _CHANGES:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _LEAST_ROOT:
            yield root + instead


@lru_cache(maxsize=200_000)
def _is_compound(word: str) -> bool:
    """Whether *word* is several known words in one, such as `Barrierefreiheitserklärung`."""
    for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        last = word[at:]
        if _begins_compound(word[:at]) and (
            _is_stem(last) or (len(last) > _LEAST_PART and _is_form(last)) or _is_compound(last)
        ):
            return True
    return False


def _begins_compound(part: str) -> bool:
    roots = (part.removesuffix(link) for link in _LINKS if part.endswith(link))
    return any(len(root) >= _LEAST_PART and _is_stem(root) for root in roots)


def _is_plain_compound(word: str) -> bool:
    """Whether *word* is two listed words in one, with no link but `s`."""
    counts = word_counts("de")
    return any(
        word[at:] in counts and (word[:at] in counts or word[:at].removesuffix("s") in counts)
        for at in range(_LEAST_ROOT, len(word) - _LEAST_ROOT + 1)
    )
