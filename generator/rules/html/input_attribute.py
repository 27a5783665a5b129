"""
A field has the attributes of its type.

Each type of field takes some attributes and ignores the others: `checked` does nothing on a
field for text, `maxlength` nothing on one for numbers. So a limit that was meant does not hold.

```html passes
<input type="number" name="a" min="1" max="9"> <input type="checkbox" name="b" checked> <input name="c" maxlength="40">
```

```html fails
<input type="number" name="a" maxlength="2">
```

```html fails
<input type="text" name="a" checked>
```

```html fails
<input type="range" name="a" required>
```

```html fails
<input name="a" min="3">
```

Source: WHATWG HTML, 4.10.5 "The input element" (its table of types).
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that a field of this type does not have."""
    yield from problems_about(page, Subject.INPUT)


RULE = Rule(
    id="html/input-attribute",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
