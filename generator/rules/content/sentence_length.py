"""
Most sentences are short.

Long sentences lose readers on their way, above all those who read on a phone or in a language
that is not their own. Cut them where a new thought begins. Some long ones among short ones are
fine, so what counts is their share.

Pages with `keyphrase:` in their front matter are checked; with the option `every_page`, all are.
Only paragraphs count, no lists, quotes, tables or code, and only texts of ten sentences or more.
The finding points at the longest sentence.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>A spade that you have sharpened with a file on the evening before you begin to dig the bed
behind the house goes into the ground so much more easily that your back will thank you for it. A spade that you have sharpened with a file on the evening before you begin to dig the bed
behind the house goes into the ground so much more easily that your back will thank you for it. A spade that you have sharpened with a file on the evening before you begin to dig the bed
behind the house goes into the ground so much more easily that your back will thank you for it.</p>
<p>Dig. Rest. Dig. Rest. Dig. Rest. Dig.</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>A spade that you have sharpened with a file on the evening before you begin to dig the bed
behind the house goes into the ground so much more easily that your back will thank you for it.</p>
<p>Dig. Rest. Dig. Rest. Dig. Rest. Dig. Rest. Dig.</p></main>
```

Source: Yoast, "Sentence length"; G. Lutz and P. Wason as cited there.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import Reading, Sentence, reading
from generator.value import dataclass

FEWEST_SENTENCES = 10


@dataclass(frozen=True, slots=True)
class SentenceLength(EveryPage):
    """Options."""

    words: int = 20  #: more make a sentence long
    max: int = 25  #: per cent of the sentences that may be long


def long_sentences(read: Reading, options: SentenceLength) -> list[Sentence]:
    """Sentences with more words than the options allow."""
    return [one for one in read.sentences if len(one.words) > options.words]


def check(page: HtmlPage, options: SentenceLength) -> Iterator[Problem]:
    """Report a text with many long sentences."""
    if not is_asked(page, options):
        return
    read = page.fact(reading)
    sentences, long = read.sentences, long_sentences(read, options)
    share = round(len(long) * 100 / max(1, len(sentences)))
    if len(sentences) >= FEWEST_SENTENCES and share > options.max:
        longest = max(long, key=lambda one: len(one.words))
        yield Problem(
            f"{share} % of {len(sentences)} sentences have more than {options.words} words; the"
            f" limit is {options.max} %; this one has {len(longest.words)}",
            fix="split long sentences where a new thought begins",
            element=longest.block.element,
            passage=longest.opening(),
        )


RULE = Rule(
    id="content/sentence-length",
    check=check,
    subject=HtmlPage,
    defaults=SentenceLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
