"""
Tab moves through a page as it is read.

A `tabindex` above 0 pulls the element before everything else on the page, so that the focus jumps about.
Write `0`, and put the elements into the order in which they are wanted.

```html passes
<div role="button" tabindex="0">Save</div>
```

```html passes
<div tabindex="-1">Words</div>
```

```html fails
<a href="/" tabindex="3">Home</a>
```

Source: WCAG 2.2, 2.4.3 "Focus Order", technique F44.
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import tabindex
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that Tab takes out of their order."""
    for element, number in page.where(early_stop):
        if not is_hidden(element):
            yield Problem(
                f"`tabindex` is {number}; at most 0 keeps the order of the page",
                fix='write `tabindex="0"`, or leave it out',
                element=element,
            )


def early_stop(tag: Tag) -> int:
    """Give ``tabindex`` if it is above 0, else 0."""
    return max(tabindex(tag) or 0, 0)


RULE = Rule(
    id="accessibility/tabindex-positive",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("2.4.3",),
    kinds=early_stop,
)
