"""
Tab moves through the page in the order of the text.

A `tabindex` above 0 puts an element before all others of the page, wherever it stands: the keyboard
jumps about, and people lose their place. Put the element where it belongs, and take the number away.

```html passes
<a href="/">Home</a> <div tabindex="0">Map</div> <div tabindex="-1" id="main">Text</div>
```

```html fails
<a href="/" tabindex="2">Home</a> <a href="/a/" tabindex="1">Spades</a>
```

Source: WCAG 2.2, 2.4.3 "Focus Order", failure F44.
"""

import re
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.checks.page.roles import is_hidden
from generator.model.finding import Severity

_WHOLE = re.compile(r"\s*\+?(\d{1,9})")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each element with a `tabindex` above 0."""
    for element, number in page.where(_number):
        if not is_hidden(element):
            yield Problem(
                f"`tabindex` of {number} takes this out of the order of the text",
                fix="put it where it belongs, and write `0` or nothing",
                element=element,
            )


def _number(kind: Kind) -> int:
    match = _WHOLE.match(kind.get("tabindex") or "")
    return 0 if match is None else int(match[1])


RULE = Rule(
    id="accessibility/tab-order",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.4.3",),
    kinds=_number,
)
