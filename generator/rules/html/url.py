"""
Addresses hold no characters that must be written otherwise.

A space, a quotation mark or a brace may not stand in an address. Browsers put `%20` and the like in
its place, but mail programs and other sites cut the address off there. The rules on links report
addresses that lead nowhere; this one adds characters, and addresses that nobody follows: of quotations,
forms and microdata.

```html passes
<a href="/spade%20list/">Spades</a> <img src="/a.png" alt="A"> <q cite="https://www.example.org/">A spade</q> <a href="https://[::1]/">Here</a>
```

```html fails
<a href="/spade list/">Spades</a>
```

```html fails
<img src="/a {1}.png" alt="A spade">
```

```html fails
<q cite="htp://www.example.org/">A spade</q>
```

```html fails
<form action=""></form>
```

```html fails
<div itemscope itemtype="Product">Spade</div>
```

Source: WHATWG URL, 4.3 "URL writing"; WHATWG HTML, 2.4.1 "URLs".
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.mending.addresses import mend_address
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report addresses that have to be written otherwise."""
    yield from problems_about(page, Subject.ADDRESS, corrected=True)


RULE = Rule(
    id="html/url",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    mend=mend_address,
)
