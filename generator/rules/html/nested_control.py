"""
A link or button holds no other link, button or form field.

When somebody presses the inner one, browsers disagree about which of them is meant, and people with
a keyboard or a screen reader often reach only one. Put them side by side.

```html passes
<p><a href="/spades/">Spades</a> <button>Buy</button></p>
```

```html passes
<label>Name <input name="n"></label> <a name="old"><b>Spades</b></a>
```

```html fails
<a href="/spades/">Spades <button>Buy</button></a>
```

```html fails
<button>Open <span tabindex="0">more</span></button>
```

```html fails
<label>Name <label>First name</label></label>
```

Source: WHATWG HTML, "Content model" of `a`, `button`, `label` and `option`; WCAG 2.2, 4.1.2 "Name,
Role, Value".
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import nested_control, problems
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report controls within controls."""
    yield from problems(page, nested_control)


RULE = Rule(
    id="html/nested-control",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    kinds=nested_control,
    unless="accessibility/presentational-children",
    criteria=("4.1.2",),
)
