"""
A link holds no link, a button no button, a heading no heading.

Where the second begins, browsers end the first, so the rest of it is no part of it any more.

```html passes
<h2>Spades</h2><h3>For clay</h3> <a href="/a/">A</a> <a href="/b/">B</a>
```

```html fails
<a href="/a/">Spades <a href="/b/">for clay</a></a>
```

```html fails
<h2>Spades <h3>for clay</h3></h2>
```

Source: WHATWG HTML, section 13.2.6.4.7 "The "in body" insertion mode".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that begin within one of their kind."""
    yield from tag_problems(page, Slip.NESTED)


RULE = Rule(
    id="html/nested-alike",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
