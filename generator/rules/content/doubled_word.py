"""
No word stands twice by mistake.

"Take the the spade" happens when a sentence is rewritten, and nobody sees it who wrote it. Delete
one of the two.

Doubled words that may be right are left alone: "had had", "that that", "die die", "nous nous",
names such as New York New York, numbers, and words for emphasis. Languages whose words may stand
twice by their grammar are not looked at, only English, German, French, Spanish, Italian, Dutch
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
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.checks.html_page import HtmlPage
from generator.checks.prose import Block, prose
from generator.checks.rule import Basis, Problem, Rule
from generator.model.finding import Correction, Severity

_ANYWHERE = "bla blah ha haha ho hey hi no so very really bye knock yes oh wow ja ok okay tick tock"
_RIGHT = {
    "en": "had that is was in on out up over many long far much more again never ever there now well"
    " too big tut hush hear night chop win do who wait please her you it her's go boo choo so-and-so",
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
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class DoubledWord:
    """Options: words that may stand twice, in lower case."""

    allow: tuple[str, ...] = ()


def check(page: HtmlPage, options: DoubledWord) -> Iterator[Problem]:
    """Report each word that stands twice on end."""
    found = page.fact(prose)
    words = found.words
    # A word that the next one begins with; of those, few are the same word.
    starts = map(str.startswith, islice(words, 1, None), words)
    if not any(
        _is_word(words[at], words[at + 1]) for at, begins in enumerate(starts) if begins
    ):
        return
    for block in found.blocks:
        right = _EXCEPTIONS.get(found.language_of(block))
        if right is not None:
            yield from _problems(block, right | frozenset(options.allow))


def _is_word(word: str, following: str) -> bool:
    return word.isalpha() and not following[len(word) : len(word) + 1].isalnum()


def _problems(block: Block, right: frozenset[str]) -> Iterator[Problem]:
    words = list(_WORD.finditer(block.text))
    for one, two in zip(words, words[1:], strict=False):
        word, following = one[0], two[0]
        if word.lower() != following.lower() or word.lower() in right:
            continue
        between = block.text[one.end() : two.start()]
        if not between.isspace() or not _stand_free(block.text, one.start(), two.end()):
            continue
        if following[0].isupper():
            continue  # a name, or a new sentence without its mark
        passage = block.passage(one.start(), two.end())
        yield Problem(
            f"`{word} {following}` stands twice",
            fix="delete one of the two",
            element=block.element,
            passage=passage,
            correction=Correction(f"{word} {following}", word) if between == " " else None,
        )


def _stand_free(text: str, start: int, end: int) -> bool:
    """Whether neither word is a part of a longer one with a hyphen or a dot."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    joined = after[:1] in "-‑–/@_" and after[:1] != "" or (after[:1] in ".'’" and after[1:2].isalnum())
    return before not in ("-", "‑", ".", "/", "@", "_", "'", "’", "&", "#") and not joined


RULE = Rule(
    id="content/doubled-word",
    check=check,
    subject=HtmlPage,
    defaults=DoubledWord(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
