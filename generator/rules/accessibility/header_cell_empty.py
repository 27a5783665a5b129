"""
A header cell of a table needs a text.

A screen reader says it before each cell of its column or row. A corner that heads nothing is an
ordinary cell, `td`.

```html passes
<table><tr><th>Price</th></tr><tr><td>5</td></tr></table>
```

```html passes
<table><tr><td></td><th>Price</th></tr><tr><th>Spade</th><td>5</td></tr></table>
```

```html fails
<table><tr><th></th><th>Price</th></tr><tr><td>Spade</td><td>5</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships"; HTML, "The th element".
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report header cells that have no name."""
    for element in page.fact(nameless).get(Need.HEADER_CELL, ()):
        yield Problem(
            "header cell has no text",
            fix="write what its column or row holds, or make it a `td`",
            element=element,
        )


RULE = Rule(
    id="accessibility/header-cell-empty",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    given=nameless,
)
