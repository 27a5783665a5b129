"""
A bar that shows a value needs a name.

"70 percent" says nothing until people hear of what. Label a `progress` or `meter`, or give it
`aria-label`.

```html passes
<label>Upload <progress value="70" max="100"></progress></label>
```

```html passes
<div role="meter" aria-valuenow="70" aria-label="Battery"></div>
```

```html fails
<progress value="70" max="100"></progress>
```

```html fails
<div role="progressbar" aria-valuenow="70"></div>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content"; WAI-ARIA 1.2, "progressbar", "meter".
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report bars that have no name."""
    for element in page.fact(nameless).get(Need.GAUGE, ()):
        yield Problem(
            "bar of a value has no name",
            fix="label it, or say in `aria-label` what it measures",
            element=element,
        )


RULE = Rule(
    id="accessibility/gauge-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("1.1.1",),
    given=nameless,
)
