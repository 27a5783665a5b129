"""
A page with a keyphrase has enough text about it.

A few lines seldom answer what somebody searched for. Say what readers want to know, or leave the
phrase to a page that does.

Only pages with `keyphrase:` in their front matter are checked.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>Buy a spade.</p></main>
```

```html passes
<html lang="en"><main><p>Buy a spade.</p></main>
```

Source: Yoast, "Text length".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.counted import counted
from generator.model.finding import Severity
from generator.rules.content.keyphrases import text_of
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class TextLength:
    """Options."""

    min: int = 200  #: words


def check(page: HtmlPage, options: TextLength) -> Iterator[Problem]:
    """Report a short text."""
    text = page.fact(text_of)
    if text is not None and text.words < options.min:
        yield Problem(
            f"text has {counted(text.words, 'word')}; less than {options.min} seldom answer"
            f" `{text.phrase.text}`",
            fix="say what people who search for it want to know",
            key="keyphrase",
        )


RULE = Rule(
    id="content/text-length",
    check=check,
    subject=HtmlPage,
    given=text_of,
    defaults=TextLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
