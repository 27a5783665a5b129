"""
In a drawing stand elements of SVG, in a formula those of MathML.

What is no element of SVG draws nothing, and all that it holds is missing too. Mostly it is a slip
of the keyboard, or a piece of HTML that has to stand in a `<foreignObject>`.

```html passes
<svg viewBox="0 0 9 9"><linearGradient id="g"/><circle r="4"/></svg>
```

```html fails
<svg viewBox="0 0 9 9"><cirle r="4"/></svg>
```

```html fails
<math><mn>1</mn><mfraction><mn>1</mn><mn>2</mn></mfraction></math>
```

Source: SVG 2, appendix "Element Index"; MathML Core, section 2.1.2.
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import foreign, problems
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report names that SVG and MathML do not have."""
    yield from problems(page, foreign)


RULE = Rule(
    id="html/foreign-element",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    kinds=foreign,
)
