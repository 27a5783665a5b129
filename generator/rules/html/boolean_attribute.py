"""
Attributes that switch something on have no value.

`disabled="false"` switches a field off like `disabled`, since such an attribute counts by being there
alone. Leave it out to switch it off.

```html passes
<input name="a" disabled> <input name="b" required=""> <input name="c" readonly="readonly">
```

```html fails
<button disabled="false">Send</button>
```

```html fails
<video src="/a.mp4" controls="true"></video>
```

Source: WHATWG HTML, 2.3.2 "Boolean attributes".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report switches with a value."""
    yield from problems_about(page, Subject.BOOLEAN)


RULE = Rule(
    id="html/boolean-attribute",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
