"""
An end tag ends an element that is open.

One too many ends nothing, or worse, the element around: the layout of the page breaks in the middle.
`</p>` alone makes an empty paragraph, and `</br>` a line break.

```html passes
<div><p>Dig early.<br>Water late.</p></div>
```

```html fails
<div><p>Dig early.</p></div></div>
```

```html fails
<p>Dig early.</br>Water late.</p>
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
    """Report end tags that end nothing."""
    yield from tag_problems(page, Slip.STRAY, Slip.VOID)


RULE = Rule(
    id="html/stray-end-tag",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=by_slip,
)
