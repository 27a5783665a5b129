"""
The title contains the keyphrase.

People who search for the phrase look for it in the results, and search engines weigh the title
more than any other line. Put the phrase into `title:`, towards its front.

Only pages with `keyphrase:` in their front matter are checked. Every word of the phrase that
says something must be there, in any order and form; a phrase in quotes must be there word for
word.

```html passes
<!-- keyphrase: garden tool -->
<html lang="en"><title>Tools for a small garden</title>
```

```html fails
<!-- keyphrase: garden tool -->
<html lang="en"><title>All you need outside</title>
```

```html passes
<html lang="en"><title>A page without a keyphrase</title>
```

Source: Google Search Central, "Influencing your title links in search results".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.content.keyphrases import phrase_of


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a title in which words of the keyphrase are missing."""
    phrase = page.fact(phrase_of)
    title = page.title
    if phrase is None or title is None:  # seo/title-missing reports that
        return
    if not phrase.count_in(title.text):
        yield Problem(
            f"title lacks the keyphrase `{phrase.text}`",
            fix="put it into `title:`, towards the front",
            element=title,
            key="title",
        )


RULE = Rule(
    id="content/keyphrase-title",
    check=check,
    subject=HtmlPage,
    given=phrase_of,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
)
