"""
A page can be made larger with two fingers.

People who cannot read small print zoom in. `user-scalable=no` and a `maximum-scale` below 2 in the
`viewport` forbid it on some phones. Write `width=device-width, initial-scale=1` and nothing else.

```html passes
<meta name="viewport" content="width=device-width, initial-scale=1">
```

```html passes
<meta name="viewport" content="width=device-width, maximum-scale=5, user-scalable=yes">
```

```html passes
<meta name="viewport" content="maximum-scale=-1">
```

```html fails
<meta name="viewport" content="width=device-width, user-scalable=no">
```

```html fails
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1.0">
```

```html fails
<meta name="viewport" content="maximum-scale=yes">
```

Source: WCAG 2.2, 1.4.4 "Resize Text"; CSS Device Adaptation Level 1, 10.
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_LEAST = 2.0  # times the size of the page
_SMALLEST, _LARGEST = 0.1, 10.0  # browsers take nothing beyond
_WORDS = {"yes": 1.0, "device-width": 10.0, "device-height": 10.0}
#: Name and value; a comma, a semicolon or white space ends a value.
_PROPERTY = re.compile(r"([^\s,;=]+)\s*=[\s,;=]*([^\s,;=]*)")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `viewport` that forbids to zoom, or to zoom to twice the size."""
    for element in page.meta_named("viewport"):
        told = {
            name.lower(): value.lower()
            for name, value in _PROPERTY.findall(element.get("content") or "")
        }
        scalable, most = told.get("user-scalable"), told.get("maximum-scale")
        if scalable is not None and _forbids(scalable):
            yield Problem(
                f"the page cannot be zoomed on some phones (`user-scalable={scalable}`)",
                fix="leave `user-scalable` out",
                element=element,
            )
        elif most is not None and 0 <= (scale := _scale(most)) < _LEAST:
            yield Problem(
                f"on some phones the page can be zoomed to {scale:g} times its size; "
                f"people need {_LEAST:g} times at least",
                fix="leave `maximum-scale` out",
                element=element,
            )


def _forbids(value: str) -> bool:
    if value in _WORDS:
        return False
    number = _NUMBER.match(value)
    return number is None or -1 < float(number[0]) < 1


def _scale(value: str) -> float:
    """Give the largest scale that browsers allow for a ``maximum-scale``; negative for any."""
    if value in _WORDS:
        return _WORDS[value]
    number = _NUMBER.match(value)
    if number is None:
        return _SMALLEST
    scale = float(number[0])
    return scale if scale < 0 else min(max(scale, _SMALLEST), _LARGEST)


RULE = Rule(
    id="accessibility/viewport-zoom",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("b4f0c3",),
    criteria=("1.4.4",),
)
