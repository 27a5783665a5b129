"""
A page has one description.

Where there are several, search engines choose one, or join them. Remove all but one.

```html passes
<meta name="description" content="Spades with short handles.">
```

```html fails
<meta name="description" content="Spades with short handles.">
<meta name="description" content="Garden tools for everybody.">
```

Source: HTML Standard, "Standard metadata names" (no more than one description per document).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the second description."""
    elements = page.meta_named("description")
    if len(elements) > 1:
        yield Problem(
            f"page has {len(elements)} descriptions; one is allowed",
            fix="remove all but one",
            element=elements[1],
        )


RULE = Rule(
    id="seo/description-multiple",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
