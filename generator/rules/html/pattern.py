r"""
The pattern of a field can be read.

A browser that cannot read a pattern takes every text, so the field is not checked at all. Since 2023
some signs have to be written with a backslash within square brackets: `[\w.\-]`, not `[\w.-]`.

```html passes
<input name="a" pattern="[0-9]{5}"> <input name="b" pattern="[\w.\-]+@[a-z.]+">
```

```html fails
<input name="a" pattern="[\w.-]+">
```

```html fails
<input name="a" pattern="([0-9]{5}">
```

```html fails
<input name="a" pattern="*">
```

Source: WHATWG HTML, 4.10.5.3.6 "The pattern attribute"; ECMAScript, 22.2.1 "Patterns" (flag `v`).
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report patterns that browsers cannot read."""
    yield from problems_about(page, Subject.PATTERN)


RULE = Rule(
    id="html/pattern",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
