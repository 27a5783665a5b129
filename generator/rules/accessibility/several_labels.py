"""
A field has one label.

Of several labels for one field, some screen readers say the first, some the last, and some all. Put
the words into one `label`, and name a hint by `aria-describedby`.

```html passes
<label for="n">Name</label> <input id="n" aria-describedby="h"> <span id="h">As on your card</span>
```

```html fails
<label for="n">Name</label> <input id="n"> <label for="n">As on your card</label>
```

```html fails
<label for="n">Name</label> <label>Your name <input id="n"></label>
```

Source: WCAG 2.2, 3.3.2 "Labels or Instructions".
"""

from collections import Counter
from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.roles import is_hidden
from generator.model.finding import Severity
from generator.rules.accessibility.label_repeated import labels

_FIELDS = ("input", "select", "textarea", "meter", "output", "progress")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each field with more than one label."""
    shown = [one for one in page.named("label") if one.text.strip() and not is_hidden(one)]
    counts = Counter(one.get("for") for one in shown if one.get("for"))
    for field in page.named(*_FIELDS):
        own = field.get("id") or ""
        around = field.closest("label")
        count = counts.get(own, 0)
        if around is not None and around in shown and around.get("for") is None:
            count += 1
        if count > 1:
            yield Problem(
                f"field has {count} labels; one is read with it",
                fix="put the words into one `label`, and a hint into `aria-describedby`",
                element=field,
            )


RULE = Rule(
    id="accessibility/several-labels",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("3.3.2",),
    given=labels,
)
