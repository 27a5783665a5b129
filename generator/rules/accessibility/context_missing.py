"""
A list item stands in a list, a tab among tabs, a row in a table.

Outside of it the role says nothing, and screen readers pass over it. Put the part into what it belongs
to, or take the role away.

```html passes
<div role="list"><div role="listitem">Spade</div></div>
```

```html passes
<ul><li>Spade</li></ul>
```

```html passes
<div role="list"><div><div role="listitem">Spade</div></div></div>
```

```html fails
<div role="listitem">Spade</div>
```

```html fails
<button role="tab">Prices</button>
```

Source: WAI-ARIA 1.2, "Required Context Role"; ACT rule ff89c9.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import roles
from generator.checks.accessibility.field_values import owned
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, implicit_role, role
from generator.checks.accessibility.tags import Tag
from generator.checks.accessibility.tree import fits_context, is_transparent
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles outside of what they belong in."""
    owners = page.with_attribute("aria-owns")
    for element, name in page.where(lost_role):
        context = roles()[name].context
        if is_hidden(element) or any(_owns(one, element, context) for one in owners):
            continue
        places = " or ".join(f"`{one}`" for one in dict.fromkeys(map(_first, context)))
        yield Problem(
            f"`{name}` stands outside of {places}",
            fix="put it into one, or take the role away",
            element=element,
        )


def lost_role(tag: Tag) -> str:
    """Give the role written on *tag* if nothing around it is what that belongs in."""
    name = explicit_role(tag)
    if not name or name == implicit_role(tag):
        return ""
    context = roles()[name].context
    return name if context and not fits_context(tag, context) else ""


def _owns(owner: Element, element: Element, context: tuple[str, ...]) -> bool:
    around: Element | None = element
    while around is not None and not (around != element and not is_transparent(around)):
        if around in set(owned(owner)):
            return role(owner) in map(_first, context)
        around = around.parent
    return False


def _first(path: str) -> str:
    return path.partition(" > ")[0]


RULE = Rule(
    id="accessibility/context-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("ff89c9",),
    criteria=("1.3.1",),
    kinds=lost_role,
)
