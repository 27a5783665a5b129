"""English words: what a dictionary knows, what can be made of it, and what a slip was meant to be."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.rules.content.slips import slips, swapped
from generator.rules.content.word_counts import word_counts

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORT = 7  # letters; of shorter words only swapped letters tell, so many others are near
_LONG = 10  # letters; so long a word is hardly one slip away from another by chance
_WELL_KNOWN = 5000  # uses, for what a short word was meant to be
_KNOWN = 200
_IN_COMPOUNDS = 2000
_LEAST_ROOT = 4  # letters
_LEAST_PART = 3

#: What a word has in place of an ending, to such endings.
_ENDINGS = {
    "": """
        s es ed d ing er ers or ors ly ness less ment ments able ability ish ist ists ism ize ized
        izes izing ization ify ified ee ees ship ships like wise
    """,
    "e": "ed ing er ers able ee ees",
    "y": "ies",
    "al": "ally",
    "able": "ability",
}
_CHANGES = tuple(
    (ending, instead) for instead, endings in _ENDINGS.items() for ending in endings.split()
)
_PREFIXES = """
    anti auto bio counter co cyber de down eco ex geo hyper inter intra macro mega meta micro mid
    mini mis multi nano neuro non out over photo post pre pro pseudo psycho quasi re self semi socio
    sub super tele thermo trans ultra un under up web
"""
_BEGINNINGS = tuple(_PREFIXES.split())
#: British spellings that have a form of their own for very many words.
_BRITISH = (
    (re.compile("our(?=$|s|ed|ing|ite|able|ful|less|er|al|hood)"), "or"),
    (re.compile("is(?=e|ing|ation|able)"), "iz"),
    (re.compile("ys(?=e|ing)"), "yz"),
)
_ALSO_BRITISH = (
    (re.compile("ogue"), "og"),
    (re.compile("(?<=[bt])re(?=s?$)"), "er"),
    (re.compile("(?<=[eo]f)ence|(?<=ic)ence|(?<=et)ence"), "ense"),
    (re.compile("[ao]e"), "e"),
    (re.compile("mme"), "m"),
    (re.compile("sce"), "ske"),
    (re.compile("ll(?=ed|ing|er|or|ou)"), "l"),
    (re.compile("(?<=enro|lfil)l?(?=$|s|m)"), "ll"),
)
_MORE = """
    acknowledgement admin adblock ageing alrighty aluminium apps async barista bookmarklet botnet
    captcha chatbot cheque comms config coronavirus cron crowdsource cryptocurrency cyber devops
    diff ebike ebook ecommerce emoji facto favicon fediverse fintech flexbox freemium gamification
    geotag github gzip gzipped hackathon html http iframe immersive inbox inclusivity intro
    jewellery json judgement kerb lookup lossy malware meetup middleware mixin morph navbar nofollow
    onboard onboarding onsite param permalink polyfill popup pyjamas readme regex repo saas selfie
    signup skeuomorphic speciality stateful tyre urls versa vlog vlogger webinar wifi
"""
#: Words that the dictionary does not list, and nothing makes of its words.
_LISTED_HERE = frozenset(_MORE.split())


@lru_cache(maxsize=200_000)
def is_known(word: str) -> bool:
    """Whether *word*, in lower case, is English, in whatever country."""
    return any(_is_made_of_known(spelled) for spelled in (word, *_american(word)))


def meant(word: str) -> tuple[str, ...]:
    """Give the words that an unknown one was probably meant to be, the likeliest first."""
    counts = word_counts("en")
    least = _WELL_KNOWN if len(word) < _SHORT else 1 if len(word) >= _LONG else _KNOWN
    found = {}
    for one in slips(word, LETTERS):
        spellings = (one, *(pattern.sub(instead, one) for pattern, instead in _BRITISH))
        count = max(counts.get(spelled, 0) for spelled in spellings)
        if count >= least:
            found[one] = count
    if len(word) < _SHORT and found.keys().isdisjoint(swapped(word)):
        return ()
    return tuple(sorted(found, key=lambda one: (-found[one], one)))


def _american(word: str) -> Iterator[str]:
    for pattern, instead in (*_BRITISH, *_ALSO_BRITISH):
        spelled = pattern.sub(instead, word)
        if spelled != word:
            yield spelled


def _is_made_of_known(word: str) -> bool:
    if _is_form(word) or _is_compound(word):
        return True
    rests = (word.removeprefix(prefix) for prefix in _BEGINNINGS if word.startswith(prefix))
    return any(len(rest) >= _LEAST_ROOT and _is_form(rest) for rest in rests)


def _is_form(word: str) -> bool:
    """Whether *word* is listed, or a form of a listed word."""
    if _is_listed(word) or _is_listed(word + "s"):
        return True
    roots = tuple(_roots(word))
    return any(map(_is_listed, roots)) or any(
        _is_listed(deeper) for root in roots for deeper in _roots(root)
    )


def _is_listed(word: str) -> bool:
    return word in word_counts("en") or word in _LISTED_HERE


def _roots(word: str) -> Iterator[str]:
    for ending, instead in _CHANGES:
        root = word.removesuffix(ending)
        if root != word and len(root) >= _LEAST_ROOT:
            yield root + instead
            if not instead and root[-1] == root[-2]:
                yield root[:-1]  # mapped, of map


def _is_compound(word: str) -> bool:
    """Whether *word* is two common words in one, such as `skillset`."""
    counts = word_counts("en")
    return any(
        counts.get(word[:at], 0) >= _IN_COMPOUNDS
        and max(counts.get(word[at:], 0), counts.get(word[at:].removesuffix("s"), 0))
        >= _IN_COMPOUNDS
        for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    )
