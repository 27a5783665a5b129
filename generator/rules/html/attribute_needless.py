"""
Attributes that do nothing are left out.

`type="text/javascript"` on a script says what browsers take for granted. It does no harm; without it
the page is shorter and easier to read.

```html passes
<script src="/a.js"></script> <script type="module" src="/b.js"></script> <style>p { margin: 0 }</style>
```

```html fails
<script type="text/javascript" src="/a.js"></script>
```

```html fails
<style type="text/css">p { margin: 0 }</style>
```

```html fails
<script language="JavaScript" src="/a.js"></script>
```

Source: WHATWG HTML, 4.12.1 "The script element", 16.1 "Obsolete but conforming features".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that say what is so without them."""
    yield from problems_about(page, Subject.NEEDLESS)


RULE = Rule(
    id="html/attribute-needless",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
