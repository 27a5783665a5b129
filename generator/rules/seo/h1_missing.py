"""
A page needs a main heading.

It tells visitors that they came to the right place, and search engines and screen readers
what the page is about. The theme makes it from `title:`, as a rule.

```html passes
<h1>Garden tools</h1>
```

```html passes
<h1><img src="logo.svg" alt="Garden tools"></h1>
```

```html passes
<div role="heading" aria-level="1">Garden tools</div>
```

```html fails
<h2>Spades</h2>
```

```html fails
<h1> </h1>
```
"""

from collections.abc import Iterator

from generator.checks.accessibility.outline import outline
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page without a first-level heading that says something."""
    if page.is_redirect:
        return
    headings = page.fact(outline)
    if not any(one.level == 1 and one.name for one in headings):
        empty = next((one.element for one in headings if one.level == 1), None)
        yield Problem(
            "page has no main heading" if empty is None else "the main heading is empty",
            fix="write one `# Heading` that says what the page is about, or give it a `title:`",
            element=empty,
        )


RULE = Rule(
    id="seo/h1-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.HOUSE,
    severity=Severity.WARNING,
)
