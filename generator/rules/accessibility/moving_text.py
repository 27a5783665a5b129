"""
Nothing moves or blinks that cannot be stopped.

Text that moves cannot be read by many, and keeps others from reading the rest. Write it as plain text.

```html passes
<p>Spades at half the price</p>
```

```html fails
<marquee>Spades at half the price</marquee>
```

```html fails
<p><blink>Today only</blink></p>
```

Source: WCAG 2.2, 2.2.2 "Pause, Stop, Hide", failures F16 and F47.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_MOVING = {"marquee": "moves", "blink": "blinks"}


def moving(page: HtmlPage) -> bool:
    """Whether *page* has elements that move."""
    return page.has(*_MOVING)


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `marquee` and `blink`."""
    for element in page.named(*_MOVING):
        if not is_hidden(element):
            yield Problem(
                f"text in `<{element.name}>` {_MOVING[element.name]}, and nobody can stop it",
                fix="write it as plain text",
                element=element,
            )


RULE = Rule(
    id="accessibility/moving-text",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("2.2.2",),
    given=moving,
)
