"""
Obsolete elements give way to what replaced them.

Browsers show `<center>`, `<font>` and the like as they did long ago, but the standard has taken
them out: their look cannot be changed with the style sheet of the site, and some, such as
`<marquee>`, keep people from reading. The finding says what stands for each today.

```html passes
<p style="text-align: center">Closed on <del>Monday</del> Tuesday</p>
```

```html fails
<center>Closed on <strike>Monday</strike> Tuesday</center>
```

Source: WHATWG HTML, section 16.2 "Non-conforming features".
"""

from collections.abc import Iterator

from generator.checks.conformance.content_model import obsolete, problems
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that the standard has taken out."""
    yield from problems(page, obsolete)


RULE = Rule(
    id="html/obsolete-element",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    unless="accessibility/moving-text",
    kinds=obsolete,
)
