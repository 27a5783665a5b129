"""
Heading levels go down one step at a time.

People who listen to a page jump from heading to heading; a level that is left out sounds like
a part that is missing. Choose the level by its place in the text, not by its size.

```html passes
<h1>Tools</h1><h2>Spades</h2><h3>Short spades</h3><h2>Rakes</h2>
```

```html passes
<h2>Menu</h2><h1>Tools</h1>
```

```html fails
<h1>Tools</h1><h3>Spades</h3>
```

Source: WCAG 2.2, technique G141 (advice, not a requirement).
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.checks.accessibility.outline import outline
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.headings import mend_heading
from generator.model.finding import Correction, Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each heading more than one level below the one before."""
    for before, heading in pairwise(page.fact(outline)):
        if heading.level > before.level + 1:
            right = before.level + 1
            is_plain = heading.element.name == f"h{heading.level}"
            yield Problem(
                f"heading of level {heading.level} follows one of level {before.level}",
                fix=f"make it level {right}",
                element=heading.element,
                correction=Correction(str(heading.level), str(right)) if is_plain else None,
            )


RULE = Rule(
    id="accessibility/heading-order",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    mend=mend_heading,
)
