"""
Elements have the attributes without which they do nothing.

A `<map>` without a name belongs to no picture, and a file that is preloaded without `as` is not
loaded at all.

```html passes
<link rel="preload" href="/a.woff2" as="font" crossorigin> <bdo dir="rtl">abc</bdo> <data value="12">a dozen</data>
```

```html fails
<link rel="preload" href="/a.woff2">
```

```html fails
<bdo>abc</bdo>
```

```html fails
<map><area shape="rect" coords="0,0,9,9" href="/a/" alt="A"></map>
```

```html fails
<meta name="description">
```

```html fails
<map name="garden"><area shape="circle" href="/a/" alt="A"></map>
```

```html fails
<select><optgroup><option>Spade</option></optgroup></select>
```

Addresses of pictures and scripts are the matter of `links/source-empty`.

Source: WHATWG HTML, the sections of each element.
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report elements that lack an attribute."""
    yield from problems_about(page, Subject.MISSING)


RULE = Rule(
    id="html/attribute-missing",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
