"""
The description contains the keyphrase.

Search engines show the description when it answers what somebody searched for, and print the
words in bold. Use the phrase once in `description:`.

Only pages with `keyphrase:` in their front matter are checked.

```html passes
<!-- keyphrase: garden tool -->
<html lang="en"><meta name="description" content="Which tools a small garden needs.">
```

```html fails
<!-- keyphrase: garden tool -->
<html lang="en"><meta name="description" content="Everything for outside.">
```

Source: Google Search Central, "How to write meta descriptions".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import phrase_of


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a description in which words of the keyphrase are missing."""
    phrase = page.fact(phrase_of)
    if phrase is None:
        return
    for element in page.meta_named("description")[:1]:
        text = element.get("content") or ""
        if text.strip() and not phrase.count_in(text):
            yield Problem(
                f"description lacks the keyphrase `{phrase.text}`",
                fix="use it once in `description:`",
                element=element,
                key="description",
            )


RULE = Rule(
    id="content/keyphrase-description",
    check=check,
    subject=HtmlPage,
    given=phrase_of,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
