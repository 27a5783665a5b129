"""
A widget that holds the focus for its parts takes the focus.

`aria-activedescendant` says which part is meant while the focus stays on the widget. Without the focus it
says nothing: add `tabindex="0"`.

```html passes
<ul role="listbox" tabindex="0" aria-activedescendant="a"><li role="option" id="a">Red</li></ul>
```

```html passes
<input role="combobox" aria-expanded="true" aria-activedescendant="a">
```

```html fails
<ul role="listbox" aria-activedescendant="a"><li role="option" id="a">Red</li></ul>
```

Source: WAI-ARIA 1.2, "aria-activedescendant".
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report widgets that say which part is active, and do not take the focus."""
    for element, _ in page.where(lacks_focus):
        if not is_hidden(element):
            yield Problem(
                "`aria-activedescendant` stands on what the keyboard does not reach",
                fix='add `tabindex="0"`',
                element=element,
            )


def lacks_focus(tag: Tag) -> bool:
    """Whether *tag* says which part of it is active, and does not take the focus."""
    return "aria-activedescendant" in tag.attribute_names and not is_focusable(tag)


RULE = Rule(
    id="accessibility/active-descendant",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=(
        "2.1.1",
        "4.1.2",
    ),
    kinds=lacks_focus,
)
