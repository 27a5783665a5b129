"""
The line that opens a `details` needs a text.

It is a button, and a screen reader says what stands in it. Write what opens between the tags of
`summary`.

```html passes
<details><summary>Prices</summary><p>5 euros</p></details>
```

```html passes
<summary></summary>
```

```html fails
<details><summary></summary><p>5 euros</p></details>
```

```html fails
<details><summary><img src="more.png" alt=""></summary><p>5 euros</p></details>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; ACT rule 2t702h.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report summaries that have no name."""
    for element in page.fact(nameless).get(Need.SUMMARY, ()):
        yield Problem(
            "summary has no text",
            fix="write what it opens between its tags",
            element=element,
        )


RULE = Rule(
    id="accessibility/summary-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("2t702h",),
    criteria=("4.1.2",),
    given=nameless,
)
