"""
The first paragraph contains the keyphrase.

People decide by the first paragraph whether they are in the right place. Say there, in plain
words, what the page is about.

Only pages with `keyphrase:` in their front matter are checked.

```html passes
<!-- keyphrase: garden tool -->
<html lang="en"><main><p>A small garden needs few tools.</p></main>
```

```html fails
<!-- keyphrase: garden tool -->
<html lang="en"><main><p>Spring is here.</p><p>Which tools does a garden need?</p></main>
```

Source: Yoast, "Keyphrase in introduction"; what it measures is ours.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import text_of


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a first paragraph in which words of the keyphrase are missing."""
    text = page.fact(text_of)
    if text is None or text.introduction is None:
        return
    if not text.phrase.count_in(text.introduction.text):
        yield Problem(
            f"first paragraph lacks the keyphrase `{text.phrase.text}`",
            fix="say in it what the page is about",
            element=text.introduction.element,
        )


RULE = Rule(
    id="content/keyphrase-introduction",
    check=check,
    subject=HtmlPage,
    given=text_of,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.NOTICE,
)
