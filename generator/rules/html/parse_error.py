"""
Tags and comments are written as HTML wants them.

A browser goes on after each slip, in a way that the standard lays down and few people know: a value
without quotes ends at a space, `<div/>` stays open, and a quotation mark too many becomes an
attribute. Of each tag the first slip is reported.

```html passes
<p class="dry">4 &lt; 5<br/></p><img src=spade.png alt="">
```

```html fails
<p class="dry"id="late">Water.</p>
```

```html fails
<p>4 <5</p>
```

```html fails
<div/>
```

Source: WHATWG HTML, section 13.2.2 "Parse errors".
"""

from collections.abc import Iterator

from generator.checks.conformance.parse_errors import Sort, letter_problems, of_sort
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report the remaining errors that the parser finds in tags and comments."""
    yield from letter_problems(page, Sort.OTHER)


RULE = Rule(
    id="html/parse-error",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=of_sort,
)
