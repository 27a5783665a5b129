"""
Tabs, tooltips, choices and items of a tree need a name.

Write their text between their tags, or in `aria-label`.

```html passes
<div role="tablist"><button role="tab">Prices</button></div>
```

```html passes
<div role="tooltip">Opens at nine</div>
```

```html fails
<div role="tablist"><button role="tab"></button></div>
```

```html fails
<div role="tooltip"></div>
```

```html fails
<ul role="tree"><li role="treeitem"></li></ul>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; WAI-ARIA 1.2, "option", "tab", "tooltip", "treeitem".
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report widgets that have no name."""
    for element in page.fact(nameless).get(Need.WIDGET, ()):
        yield Problem(
            f"`{role(element)}` has no name",
            fix="write its text between its tags, or in `aria-label`",
            element=element,
        )


RULE = Rule(
    id="accessibility/widget-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("4.1.2",),
    given=nameless,
)
