"""
No word is repeated by mistake.

`the the` happens when a sentence is rewritten, and nobody sees it who wrote it. Delete
one of the two.

Doubled words that may be right are left alone: `had had`, `that that`, `die die`, `nous nous`,
names such as New York New York, numbers, and words for emphasis. Of other words than the short
ones of a language (`the`, `und`) nobody can be sure, so their outcome is `review`. Languages whose words may stand
twice by their grammar are not checked, only English, German, French, Spanish, Italian, Dutch
and Portuguese.

```html fails
<html lang="en"><main><p>Take the the spade.</p></main>
```

```html fails
<html lang="de"><main><p>Nimm den Spaten und und grabe.</p></main>
```

```html passes
<html lang="en"><main><p>He had had it for years. It is very very old. <code>ls</code> ls</p></main>
```

```html passes
<html lang="de"><main><p>Das sind die, die die Spaten kauften.</p></main>
```

```html passes
<html lang="id"><main><p>Orang orang datang.</p></main>
```
```html passes
<html lang="en"><main><p>Bitwise AND and assignment, and what IT it needs.</p></main>
```
"""

import re
from collections.abc import Iterator
from itertools import compress, islice, pairwise
from operator import eq

from generator.checks.engine.rule import Basis, Passage, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.checks.text.prose import MOST, Block
from generator.checks.text.rough_text import rough_text
from generator.model.finding import Correction, Outcome, Severity
from generator.rules.i18n.stop_words import STOP_WORDS
from generator.value import dataclass

_ANYWHERE = "bla blah ha haha ho hey hi no so very really bye knock yes oh wow ja ok okay tick tock"
_RIGHT = {
    "en": "had that is was in on out up over many long far much more again never ever there now well"
    " too big tut hush hear night chop win do who wait please her you it go boo choo",
    "de": "die der das den dem sie ihr ihre ihrer in an auf mit um aus ab nach vor ein bei zu was es sehr ganz"
    " viel viele immer nie lange mehr nein doch wir euch uns ihm ihn so wie",
    "fr": "nous vous en très que si non",
    "es": "no muy se lo que si más",
    "it": "no molto si che piano piano via sempre così",
    "nl": "die dat zich heel erg in op nee",
    "pt": "não muito se que",
}
_EXCEPTIONS = {
    language: frozenset((*_ANYWHERE.split(), *words.split())) for language, words in _RIGHT.items()
}
_LINKED = r"<a\b[^>]*>|</a>|"  # a link often takes the word before it along
_JOINED_BEFORE = "-‑./@_'’&#"
_JOINED_AFTER = re.compile(r"[-‑–/@_]|[.'’]\w")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class DoubledWord:
    """Options: words that may stand twice, in lower case."""

    allow: tuple[str, ...] = ()


def check(page: HtmlPage, options: DoubledWord) -> Iterator[Problem]:
    """Report each word that appears twice in a row."""
    look = page.fact(rough_text)
    if look is not None and not _may_be_doubled(look.words):
        return  # so it is on most pages
    found = page.fact(prose)
    for block in found.texts:
        language = found.language_of(block)
        if language in _EXCEPTIONS:
            right = _EXCEPTIONS[language] | frozenset(options.allow)
            yield from islice(_problems(block, right, language), MOST)


def _may_be_doubled(words: list[str]) -> bool:
    return any(map(str.isalpha, compress(words, map(eq, words, islice(words, 1, None)))))


def _problems(block: Block, right: frozenset[str], language: str) -> Iterator[Problem]:
    words = list(_WORD.finditer(block.text))
    for one, two in pairwise(words):
        word, following = one[0].lower(), two[0]
        if word != following.lower() or word in right:
            continue
        between = block.text[one.end() : two.start()]
        if not between.isspace() or not _stand_free(block.text, one.start(), two.end()):
            continue
        if following[0].isupper():
            continue  # a name, or a new sentence without its mark
        if one[0].isupper() and len(one[0]) > 1:
            continue  # an abbreviation or an operator, as in "bitwise AND and assignment"
        passage = block.passage(one.start(), two.end())
        is_short = word in STOP_WORDS[language]
        if not _is_plain(block, passage, _LINKED if is_short else ""):
            continue  # a word that is mentioned, or two links side by side
        yield Problem(
            f"`{word}` appears twice in a row",
            fix="delete one of the two",
            element=block.element,
            key=block.key,
            outcome=Outcome.FAILED if is_short else Outcome.REVIEW,
            passage=passage,
            correction=Correction(passage.text, one[0]) if is_short and between == " " else None,
        )


def _is_plain(block: Block, passage: Passage, between: str) -> bool:
    """Whether no markup but *between* stands between the words."""
    if passage.offset is None:
        return block.key is not None
    words = rf"(?:{between})\s+(?:{between})".join(map(re.escape, passage.text.split()))
    return re.compile(words).match(block.element.page.html, passage.offset) is not None


def _stand_free(text: str, start: int, end: int) -> bool:
    """Whether neither word is a part of a longer one with a hyphen or a dot."""
    is_joined = start > 0 and text[start - 1] in _JOINED_BEFORE
    return not is_joined and _JOINED_AFTER.match(text, end) is None


RULE = Rule(
    id="content/doubled-word",
    check=check,
    subject=HtmlPage,
    defaults=DoubledWord(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
