"""
The text uses the keyphrase, without keyword stuffing.

A text about something names it now and then. One that hardly does is about something else; one
that repeats it all the time reads badly, and search engines call that stuffing. Use the phrase
where it belongs, and other words for it elsewhere.

Only pages with `keyphrase:` in their front matter and a text of 100 words are checked. All
words of the phrase must stand in one sentence to count; of longer phrases fewer uses are
expected.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>Digging is healthy. It is good for the heart, it keeps you warm on cold
days, it makes you sleep well, and it brings you out into the light. You need no course to learn
it and no club to do it in. Begin with a small bed, as wide as your arms are long, and turn the
earth over once in the autumn. Leave the lumps as they lie, since frost will break them. In the
spring a rake is enough. Anyone who has a bad back kneels, digs less at a time, and rests after each
row. Anyone who has none should still take care of it, every year again.</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>Digging is healthy. It is good for the heart, it keeps you warm on cold
days, it makes you sleep well, and it brings you out into the light. All you need is a spade.
Begin with a small bed, as wide as your arms are long, and turn the earth over once in the autumn.
Leave the lumps as they lie, since frost will break them. In the spring a rake is enough. Anyone who
has a bad back takes a short spade, digs less at a time, and rests after each row. Anyone who has
none should still take care of it, every year again.</p></main>
```

Source: Yoast, "Keyphrase density"; Google Search Central, "Spam policies", keyword stuffing.
"""

from collections.abc import Iterator
from math import ceil, floor

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import text_of
from generator.value import dataclass

FEWEST_WORDS = 100  # of a text that is judged
_FEWEST_USES = 2


@dataclass(frozen=True, slots=True)
class KeyphraseDensity:
    """Options: uses of a phrase of one word in a hundred words of text."""

    min: float = 0.5
    max: float = 3.0


def limits(words: int, length: int, options: KeyphraseDensity) -> tuple[int, int]:
    """
    How often a phrase should stand in a text, at least and at most.

    Args:
        words: Of the text.
        length: Words of the phrase that say something.
        options: Limits for a phrase of one word.
    """
    longer = 1 + (length - 1) / 3
    least = max(_FEWEST_USES, ceil(words * options.min / 100 / longer))
    return least, max(least, floor(words * options.max / 100 / longer))


def check(page: HtmlPage, options: KeyphraseDensity) -> Iterator[Problem]:
    """Report a text that uses the keyphrase too seldom or too often."""
    text = page.fact(text_of)
    if text is None or text.words < FEWEST_WORDS:
        return
    least, most = limits(text.words, len(text.phrase.words), options)
    uses = text.uses
    times = "once" if uses == 1 else f"{uses} times"
    if uses < least:
        yield Problem(
            f"keyphrase `{text.phrase.text}` appears {times} in {text.words} words; at least"
            f" {least} times are expected",
            fix="use it where the text is about it, or choose the phrase that the text is about",
            key="keyphrase",
        )
    elif uses > most:
        yield Problem(
            f"keyphrase `{text.phrase.text}` appears {times} in {text.words} words; the limit is"
            f" {most} times",
            fix="use other words for it in some places",
            key="keyphrase",
        )


RULE = Rule(
    id="content/keyphrase-density",
    check=check,
    subject=HtmlPage,
    given=text_of,
    defaults=KeyphraseDensity(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
