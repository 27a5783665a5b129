"""
A page is not loaded again by itself, however long it takes.

The strictest level of WCAG asks that nothing interrupts people. This rule is about times of more
than 20 hours; accessibility/refresh-delay reports shorter ones.

```html passes
<meta http-equiv="refresh" content="0; url=/new/">
```

```html fails
<meta http-equiv="refresh" content="72001; url=/new/">
```

Source: WCAG 2.2, 2.2.4 "Interruptions", 3.2.5 "Change on Request" (level AAA).
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.accessibility.refresh_delay import LONGEST

_HOUR = 3600  # seconds


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page that loads itself or another after more than 20 hours."""
    if page.timer is None:
        return
    (seconds, url), element = page.timer
    if seconds > LONGEST:
        what = "goes to another" if url else "loads itself again"
        yield Problem(
            f"the page {what} after {seconds // _HOUR} hours",
            fix="leave the refresh out, or write a link",
            element=element,
        )


RULE = Rule(
    id="accessibility/refresh-at-all",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    act=("bisz58",),
    criteria=("2.2.4", "3.2.5"),
)
