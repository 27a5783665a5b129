"""
Attributes that HTML has given up are replaced.

Browsers still know most of them, as far as they always did: colours and widths in the HTML override the
style sheet on phones and in dark mode, and nobody finds them again when the look changes. The
finding says what stands for each today.

```html passes
<table class="prices"><tr><td>Spade</td></tr></table> <a id="rakes" href="/rakes/">Rakes</a>
```

```html fails
<table cellpadding="4" bgcolor="white"><tr><td>Spade</td></tr></table>
```

```html fails
<p align="center">Closed on Monday</p>
```

```html fails
<a name="rakes">Rakes</a>
```

```html fails
<img src="/spade.png" alt="A spade" longdesc="/spade.html">
```

Source: WHATWG HTML, 16.2 "Non-conforming features".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that are no longer part of HTML."""
    yield from problems_about(page, Subject.OBSOLETE)


RULE = Rule(
    id="html/attribute-obsolete",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
