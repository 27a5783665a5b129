"""
A region or application that `role` announces needs a name.

Screen readers list the regions of a page by their names; one without a name is not listed. Give it
`aria-labelledby` with the id of its heading, or leave `role` out.

```html passes
<div role="region" aria-labelledby="t"><h2 id="t">Prices</h2></div>
```

```html passes
<section><h2>Prices</h2></section>
```

```html fails
<div role="region"><h2>Prices</h2></div>
```

```html fails
<div role="application"></div>
```

Source: WAI-ARIA 1.2, "region", "application".
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report regions that have no name."""
    for element in page.fact(nameless).get(Need.REGION, ()):
        yield Problem(
            f"`{role(element)}` has no name",
            fix="give it `aria-labelledby` with the id of its heading, or leave `role` out",
            element=element,
        )


RULE = Rule(
    id="accessibility/region-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    given=nameless,
)
