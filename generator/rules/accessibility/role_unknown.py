"""
A `role` is one that exists.

Assistive technology passes over a role that it does not know, and takes the element for what it is
without one. Correct the spelling, or take the attribute out.

```html passes
<div role="button" tabindex="0">Save</div>
```

```html passes
<input role="searchfield searchbox">
```

```html passes
<div role="">Some words</div>
```

```html fails
<div role="buton" tabindex="0">Save</div>
```

```html fails
<div role="command">Save</div>
```

Source: WAI-ARIA 1.2, "Definition of Roles"; ACT rule 674b10.
"""

from collections.abc import Iterator
from functools import cache

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.typed_yaml.suggest import nearest


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements of whose roles none exists."""
    for element, written_role in page.where(unknown_role):
        if not is_hidden(element):
            meant = nearest(written_role, known_roles())
            yield Problem(
                f"role `{written_role}` does not exist",
                fix=f"did you mean `{meant}`?" if meant else "write one that exists, or none",
                element=element,
            )


def unknown_role(tag: Tag) -> str:
    """Give what stands in ``role`` where no word of it is a role."""
    if "role" not in tag.attribute_names or explicit_role(tag):
        return ""
    return " ".join((written(tag, "role") or "").split())


@cache
def known_roles() -> tuple[str, ...]:
    """Names of the roles that may be written."""
    return tuple(name for name, one in roles().items() if not one.is_abstract)


RULE = Rule(
    id="accessibility/role-unknown",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("674b10",),
    criteria=(
        "4.1.2",
        "1.3.1",
    ),
    kinds=unknown_role,
)
