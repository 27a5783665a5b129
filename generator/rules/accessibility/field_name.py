"""
A form field needs a name.

A screen reader reads the name when the field is reached; without one nobody knows what to type in.
Put a `label` around the field, or give the label `for` with the id of the field. A hint in the field
(`placeholder`) counts, but it is gone with the first letter.

```html passes
<label>Name <input></label>
```

```html passes
<label for="mail">Mail</label> <input id="mail" type="email">
```

```html passes
<input type="search" aria-label="Search">
```

```html passes
<input type="hidden" name="token">
```

```html fails
<input>
```

```html fails
Name: <input type="text">
```

```html fails
<label>Size</label> <select><option>Small</option></select>
```

```html fails
<div role="checkbox" aria-checked="false" tabindex="0"></div>
```

```html fails
<input type="password">
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value", 1.3.1 "Info and Relationships"; ACT rule e086e5.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report form fields that have no name."""
    for element in page.fact(nameless).get(Need.FIELD, ()):
        yield Problem(
            "form field has no name",
            fix="put a `label` around it, or give a label `for` with its id",
            element=element,
        )


RULE = Rule(
    id="accessibility/field-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("e086e5",),
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    given=nameless,
)
