"""
A button needs a name.

A screen reader says "button" and nothing else where a button has no text, and people who speak to
their computer cannot press it. Write text between its tags; a button that shows only a drawing gets
`aria-label`, or the drawing a text alternative.

```html passes
<button>Search</button>
```

```html passes
<button aria-label="Search"><svg aria-hidden="true"></svg></button>
```

```html passes
<input type="submit"> <input type="button" value="Add">
```

```html fails
<button></button>
```

```html fails
<button><svg aria-hidden="true"></svg></button>
```

```html fails
<span role="button" tabindex="0"></span>
```

```html fails
<input type="button">
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; ACT rule 97a4e1.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report buttons that have no name."""
    for element in page.fact(nameless).get(Need.BUTTON, ()):
        yield Problem(
            "button has no name",
            fix="write what it does between its tags, or in `aria-label`",
            element=element,
        )


RULE = Rule(
    id="accessibility/button-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("97a4e1",),
    criteria=("4.1.2",),
    given=nameless,
)
