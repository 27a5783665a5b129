"""
Words about how pages relate stand on the element that they belong to.

`rel="canonical"` says something in the head of a page and nothing on a link in the text; `nofollow` is
the other way round. Browsers and search engines ignore a word that stands in the wrong place.

```html passes
<link rel="canonical" href="/a/"> <a href="/b/" rel="nofollow">B</a>
```

```html fails
<a href="/a/" rel="canonical">A</a>
```

```html fails
<link rel="nofollow" href="/b/">
```

Source: WHATWG HTML, 4.6.7 "Link types" (its table).
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report words that belong on another element."""
    yield from problems_about(page, Subject.RELATION_ELSEWHERE)


RULE = Rule(
    id="html/relation-misplaced",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
)
