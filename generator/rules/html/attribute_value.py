"""
Attributes have values that browsers know.

Where an attribute takes one of some words, a number or a name, browsers ignore everything else: a
picture with `width="100%"` has no width, and `loading="lazzy"` loads at once.

```html passes
<img src="/a.png" alt="A spade" width="120" height="80" loading="lazy"> <a href="/a/" target="_blank">A</a> <td colspan="2">
```

```html passes
<p dir="auto" translate="no" hidden="until-found">Spade</p> <ol type="a" start="-1"><li>Spade</ol>
```

```html fails
<img src="/a.png" alt="A spade" width="100%">
```

```html fails
<img src="/a.png" alt="A spade" loading="lazzy">
```

```html fails
<form method="put" action="/send"></form>
```

```html fails
<p dir="left">Spade</p>
```

```html fails
<a href="/a/" target="_new">A</a>
```

```html fails
<p id="two words">Spade</p>
```

```html fails
<table><tr><td colspan="0">Spade</td></tr></table>
```

```html fails
<iframe src="/a/" title="A" sandbox="allow-script"></iframe>
```

```html fails
<p tabindex="first">Spade</p>
```

```html fails
<map name="a"><area shape="circle" coords="1,2" href="/a/" alt="A"></map>
```

Values with rules of their own (addresses, dates, sources of pictures and others) are the matter of
these.

Source: WHATWG HTML, 2.3 "Common microsyntaxes", and the sections of each attribute.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report values that browsers ignore."""
    yield from problems_about(page, Subject.VALUE)


RULE = Rule(
    id="html/attribute-value",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
