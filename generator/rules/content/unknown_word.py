"""
Words are in the dictionary, or on the site's own list.

A slip of the pen makes a firm look careless, and search does not find the word. Words are looked up
in a dictionary of the language that the page, or its part, says it is in: English or German.
Nobody but you knows whether a word that is not in it is a slip, so the finding asks for a look. Fix
the word, or put it into `words:`. What stands there in small letters is right in any case, what has
capitals only as it stands; an `s` may follow.

A word is reported where it is one slip away from a known word: a letter too many, missing, or wrong
by one key, or two letters swapped. Forms and compounds of known words are known. Names, words with
capitals, words with a hyphen, code, addresses and numbers are left alone. So are short words, words
in quotes, words that a page uses three times or more, and words among others that are unknown, which
are names or another language. Each word is reported once a page, at its first place, and once
altogether where it stands on five pages or more.

Off unless the settings give it a severity. It needs pyspellchecker, which
`python -m pip install "proofpress[dictionaries]"` installs. Where `content/spelling` knows the word
as wrong, that rule alone reports it.

```html fails
<html lang="en"><main><p>Measure the contrast of text and backgound.</p></main>
```

```html fails
<html lang="de"><main><p>Der Spaten geht ohne Unterstüzung in die Erde.</p></main>
```

```html passes
<html lang="en"><main><p>Mind the “backgound” of the user-backgound at <code>backgound</code>, or
read <a href="/">example.com/backgound</a>.</p></main>
```

```html passes
<html lang="en"><main><p>Ask Backgound and Daughters for a spade.</p></main>
```

```html passes
<html lang="de"><main><p>Die Barrierefreiheitserklärung steht auf dem Spatenstielregal.</p></main>
```

```html passes
<html lang="en"><main><p>Our spade is fine. <span lang="de">Der Spaten ist guut gewessen.</span></p>
</main>
```
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, OBJECT, Block
from generator.model.finding import Outcome, Severity
from generator.rules.content import english_words, german_words
from generator.rules.content.sentences import begins_sentence
from generator.rules.i18n.stop_words import STOP_WORDS
from generator.value import dataclass

_SHORTEST = 5  # letters
_LONGEST = 50  # letters; longer words are no words
_SHORTEST_AT_BEGIN = 8  # letters of a word with a capital that begins a sentence; many are names
_MEANT_SO = 3  # times that a page uses a word
_STRANGE = 4  # letters from which on an unknown word makes its neighbours strange
_NEAR = 2  # words to each side among which no other is unknown
_WIDER = 4  # words to each side among which one small word of another language may stand
_MOST_STRANGE = 4  # of so many words in a block one may be unknown
_FEW = 2  # unknown words that every block may have
_SUGGESTED = 3

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: What makes of a word a part of something, or a word that is talked about.
_JOINING = frozenset("@#/\\-‐‑–_&$%=~^*+<0123456789'’\N{SOFT HYPHEN}\ufeff\u200b" + OBJECT)
_BEFORE = _JOINING | frozenset('.:)]}“„"‘‚«»›')
_AFTER = _JOINING | frozenset("([{…")


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """Options."""

    words: tuple[str, ...] = ()  #: words that are right on this site


@dataclass(frozen=True, slots=True)
class _Language:
    """
    A language that words are looked up in.

    Attributes:
        is_known: Whether there is such a word, in lower case.
        meant: What an unknown word was probably meant to be, the likeliest first.
        has_capital_nouns: Whether a capital letter does not make a name of a word.
    """

    is_known: Callable[[str], bool]
    meant: Callable[[str], tuple[str, ...]]
    letters: frozenset[str]
    has_capital_nouns: bool = False


_LANGUAGES: Mapping[str, _Language] = {
    "en": _Language(english_words.is_known, english_words.meant, frozenset(english_words.LETTERS)),
    "de": _Language(
        german_words.is_known, german_words.meant, frozenset(german_words.LETTERS), True
    ),
}


def check(page: HtmlPage, options: UnknownWord) -> Iterator[Problem]:
    """Report each unknown word of the page that a slip could have made."""
    yield from islice(_problems(page, frozenset(options.words)), MOST)


def _problems(page: HtmlPage, own: frozenset[str]) -> Iterator[Problem]:
    found = page.fact(prose)
    seen: set[str] = set()
    for block in found.texts:
        language = found.language_of(block)
        if language not in _LANGUAGES:
            continue
        for match in _unknown(block.text, language, own):
            word = match[0]
            if word.lower() in seen or _is_meant_so(word, found.text, language):
                continue
            seen.add(word.lower())
            yield _problem(block, match, language)


def _problem(block: Block, match: re.Match[str], language: str) -> Problem:
    *others, last = (f"`{one}`" for one in _suggestions(match[0], language)[:_SUGGESTED])
    meant = f"{', '.join(others)} or {last}" if others else last
    return Problem(
        f"`{match[0]}` is in no dictionary",
        fix=f"did you mean {meant}? add a word that is right to `words` of this rule",
        element=block.element,
        key=block.key,
        passage=block.passage(*match.span()),
        outcome=Outcome.REVIEW,
    )


def _unknown(text: str, language: str, own: frozenset[str]) -> Iterator[re.Match[str]]:
    """Find the words that are probably slips, each as often as it stands in *text*."""
    words = set(_WORD.findall(text))
    suspects = {one for one in words if _is_unknown(one, language) and not _is_own(one, own)}
    if not suspects:
        return
    matches = list(_WORD.finditer(text))
    strange = [_is_strange(match[0], language) and not _is_own(match[0], own) for match in matches]
    if sum(strange) > max(_FEW, len(matches) / _MOST_STRANGE):
        return
    foreign = _small_words_of_others(language)
    small = [match[0].lower() in foreign for match in matches]
    for at, match in enumerate(matches):
        if (
            match[0] in suspects
            and not any(strange[max(0, at - _NEAR) : at])
            and not any(strange[at + 1 : at + 1 + _NEAR])
            and sum(small[max(0, at - _WIDER) : at + 1 + _WIDER]) <= 1
            and _stands_alone(text, *match.span())
            and _may_be_no_name(text, match, language)
            and _suggestions(match[0], language)
        ):
            yield match


@lru_cache(maxsize=200_000)
def _is_unknown(word: str, language: str) -> bool:
    """Whether *word* is a plain word that is not known; a capital may begin it."""
    known, lowered = _LANGUAGES[language], word.lower()
    return (
        _SHORTEST <= len(word) <= _LONGEST
        and (word == lowered or word.istitle())
        and known.letters.issuperset(lowered)
        and not known.is_known(lowered)
    )


@lru_cache(maxsize=20_000)
def _suggestions(word: str, language: str) -> tuple[str, ...]:
    """Give what an unknown *word* was probably meant to be."""
    meant = _LANGUAGES[language].meant(word.lower())
    return meant if word.islower() else tuple(one.capitalize() for one in meant)


def _is_own(word: str, own: frozenset[str]) -> bool:
    """Whether *word* is on the site's list: as it stands there, or there in small letters."""
    plain = word.replace("’", "'")
    forms = (plain, plain.removesuffix("'s"), plain.removesuffix("s"))
    return any(form in own or form.lower() in own for form in forms)


def _is_strange(word: str, language: str) -> bool:
    """Whether *word* is unknown and no name, however far it is from known words."""
    known, plain = _LANGUAGES[language], word.lower().replace("’", "'").removesuffix("'s")
    if not _STRANGE <= len(plain) <= _LONGEST or "'" in plain:
        return False
    return (word.islower() or known.has_capital_nouns) and not known.is_known(plain)


@cache
def _small_words_of_others(language: str) -> frozenset[str]:
    others = (words for other, words in STOP_WORDS.items() if other != language)
    return frozenset().union(*others) - STOP_WORDS[language]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing joins the characters before and after to the word."""
    if start and text[start - 1] in _BEFORE:
        return False
    after = text[end : end + 2]
    if after[:1] in (".", ":"):
        return not (after[1:].isalnum() or after == "..")
    return after[:1] not in _AFTER


def _may_be_no_name(text: str, match: re.Match[str], language: str) -> bool:
    word = match[0]
    if word.islower() or _LANGUAGES[language].has_capital_nouns:
        return True
    return len(word) >= _SHORTEST_AT_BEGIN and begins_sentence(text, match.start())


def _is_meant_so(word: str, text: str, language: str) -> bool:
    """Whether the page uses *word* again and again, or also as a name."""
    if len(re.findall(rf"\b{word}\b", text)) >= _MEANT_SO:
        return True
    is_name_elsewhere = word.islower() and not _LANGUAGES[language].has_capital_nouns
    pattern = rf"\b(?:{word.capitalize()}|{word.upper()})\b"
    return is_name_elsewhere and re.search(pattern, text) is not None


RULE = Rule(
    id="content/unknown-word",
    check=check,
    subject=HtmlPage,
    defaults=UnknownWord(),
    basis=Basis.HOUSE,
    severity=Severity.OFF,
    needs="spellchecker",
    extra="dictionaries",
    unless="content/spelling",
    is_one_per_message=True,
)
