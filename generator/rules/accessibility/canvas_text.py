"""
What a script draws has words beside it.

A `canvas` is empty to a screen reader. Write between its tags what it shows, or name it with `aria-label`
and `role="img"`; one that only decorates gets `aria-hidden="true"`.

```html passes
<canvas role="img" aria-label="Sales in 2026"></canvas>
```

```html passes
<canvas><p>Sales rose from 5 to 8 million.</p></canvas>
```

```html passes
<canvas aria-hidden="true"></canvas>
```

```html fails
<canvas></canvas>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content"; HTML, "The canvas element".
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage, fold
from generator.model.finding import Outcome, Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report drawings of scripts without words."""
    for element, _ in page.where(is_canvas):
        has_words = fold(element.text) != "" or element.holds("*") or accessible_name(element) != ""
        if not has_words and not is_hidden(element):
            yield Problem(
                "canvas has no words for people who do not see it",
                fix="write between its tags what it shows, or name it with `aria-label`",
                element=element,
                outcome=Outcome.REVIEW,
            )


def is_canvas(tag: Tag) -> bool:
    """Whether a script draws on *tag*."""
    return tag.name == "canvas" and tag.is_html


RULE = Rule(
    id="accessibility/canvas-text",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.1.1",),
    kinds=is_canvas,
)
