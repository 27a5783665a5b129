"""
A page needs a description to be chosen from the results.

Search engines show it below the title; without one they cut some words out of the page.
Write a `description:` that says what a visitor gets.

```html passes
<meta name="description" content="Spades, rakes and shears that fit hands of size 6 and below.">
```

```html fails
<title>Garden tools</title>
```

```html fails
<meta name="description" content=" ">
```

```html passes
<meta name="robots" content="noindex, follow">
```

Source: Google Search Central, "Control your snippets in search results".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a description that is missing or empty."""
    if not page.is_offered_to_search or page.page_number > 1:
        return
    descriptions = page.meta_named("description")
    if not any(fold(element.get("content") or "") for element in descriptions):
        yield Problem(
            "page has no description",
            fix="write a `description:` that says what a visitor gets",
            key="description",
        )


RULE = Rule(
    id="seo/description-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
)
