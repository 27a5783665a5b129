"""
The type of a file is one.

A script with `type="javascript"` is not run, and of several sources a browser ignores those whose
`type` it cannot read. Types are written like `image/png`.

```html passes
<script type="module" src="/a.js"></script> <script type="application/ld+json">{}</script> <a href="/a.pdf" type="application/pdf">List</a> <input type="file" name="a" accept=".pdf, image/*">
```

```html fails
<script type="javascript">start()</script>
```

```html fails
<a href="/a.pdf" type="pdf">List</a>
```

```html fails
<input type="file" name="a" accept="*.pdf">
```

Source: WHATWG MIME Sniffing, 4.4; WHATWG HTML, 4.12.1 (type), 4.10.5.1.17 (accept).
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report types that are none."""
    yield from problems_about(page, Subject.MEDIA_TYPE)


RULE = Rule(
    id="html/media-type",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
