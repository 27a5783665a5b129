"""
An element without a role of its own has no `aria-label`.

Browsers and screen readers treat a name on a `div`, `span` or `p` each in its own way, and many say
nothing. Write the words into the page, or give the element a role.

```html passes
<div role="group" aria-label="Price">5 euros</div>
```

```html passes
<a href="/" aria-label="Home">⌂</a>
```

```html passes
<section aria-label="News">Words</section>
```

```html fails
<div aria-label="Price">5 euros</div>
```

```html fails
<p aria-labelledby="t">Words</p>
```

```html fails
<span aria-label="5 of 5 stars">★★★★★</span>
```

Source: WAI-ARIA 1.2, "Prohibited States and Properties"; ARIA in HTML, "Requirements for use of ARIA attributes to name elements"; ACT rule kb1m8s.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.states import prohibited
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that the role of their element must not have."""
    for element, _ in page.where(prohibited):
        for name in prohibited(element):
            if not is_hidden(element):
                yield Problem(
                    f"`{name}` is not allowed on `{element.name}`"
                    + (f" with the role `{element.get('role')}`" if element.get("role") else ""),
                    fix="write the words into the page, or give the element a role that fits",
                    element=element,
                )


RULE = Rule(
    id="accessibility/aria-prohibited",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("kb1m8s",),
    criteria=("4.1.2",),
    kinds=prohibited,
)
