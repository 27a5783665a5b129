"""
A picture that is a button needs a text alternative.

Without one a screen reader reads the name of the file. Say in `alt` what the button does, not what
it shows.

```html passes
<input type="image" src="go.png" alt="Search">
```

```html passes
<input type="image" src="go.png" aria-label="Search">
```

```html fails
<input type="image" src="go.png">
```

```html fails
<input type="image" src="go.png" alt="">
```

Source: WCAG 2.2, 1.1.1 "Non-text Content", 4.1.2 "Name, Role, Value"; ACT rule 59796f.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report image buttons that have no name."""
    for element in page.fact(nameless).get(Need.IMAGE_BUTTON, ()):
        yield Problem(
            "image button has no text alternative",
            fix="say in `alt` what it does",
            element=element,
        )


RULE = Rule(
    id="accessibility/image-button-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("59796f",),
    criteria=(
        "1.1.1",
        "4.1.2",
    ),
    given=nameless,
)
