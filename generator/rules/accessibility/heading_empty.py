"""
A heading needs a text.

Screen readers list the headings of a page, and an empty one leads nowhere. Write its text, or take it
out; space between paragraphs is for the style sheet to make.

```html passes
<h2>Spades</h2>
```

```html passes
<h2><img src="spades.png" alt="Spades"></h2>
```

```html passes
<h2 hidden></h2>
```

```html fails
<h2></h2>
```

```html fails
<h2><img src="line.png" alt=""></h2>
```

```html fails
<h2><span aria-hidden="true">Spades</span></h2>
```

```html fails
<div role="heading" aria-level="2"></div>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", 2.4.6 "Headings and Labels"; ACT rule ffd0e9.
"""

from collections.abc import Iterator

from generator.checks.accessibility.needs import Need, nameless
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report headings that have no name."""
    for element in page.fact(nameless).get(Need.HEADING, ()):
        yield Problem(
            "heading has no text",
            fix="write its text, or take it out",
            element=element,
        )


RULE = Rule(
    id="accessibility/heading-empty",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("ffd0e9",),
    criteria=(
        "1.3.1",
        "2.4.6",
    ),
    given=nameless,
)
