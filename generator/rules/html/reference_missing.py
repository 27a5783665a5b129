"""
What an attribute refers to is on the page.

A `<label>` whose `for` names no field labels nothing: nobody can click it, and a screen reader does not
say it. The same holds for the form of a field, its list of proposals, the headings of a table's cell, the
map of a picture, and the element that a button opens.

```html passes
<label for="town">Town</label> <input id="town" name="town" list="towns"> <datalist id="towns"><option value="Graz"></datalist>
```

```html passes
<button popovertarget="more">More</button> <div id="more" popover>Spades</div> <img src="/a.png" usemap="#garden" alt="Plan"> <map name="garden"></map>
```

```html fails
<label for="twon">Town</label> <input id="town" name="town">
```

```html fails
<label for="town">Town</label> <div id="town"></div>
```

```html fails
<input name="town" list="towns">
```

```html fails
<button form="order">Send</button>
```

```html fails
<table><tr><td headers="price">3</td></tr></table>
```

```html fails
<img src="/a.png" usemap="#garden" alt="Plan">
```

```html fails
<button popovertarget="more">More</button> <div id="more">Spades</div>
```

```html fails
<div itemscope itemref="more">Spade</div>
```

References of ARIA, and links to parts of a page, have rules of their own.

Source: WHATWG HTML, 4.10.4 (for), 4.10.18.3 (form), 4.10.5.3.9 (list), 4.9.11 (headers), 4.8.14 (usemap).
"""

from collections.abc import Iterator

from generator.checks.conformance.attribute_faults import attribute_faults
from generator.checks.conformance.value_types import Subject
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity
from generator.rules.html.attribute_problems import problems_about


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report references that lead nowhere, or to something else."""
    yield from problems_about(page, Subject.REFERENCE)


RULE = Rule(
    id="html/reference-missing",
    check=check,
    subject=HtmlPage,
    given=attribute_faults,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
)
