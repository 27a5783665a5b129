"""
The words and sentences are easy enough for the readers.

Flesch's formula weighs the length of sentences and words: 100 is very easy, 60 is plain, and
below 30 a text reads like a thesis. Say it in shorter words and sentences. The number is a hint,
not a verdict; names and terms that have no other word count against it too.

English is measured by Flesch's formula (206.8 − 1.015 × words a sentence − 84.6 × syllables a
word), German by Amstad's (180 − words a sentence − 58.5 × syllables a word); other languages are
not measured. Pages with `keyphrase:` in their front matter are checked; with the option
`every_page`, all are; texts of less than 100 words are not.

```html fails
<!-- keyphrase: communication -->
<html lang="en"><main><p>Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. Organizational interdependencies notwithstanding, administrative decentralization necessitates
considerable interdisciplinary communication capabilities. </p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. Dig with the spade and then take a rest. </p></main>
```

Source: R. Flesch, "A new readability yardstick" (1948); T. Amstad, "Wie verständlich sind unsere
Zeitungen?" (1978).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.prose import OBJECT
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import Reading, Sentence, reading
from generator.rules.content.syllables import syllables
from generator.value import dataclass

FEWEST_WORDS = 100
_WHOLE = 8  # words; what is shorter is often a line of names


@dataclass(frozen=True, slots=True)
class ReadingEase(EveryPage):
    """Options: the least ease, by language."""

    en: int = 30
    de: int = 30


def least_ease(language: str, options: ReadingEase) -> int:
    """The least ease that is wanted in *language*."""
    return options.de if language == "de" else options.en


def ease(read: Reading) -> float | None:
    """How easy a text is to read; None where its language is not measured, or it is short."""
    if read.words < FEWEST_WORDS or read.language not in ("en", "de"):
        return None
    return _ease(read.sentences, read.language)


def _ease(sentences: tuple[Sentence, ...], language: str) -> float:
    words = [word for one in sentences for word in one.words if word != OBJECT]
    length = len(words) / len(sentences)
    weight = sum(syllables(word, language) for word in words) / max(1, len(words))
    if language == "en":
        return 206.835 - 1.015 * length - 84.6 * weight
    return 180 - length - 58.5 * weight


def check(page: HtmlPage, options: ReadingEase) -> Iterator[Problem]:
    """Report a text that is hard to read."""
    if not is_asked(page, options):
        return
    read = page.fact(reading)
    found = ease(read)
    least = least_ease(read.language, options)
    if found is not None and round(found) < least:
        whole = [one for one in read.sentences if len(one.words) >= _WHOLE] or read.sentences
        hardest = min(whole, key=lambda one: _ease((one,), read.language))
        yield Problem(
            f"reading ease is {found:.0f}; below {least} a text is hard to read; this sentence is"
            " the hardest",
            fix="use shorter words and sentences",
            element=hardest.block.element,
            passage=hardest.opening(),
        )


RULE = Rule(
    id="content/reading-ease",
    check=check,
    subject=HtmlPage,
    defaults=ReadingEase(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
