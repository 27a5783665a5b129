"""
An item of a menu needs a name.

Write its text between its tags, or in `aria-label`.

```html passes
<ul role="menu"><li role="menuitem">Save</li></ul>
```

```html passes
<ul role="menu"><li role="menuitem" aria-label="Save"><svg aria-hidden="true"></svg></li></ul>
```

```html fails
<ul role="menu"><li role="menuitem"></li></ul>
```

Source: WCAG 2.2, 4.1.2 "Name, Role, Value"; ACT rule m6b1q3.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report menu items that have no name."""
    for element in page.fact(nameless).get(Need.MENU_ITEM, ()):
        yield Problem(
            "menu item has no name",
            fix="write its text between its tags",
            element=element,
        )


RULE = Rule(
    id="accessibility/menu-item-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("m6b1q3",),
    criteria=("4.1.2",),
    given=nameless,
)
