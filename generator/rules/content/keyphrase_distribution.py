"""
The keyphrase turns up all through the text.

A text that names its subject only at its beginning drifts away from it, and people who start to
read in the middle miss it. Come back to it in the part that the finding points at, or leave out
what does not belong.

Only pages with `keyphrase:` in their front matter and a text of 200 words are checked. Half of
the phrase's words are enough.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>A spade is what you need first. Take a spade that fits your height, with a blade of steel.
Digging is healthy. It is good for the heart, it keeps you warm on cold days, and it makes you
sleep well. You need no course to learn it and no club to do it in. Begin with a small bed, as
wide as your arms are long, and turn the earth over once in the autumn. Leave the lumps as they
lie, since frost will break them. In spring a rake is enough. Anyone who has a bad back kneels, digs
less at a time, and rests after each row. Anyone who has none should still take care of it, every
year again. Water in the evening, seldom and much, so that the roots grow down. Sow in rows, since
rows are easily weeded. Thin out what comes up too close. Pick slugs by hand, at dusk, when they
come out. Cover the earth with straw, which keeps it moist and feeds the worms. In autumn sow
rye, which holds the earth together until spring. Rest in winter, read catalogues, and fix your
gloves. Then begin again, one bed at a time.</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>A short text about a spade may say anything else.</p></main>
```

Source: Yoast, "Keyphrase distribution"; how it is measured is ours.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import Text, text_of
from generator.rules.content.sentences import Sentence
from generator.value import dataclass

_FEWEST_WORDS = 200
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class KeyphraseDistribution:
    """Options."""

    max: int = 50  #: per cent of the text in one stretch without the phrase


def is_judged(text: Text) -> bool:
    """Whether *text* is long enough; content/keyphrase-density reports a phrase that is nowhere."""
    return text.words >= _FEWEST_WORDS and any(text.counts)


def longest_stretch(text: Text) -> tuple[int, Sentence | None]:
    """The longest stretch without words of the phrase: how many words, and where it begins."""
    longest, begins = 0, None
    length, first = 0, None
    for sentence in text.sentences:
        if text.phrase.share_in(sentence.text) >= _HALF:
            length, first = 0, None
            continue
        first = first or sentence
        length += len(sentence.words)
        if length > longest:
            longest, begins = length, first
    return longest, begins


def check(page: HtmlPage, options: KeyphraseDistribution) -> Iterator[Problem]:
    """Report a text of which a large part never mentions the keyphrase."""
    text = page.fact(text_of)
    if text is None or not is_judged(text):
        return
    longest, begins = longest_stretch(text)
    share = longest * 100 // text.words
    if begins is not None and share > options.max:
        yield Problem(
            f"{longest} words in a row, {share} % of the text, do not mention the keyphrase"
            f" `{text.phrase.text}`; the limit is {options.max} %",
            fix="come back to it in this part",
            element=begins.block.element,
            passage=begins.opening(),
        )


RULE = Rule(
    id="content/keyphrase-distribution",
    check=check,
    subject=HtmlPage,
    given=text_of,
    defaults=KeyphraseDistribution(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
