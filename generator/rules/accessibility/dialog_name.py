"""
A dialog needs a name.

A screen reader says the name when the dialog opens. Give the dialog `aria-labelledby` with the id of its
heading.

```html passes
<div role="dialog" aria-labelledby="t"><h2 id="t">Your order</h2></div>
```

```html passes
<dialog><p>Closed</p></dialog>
```

```html fails
<div role="dialog"><h2>Your order</h2></div>
```

```html fails
<dialog open><p>Thanks</p></dialog>
```

Source: WAI-ARIA 1.2, "dialog": authors should give it a name.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report dialogs that have no name."""
    for element in page.fact(nameless).get(Need.DIALOG, ()):
        yield Problem(
            "dialog has no name",
            fix="give it `aria-labelledby` with the id of its heading",
            element=element,
        )


RULE = Rule(
    id="accessibility/dialog-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("4.1.2",),
    given=nameless,
)
