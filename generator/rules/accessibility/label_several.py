"""
A field has one label.

Screen readers differ in what they say of several: the first, the last, or all. Put the words into one
label.

```html passes
<label for="a">Name</label> <input id="a">
```

```html fails
<label for="a">Name</label> <label for="a">as in your passport</label> <input id="a">
```

Source: WCAG 2.2, 3.3.2 "Labels or Instructions"; HTML, "The label element".
"""

from collections.abc import Iterator

from generator.checks.accessibility.native_names import labels
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report fields with several labels."""
    for field, found in page.fact(labels).items():
        shown = [one for one in found if not is_hidden(one)]
        is_named = field.get("aria-labelledby") is not None
        if len(shown) > 1 and not is_named and not is_hidden(field):
            yield Problem(
                f"field has {len(shown)} labels; screen readers agree on 1",
                fix="put the words into one label, or name all in `aria-labelledby`",
                element=field,
                outcome=Outcome.REVIEW,
            )


RULE = Rule(
    id="accessibility/label-several",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("3.3.2",),
    given=labels,
)
