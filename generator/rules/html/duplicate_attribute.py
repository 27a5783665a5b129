"""
An attribute stands once in a tag.

Browsers take the first and leave out the second, so one of the two classes, addresses or styles is
missing on the page.

```html passes
<p class="dry late">Water.</p>
```

```html fails
<p class="dry" class="late">Water.</p>
```

Source: WHATWG HTML, section 13.1.2.3 "Attributes".
"""

from collections.abc import Iterator

from generator.checks.conformance.parse_errors import Sort, letter_problems, of_sort
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that stand twice in a tag."""
    yield from letter_problems(page, Sort.TWICE)


RULE = Rule(
    id="html/duplicate-attribute",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=of_sort,
)
