"""
Some subheadings are about the keyphrase, and not all of them.

People run over the subheadings to see whether a page answers them. None with the phrase means
that the page seems to be about something else; the phrase in nearly all of them reads like an
advertisement. Change the headings that are about it.

Only pages with `keyphrase:` in their front matter and with two headings of level 2 or 3 are
looked at. A heading counts if it holds half of the phrase's words.

```html passes
<!-- keyphrase: garden tool -->
<html lang="en"><main><h2>Tools for clay</h2><h2>Where to buy</h2></main>
```

```html fails
<!-- keyphrase: garden tool -->
<html lang="en"><main><h2>What to know</h2><h2>Where to buy</h2></main>
```

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><h2>Spades</h2><h2>My spade</h2><h2>A spade</h2><h2>Buy a spade</h2></main>
```

Source: Yoast, "Keyphrase in subheadings".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.prose import Block
from generator.model.finding import Severity
from generator.rules.content.keyphrases import Text, text_of
from generator.value import dataclass

LEVELS = (2, 3)
FEWEST = 2  # headings; one alone says little
_FEWEST_TO_STUFF = 4
_ABOUT = 0.5  # share of the phrase's words


@dataclass(frozen=True, slots=True)
class KeyphraseSubheadings:
    """Options."""

    min: int = 1  #: headings
    max: int = 75  #: per cent of the headings


def headings_about(text: Text) -> list[Block]:
    """Subheadings that hold words of the phrase."""
    return [one for one in text.headings(LEVELS) if text.phrase.share_in(one.text) >= _ABOUT]


def check(page: HtmlPage, options: KeyphraseSubheadings) -> Iterator[Problem]:
    """Report a page whose subheadings hold the keyphrase too seldom or too often."""
    text = page.fact(text_of)
    if text is None:
        return
    headings = text.headings(LEVELS)
    about = headings_about(text)
    if len(headings) >= FEWEST and len(about) < options.min:
        yield Problem(
            f"{len(about)} of {len(headings)} subheadings contain words of the keyphrase"
            f" `{text.phrase.text}`; at least {options.min} should",
            fix="say in a subheading what its part has to do with it",
            element=headings[0].element,
        )
    elif len(headings) >= _FEWEST_TO_STUFF and len(about) * 100 > options.max * len(headings):
        yield Problem(
            f"{len(about)} of {len(headings)} subheadings contain words of the keyphrase"
            f" `{text.phrase.text}`; the limit is {options.max} %",
            fix="say in the others what else their parts are about",
            element=about[0].element,
        )


RULE = Rule(
    id="content/keyphrase-subheadings",
    check=check,
    subject=HtmlPage,
    given=text_of,
    defaults=KeyphraseSubheadings(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
