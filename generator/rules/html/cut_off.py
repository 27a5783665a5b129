"""
Every tag and every comment has an end.

Where it is missing, mostly for want of a quotation mark, a browser takes all that follows for a part
of it, and shows nothing of it.

```html passes
<p title="Early">Dig.</p><!-- late -->
```

```html fails
<p title="Early>Dig.</p>
```

```html fails
<p>Dig.</p><!-- late <p>Water.</p>
```

Source: WHATWG HTML, section 13.2.2 "Parse errors".
"""

from collections.abc import Iterator

from generator.checks.conformance.parse_errors import Sort, letter_problems, of_sort
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what has no end and takes the rest of the page with it."""
    yield from letter_problems(page, Sort.CUT_OFF)


RULE = Rule(
    id="html/cut-off",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    given=of_sort,
)
