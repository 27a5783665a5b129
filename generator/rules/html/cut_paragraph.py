"""
A paragraph holds words, pictures and links, no blocks.

Where a `<div>`, a list, a table or a heading begins in a `<p>`, browsers end the paragraph there.
What follows the block stands outside of any paragraph, and the `</p>` that was meant to end it makes
an empty one, with its space. In Markdown it happens where a block of HTML stands in the middle of a
paragraph.

```html passes
<p>Take:</p><ul><li>a spade</li></ul><p>and dig.</p>
```

```html passes
<p>Dig.<div>Water.</div>
```

```html fails
<p>Take: <ul><li>a spade</li></ul> and dig.</p>
```

Source: WHATWG HTML, sections 13.1.2.4 "Optional tags" and 4.4.1 "The p element".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report paragraphs that a block within them ends."""
    yield from tag_problems(page, Slip.CUT_PARAGRAPH)


RULE = Rule(
    id="html/cut-paragraph",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=by_slip,
)
