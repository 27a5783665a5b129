"""
A tag stands where browsers take notice of it.

A `<form>` in a `<form>`, a `<tr>` outside of a table, a second `<body>`: browsers leave such a tag
out, with its attributes, and what it was meant for does not happen.

```html passes
<table><tr><td>Spade</td></tr></table>
```

```html fails
<div><tr><td>Spade</td></tr></div>
```

```html fails
<form action="/a"><form action="/b"><input name="q"></form></form>
```

Source: WHATWG HTML, section 13.2.6 "Tree construction".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report start tags that browsers leave out."""
    yield from tag_problems(page, Slip.DROPPED)


RULE = Rule(
    id="html/dropped-tag",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
