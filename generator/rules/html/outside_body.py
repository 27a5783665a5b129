"""
A page is a head and a body, and nothing else.

What stands between them, or behind `</body>`, belongs to neither. Browsers move it, some of it into
the head and the rest into the body, and programs that read the page in another way leave it out.
Mostly a tool put it there, such as one that adds a script at the end of the file.

```html passes
<html><head><title>Spades</title></head><body><p>Dig.</p><script src="a.js"></script></body></html>
```

```html fails
<html><head><title>Spades</title></head><body><p>Dig.</p></body></html><script src="a.js"></script>
```

```html fails
<html><head><title>Spades</title></head><link rel="stylesheet" href="a.css"><body><p>Dig.</p></body>
</html>
```

Source: WHATWG HTML, sections 13.2.6.4.6 "The "after head" insertion mode" and 13.2.6.4.19 "The
"after body" insertion mode".
"""

from collections.abc import Iterator

from generator.checks.conformance.tag_fault import Slip
from generator.checks.conformance.tag_problems import tag_problems
from generator.checks.conformance.written_tags import by_slip
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what stands between the head and the body, or behind the body."""
    yield from tag_problems(page, Slip.BEFORE_BODY, Slip.AFTER_BODY)


RULE = Rule(
    id="html/outside-body",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=by_slip,
)
