"""
The text of `<time>` is a date, or `datetime` says it.

Search engines and calendars read `datetime`. Without it they read the text, which has to be written as
a date for programs then: `2026-12-24`, `18:30` or `2026-12`.

```html passes
<time>2026-12-24</time> <time datetime="2026-12-24">Christmas Eve</time>
```

```html fails
<time>24 December</time>
```

```html fails
<time><b>2026-12-24</b></time>
```

Source: WHATWG HTML, 4.5.14 "The time element".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report `time` without a date that programs read."""
    yield from problems_about(page, Subject.TIME_TEXT)


RULE = Rule(
    id="html/time-text",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
