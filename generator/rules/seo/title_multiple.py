"""
A page has one title.

Browsers show the first of several, and search engines may take another. Remove all but one.

```html passes
<head><title>Garden tools</title></head><body><svg><title>A spade</title></svg>
```

```html fails
<head><title>Garden tools</title><title>Spades</title></head>
```

Source: HTML Standard, "The title element" (no more than one title per document).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the second title in the head."""
    if len(page.titles) == 1:
        return
    titles = [title for title in page.titles if title.closest("head") is not None]
    if len(titles) > 1:
        yield Problem(
            f"page has {len(titles)} titles; one is allowed",
            fix="remove all but one",
            element=titles[1],
        )


RULE = Rule(
    id="seo/title-multiple",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
