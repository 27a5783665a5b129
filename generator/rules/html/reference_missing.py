"""
What an attribute refers to is on the page.

A field whose `form` names no form is not sent, and a button whose `popovertarget` names nothing opens
nothing. The same holds for the list of proposals of a field, the map of a picture, and what an item of
microdata refers to.

```html passes
<label for="town">Town</label> <input id="town" name="town" list="towns"> <datalist id="towns"><option value="Graz"></datalist>
```

```html passes
<button popovertarget="more">More</button> <div id="more" popover>Spades</div> <img src="/a.png" usemap="#garden" alt="Plan"> <map name="garden"></map>
```

```html fails
<input name="town" list="towns">
```

```html fails
<button form="order">Send</button>
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

Labels of fields, headings of cells, references of ARIA and links to parts of a page have rules of their
own.

Source: WHATWG HTML, 4.10.18.3 (form), 4.10.5.3.9 (list), 4.8.14 (usemap), 6.12 (popovertarget).
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
    unless="accessibility/headers-attribute",
)
