"""
In a table everything stands in cells, or in the caption.

What stands between rows is moved: browsers show it before the table, whatever its place in the
HTML. Of each table the first such piece is reported.

```html passes
<table><caption>Prices</caption><tr><td>Spade</td></tr></table>
```

```html fails
<table>Prices<tr><td>Spade</td></tr></table>
```

```html fails
<table><tr><td>Spade</td></tr><div>Rake</div></table>
```

```html fails
<table><tbody><td>Spade</td></tbody></table>
```

Source: WHATWG HTML, section 13.2.6.1, "foster parenting".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what stands in a table outside of its cells, and cells in no row."""
    yield from tag_problems(page, Slip.MOVED, Slip.NO_ROW)


RULE = Rule(
    id="html/table-content",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
