"""
An `aria-` attribute has a value that it may have.

Browsers pass over another value, and the button that opens a menu does not say whether it is open.

```html passes
<button aria-expanded="false">Menu</button>
```

```html passes
<a href="/" aria-current="page">Home</a>
```

```html passes
<button aria-expanded="">Menu</button>
```

```html fails
<button aria-expanded="closed">Menu</button>
```

```html fails
<div role="heading" aria-level="two">Prices</div>
```

Source: WAI-ARIA 1.2, "Value"; ACT rule 6a7281.
"""

from collections.abc import Iterator

from generator.checks.accessibility.aria import attributes
from generator.checks.accessibility.states import expected, is_value, stated
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report values that an attribute cannot have."""
    for element, names in page.where(wrong_values):
        for name in names:
            value = element.get(name) or ""
            yield Problem(
                f"`{name}` cannot be `{value.strip()[:50]}`",
                fix=f"write {expected(attributes()[name])}",
                element=element,
            )


def wrong_values(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* whose value is none that they may have; empty values count as none."""
    known = attributes()
    return tuple(
        name
        for name in stated(tag)
        if name in known and known[name].type not in _FREE and _is_wrong(tag, name)
    )


def _is_wrong(tag: Tag, name: str) -> bool:
    value = written(tag, name) or ""
    return value.strip() != "" and not is_value(attributes()[name], value)


_FREE = frozenset({"id", "ids", "string"})


RULE = Rule(
    id="accessibility/aria-value",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("6a7281",),
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    kinds=wrong_values,
)
