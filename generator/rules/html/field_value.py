"""
A field holds what its type takes, and its limits leave room.

A browser empties a field whose value does not have the form of its type: `value="24.12.2026"` in a
field for dates shows nothing. Limits that are the wrong way round let nobody send the form.

```html passes
<input type="date" name="a" value="2026-12-24" min="2026-01-01"> <input type="number" name="b" min="1" max="9" value="2.5">
```

```html passes
<meter min="0" max="10" value="7">7 of 10</meter> <progress value="3" max="5">3 of 5</progress>
```

```html fails
<input type="date" name="a" value="24.12.2026">
```

```html fails
<input type="number" name="a" min="9" max="1">
```

```html fails
<input type="email" name="a" value="info(at)example.org">
```

```html fails
<input type="color" name="a" value="336699">
```

```html fails
<input name="a" minlength="9" maxlength="5">
```

```html fails
<meter min="0" max="10" value="70">70</meter>
```

```html fails
<progress value="3" max="1">3</progress>
```

Source: WHATWG HTML, 4.10.5.1 "States of the type attribute", 4.10.13, 4.10.14.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report values and limits that do not fit the type of a field."""
    yield from problems_about(page, Subject.FIELD)


RULE = Rule(
    id="html/field-value",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
