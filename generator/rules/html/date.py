"""
Dates are written so that programs read them.

Search engines and calendars read `datetime`, not the words that people see. Write the year first:
`2026-12-24`, `2026-12-24T18:30+01:00`, `18:30`, `2026-12`, or `PT1H30M` for how long something takes.

```html passes
<time datetime="2026-12-24">24 December</time> <time datetime="18:30">half past six</time> <time>2026-12-24</time> <time datetime="PT1H30M">an hour and a half</time>
```

```html passes
<ins datetime="2026-12-24T18:30Z">new</ins> <time datetime="12-24">every Christmas Eve</time> <time datetime="2026-W52">the last week</time>
```

```html fails
<time datetime="24.12.2026">24 December</time>
```

```html fails
<time datetime="2026-13-24">24 December</time>
```

```html fails
<time datetime="2026-02-29">the last of February</time>
```

```html fails
<del datetime="yesterday">old</del>
```

Source: WHATWG HTML, 2.3.5 "Dates and times", 4.5.14 "The time element".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_date
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report dates that programs cannot read."""
    yield from problems_about(page, Subject.DATE, corrected=True)


RULE = Rule(
    id="html/date",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    mend=mend_date,
)
