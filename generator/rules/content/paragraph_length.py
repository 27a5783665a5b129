"""
Paragraphs are short enough to be read on a screen.

A wall of text is skipped. Begin a new paragraph with each new thought.

Pages with `keyphrase:` in their front matter are checked; with the option `every_page`, all are.

```html fails
<!-- keyphrase: spade -->
<html lang="en"><main><p>dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and
dig and rest and dig and rest and dig and rest and dig and rest and</p></main>
```

```html passes
<!-- keyphrase: spade -->
<html lang="en"><main><p>Dig and rest.</p><p>Dig and rest.</p></main>
```

Source: Yoast, "Paragraph length".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.text.extract_prose import prose
from generator.model.finding import Severity
from generator.rules.content.asked import EveryPage, is_asked
from generator.rules.content.sentences import count_words
from generator.value import dataclass


@dataclass(frozen=True, slots=True)
class ParagraphLength(EveryPage):
    """Options."""

    max: int = 150  #: words


def check(page: HtmlPage, options: ParagraphLength) -> Iterator[Problem]:
    """Report each long paragraph."""
    if not is_asked(page, options):
        return
    for block in page.fact(prose).running:
        words = count_words(block.text)
        if words > options.max:
            yield Problem(
                f"paragraph has {words} words; the limit is {options.max}",
                fix="begin a new paragraph with each new thought",
                element=block.element,
            )


RULE = Rule(
    id="content/paragraph-length",
    check=check,
    subject=HtmlPage,
    defaults=ParagraphLength(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
