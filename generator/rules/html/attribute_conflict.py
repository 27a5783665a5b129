"""
Attributes work together.

Some attributes do nothing without another one, or beside it: `download` without `href`, `async` on a
script within the page, `src` on a `<source>` in `<picture>`. What was meant does not happen, and no
browser says so.

```html passes
<a href="/list.pdf" download>Price list</a> <script async src="/a.js"></script> <script type="module" async>import "/a.js"</script>
```

```html passes
<picture><source srcset="/a.avif" type="image/avif"><img src="/a.jpg" alt="A spade"></picture>
```

```html fails
<a download>Price list</a>
```

```html fails
<script defer>start()</script>
```

```html fails
<script type="module" defer src="/a.js"></script>
```

```html fails
<picture><source src="/a.avif" type="image/avif"><img src="/a.jpg" alt="A spade"></picture>
```

```html fails
<meta name="description" charset="utf-8" content="Spades">
```

```html fails
<p xml:lang="de">Spaten</p>
```

```html fails
<img src="/a.jpg" srcset="/a.jpg 480w" sizes="auto" alt="A spade">
```

```html fails
<div itemtype="https://schema.org/Product">Spade</div>
```

```html fails
<select required><option value="1">Spade</option></select>
```

```html fails
<link rel="stylesheet" href="/a.css" as="style">
```

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
    """Report attributes that do nothing without another one, or beside it."""
    yield from problems_about(page, Subject.CONFLICT)


RULE = Rule(
    id="html/attribute-conflict",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
