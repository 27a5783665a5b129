"""
A role comes with the states that it needs.

A switch that does not say whether it is on tells nothing. Write the attribute, and keep it up to date
with a script.

```html passes
<div role="switch" aria-checked="false" tabindex="0">Sound</div>
```

```html passes
<div role="heading" aria-level="2">Prices</div>
```

```html passes
<input type="checkbox" role="switch">
```

```html passes
<div role="separator"></div>
```

```html fails
<div role="switch" tabindex="0">Sound</div>
```

```html fails
<div role="heading">Prices</div>
```

```html fails
<div role="separator" tabindex="0"></div>
```

Source: WAI-ARIA 1.2, "Required States and Properties"; ACT rule 4e8ab6.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.elements import input_type
from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, implicit_role, role
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_CHECKED = frozenset({"checkbox", "radio"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles without a state that they need."""
    for element, names in page.where(missing_states):
        if not is_hidden(element):
            name = explicit_role(element)
            yield Problem(
                f"role `{name}` needs {' and '.join(f'`{one}`' for one in names)}",
                fix="write it with its present value",
                element=element,
            )


def missing_states(tag: Tag) -> tuple[str, ...]:
    """Give the states that the role written on *tag* needs and that are not there."""
    name = explicit_role(tag)
    if not name or name == implicit_role(tag) or role(tag) != name:
        return ()
    needed = roles()[name].requires
    if name == "separator" and is_focusable(tag):
        needed = ("aria-valuenow",)
    has_own = tag.name == "input" and input_type(tag) in _CHECKED
    return tuple(
        one
        for one in needed
        if not (written(tag, one) or "").strip() and not (has_own and one == "aria-checked")
    )


RULE = Rule(
    id="accessibility/aria-required",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("4e8ab6",),
    criteria=("4.1.2",),
    kinds=missing_states,
)
