"""
A page stays until its visitor leaves it.

After a time that the page has set, `meta refresh` takes the page away from people who read slowly
or listen to it. Redirect at once (`0;`), or let them follow a link.

Times of more than 20 hours are reported by accessibility/refresh-at-all.

```html passes
<meta http-equiv="refresh" content="0; url=/new/">
```

```html passes
<meta http-equiv="refresh" content="0; url=/new/"><meta http-equiv="refresh" content="5; url=/new/">
```

```html passes
<meta http-equiv="refresh" content="72001">
```

```html fails
<meta http-equiv="refresh" content="30">
```

```html fails
<meta http-equiv="refresh" content="5; url=/new/">
```

Source: WCAG 2.2, 2.2.1 "Timing Adjustable", 2.2.4 "Interruptions", 3.2.5 "Change on Request".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

#: Seconds, 20 hours: WCAG takes what allows more time for no limit.
LONGEST = 72_000


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report a page that loads itself or another after a while."""
    if page.timer is None:
        return
    (seconds, url), element = page.timer
    if 0 < seconds <= LONGEST:
        what = "goes to another" if url else "loads itself again"
        yield Problem(
            f"the page {what} after {seconds} seconds, whether it has been read or not",
            fix="redirect at once (`0;`), or write a link" if url else "leave the refresh out",
            element=element,
        )


RULE = Rule(
    id="accessibility/refresh-delay",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("bc659a", "bisz58"),
    criteria=("2.2.1", "2.2.4", "3.2.5"),
)
