"""
Pages are reviewed when their review date has come.

`review_by:` in the front matter is a promise: prices, people and laws change. Read the page, fix
what is no longer true, and set a new day.

```html fails
<!-- review_by: 2026-01-14 -->
<title>Prices</title>
```

```html passes
<!-- review_by: 2026-01-15 -->
<title>Prices</title>
```

```html passes
<title>A page without a day</title>
```
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page whose day has passed."""
    day = page.metadata.review_by
    if day is not None and page.is_over(day):
        yield Problem(
            f"page was due for review by {day}",
            fix="read it, correct what is no longer true, and set a new day in `review_by:`",
            key="review_by",
        )


RULE = Rule(
    id="content/review-due",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
