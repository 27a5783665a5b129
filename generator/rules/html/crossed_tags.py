"""
What is opened last is closed first.

Where two elements cross, browsers end one early and may begin it again behind the other, so a link
or a style reaches further than its author meant, or not as far.

```html passes
<p><b>Dig <i>early</i></b>.</p>
```

```html fails
<p><b>Dig <i>early</b></i>.</p>
```

```html fails
<h2>Spades</h3>
```

Source: WHATWG HTML, section 13.2.10.1 "Misnested tags".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that begin within another one and end outside of it."""
    yield from tag_problems(page, Slip.CROSSED, Slip.OTHER_HEADING)


RULE = Rule(
    id="html/crossed-tags",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
