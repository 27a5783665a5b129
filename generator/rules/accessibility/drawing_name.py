"""
A drawing that is said to be a picture needs a text alternative.

`role="img"` on an `svg` promises one. Write a `title` element into the drawing, or `aria-label` on it;
a drawing that tells nothing gets `aria-hidden="true"` in place of the role.

```html passes
<svg role="img"><title>Spade</title></svg>
```

```html passes
<svg role="img" aria-label="Spade"></svg>
```

```html passes
<svg><circle r="1"/></svg>
```

```html passes
<svg role="img" aria-hidden="true"></svg>
```

```html fails
<svg role="img"><circle r="1"/></svg>
```

```html fails
<svg role="img"><title></title></svg>
```

```html fails
<svg><circle role="graphics-symbol" r="1"/></svg>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content"; ACT rule 7d6734.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report drawings that have no name."""
    for element in page.fact(nameless).get(Need.DRAWING, ()):
        yield Problem(
            "drawing has no text alternative",
            fix='write a `title` into it, or mark it with `aria-hidden="true"`',
            element=element,
        )


RULE = Rule(
    id="accessibility/drawing-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("7d6734",),
    criteria=("1.1.1",),
    given=nameless,
)
