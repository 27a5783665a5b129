"""
A `role` is one that is still in use.

WAI-ARIA gave up `directory`, and its module for books `doc-biblioentry` and `doc-endnote`: a plain list
says the same.

```html passes
<ul role="list"><li>Spades</li></ul>
```

```html fails
<ul role="directory"><li>Spades</li></ul>
```

Source: WAI-ARIA 1.2, "directory"; Digital Publishing WAI-ARIA Module 1.1.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles that the standards have given up."""
    for element, name in page.where(deprecated_role):
        if not is_hidden(element):
            yield Problem(
                f"role `{name}` is deprecated",
                fix="take it out, and use a list (`ul`, `ol`)",
                element=element,
            )


def deprecated_role(tag: Tag) -> str:
    """Give the role of *tag* if it is deprecated."""
    name = explicit_role(tag)
    return name if name and roles()[name].is_deprecated else ""


RULE = Rule(
    id="accessibility/role-deprecated",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("4.1.2",),
    kinds=deprecated_role,
)
