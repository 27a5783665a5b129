"""
Styles in the HTML can be read.

A browser ignores a property that it does not know, and says so to nobody. Only names are looked at
here, and whether the text can be read as CSS at all.

```html passes
<p style="margin: 0; --gap: 1em; -webkit-hyphens: auto">Spade</p>
```

```html fails
<p style="colr: red">Spade</p>
```

```html fails
<p style="red">Spade</p>
```

```html fails
<p style="margin:">Spade</p>
```

Source: CSS Style Attributes; CSS Syntax 3.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report declarations that browsers ignore."""
    yield from problems_about(page, Subject.STYLE)


RULE = Rule(
    id="html/style-attribute",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
