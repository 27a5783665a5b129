"""
An `aria-` attribute is one that the role of its element has.

A link cannot be checked and a picture cannot be sorted: assistive technology drops the attribute or,
worse, says it. Take it out, or give the element the role that is meant.

```html passes
<button aria-pressed="false">Bold</button>
```

```html passes
<div role="switch" aria-checked="true" tabindex="0">Sound</div>
```

```html passes
<input type="password" aria-required="true">
```

```html fails
<button aria-sort="ascending">Price</button>
```

```html fails
<a href="/" aria-checked="true">Home</a>
```

```html fails
<audio controls aria-orientation="horizontal"></audio>
```

Source: WAI-ARIA 1.2, "Supported States and Properties"; ACT rule 5c01ea.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import attributes
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.states import stated, supported
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that the role of their element does not support."""
    for element, _ in page.where(unsupported):
        for name in unsupported(element):
            if not is_hidden(element):
                of = role(element)
                yield Problem(
                    f"`{name}` is not supported on "
                    + (f"the role `{of}`" if of else f"`{element.name}`"),
                    fix="take it out, or give the element the role that is meant",
                    element=element,
                )


def unsupported(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* that exist, and that its role does not have."""
    known = attributes()
    return tuple(name for name in stated(tag) if name in known and not supported(tag, name))


RULE = Rule(
    id="accessibility/aria-not-supported",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("5c01ea",),
    criteria=("4.1.2",),
    kinds=unsupported,
)
