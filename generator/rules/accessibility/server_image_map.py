"""
What a picture leads to does not depend on where it is clicked.

With `ismap`, the server is sent the place of the click. The keyboard has none, and nobody who listens
knows the places. Write a link for each, or a `map` with areas.

```html passes
<a href="/plan/"><img src="plan.png" alt="Plan of the garden"></a>
```

```html fails
<a href="/plan/"><img src="plan.png" alt="Plan of the garden" ismap></a>
```

Source: WCAG 2.2, 2.1.1 "Keyboard", failure F54.
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each linked picture of which the server is sent the place of the click."""
    for element, _ in page.where(_is_map):
        yield Problem(
            "what this picture leads to depends on where it is clicked (`ismap`)",
            fix="write a link for each place",
            element=element,
        )


def _is_map(kind: Kind) -> bool:
    return (
        kind.name == "img"
        and kind.is_html
        and kind.has("ismap")
        and any(one.name == "a" and one.has("href") for one in kind.ancestors)
    )


RULE = Rule(
    id="accessibility/server-image-map",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.1.1",),
    kinds=_is_map,
)
