"""
Every element that is opened is closed.

Where the end tag is missing, everything that follows belongs to the element: a `<b>` makes the rest
of the page bold, and a `<div>` takes the footer in. Elements whose end HTML itself knows, such as
`<p>` and `<li>`, may do without.

```html passes
<div><p>Dig early.<ul><li>Spade<li>Rake</ul></div>
```

```html fails
<div><p>Dig early.</p>
```

```html fails
<p><b>Dig early.</p><p>Water late.</p>
```

Source: WHATWG HTML, sections 13.1.2.4 "Optional tags" and 13.2.6 "Tree construction".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that nothing closes."""
    yield from tag_problems(page, Slip.UNCLOSED)


RULE = Rule(
    id="html/unclosed",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
