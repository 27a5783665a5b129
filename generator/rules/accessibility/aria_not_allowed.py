"""
An `aria-` attribute may stand on its element.

Some elements say by themselves what the attribute would say, such as whether a checkbox is checked, and
the two contradict each other sooner or later. Others, such as `meta`, are not shown at all. Take the
attribute out; HTML has one that does the same.

```html passes
<input type="checkbox" checked>
```

```html passes
<img src="line.png" alt="" aria-hidden="true">
```

```html fails
<input type="checkbox" aria-checked="true">
```

```html fails
<meta name="robots" content="all" aria-hidden="true">
```

```html fails
<picture aria-label="Spade"><img src="spade.png" alt="Spade"></picture>
```

Source: ARIA in HTML, "Document conformance requirements for use of ARIA attributes in HTML".
"""

from collections.abc import Iterator

from generator.checks.accessibility.elements import UNSURE, Row
from generator.checks.accessibility.roles import row
from generator.checks.accessibility.states import stated
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report attributes that must not stand on their element."""
    for element, _ in page.where(misplaced):
        for name in misplaced(element):
            yield Problem(
                f"`{name}` must not stand on `{element.name}`",
                fix="take it out",
                element=element,
            )


def misplaced(tag: Tag) -> tuple[str, ...]:
    """Give the attributes that must not stand on *tag*, whatever its role."""
    names = stated(tag) if tag.is_html else ()
    if not names:
        return ()
    if tag.name in UNSURE and not isinstance(tag, Element):
        return names  # the element tells
    means = row(tag)
    return tuple(name for name in names if name in means.must_not or _is_beyond(means, name))


def _is_beyond(means: Row, name: str) -> bool:
    return means.attributes is not None and name not in means.attributes


RULE = Rule(
    id="accessibility/aria-not-allowed",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("4.1.2",),
    kinds=misplaced,
)
