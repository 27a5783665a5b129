"""
How pages relate to each other is said in words that browsers know.

`rel="stylesheeet"` loads nothing, and `rel="noopner"` protects nobody. Words that the
standard does not have may be registered elsewhere, and are reported where they are surely a slip.

```html passes
<link rel="stylesheet" href="/a.css"> <a href="/a/" rel="nofollow noopener">A</a> <a href="/me/" rel="me">Me</a>
```

```html fails
<link rel="stylesheeet" href="/a.css">
```

```html fails
<a href="https://www.example.org/" rel="noopner">A</a>
```

```html fails
<a href="/a/" rel="nofollow nofollow">A</a>
```

Source: WHATWG HTML, 4.6.7 "Link types".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report words that mean nothing."""
    yield from problems_about(page, Subject.RELATION)


RULE = Rule(
    id="html/relation",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
