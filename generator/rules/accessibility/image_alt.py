"""
A picture needs a text alternative.

People who do not see the picture, and search engines, read the text instead. Say what the
picture tells at this place. A picture that tells nothing is decoration: give it an empty text,
`alt=""`.

```html passes
<img src="spade.png" alt="A spade with a short handle">
```

```html passes
<img src="line.png" alt=""> <img src="line.png" role="presentation">
```

```html passes
<a href="/" aria-hidden="true"><img src="spade.png"></a>
```

```html passes
<template><img src="spade.png"></template>
```

```html fails
<img src="spade.png">
```

```html fails
<div role="img"></div>
```

Source: WCAG 2.2, 1.1.1 "Non-text Content".
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import has_accessible_name
from generator.checks.accessibility.needs import Need, nameless, need
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report pictures without a name that are not marked as decoration."""
    for element in page.images:
        text = element.get("alt")
        if text and not text.strip() and _lacks_name(element):
            yield _problem(element)
    for element in page.fact(nameless).get(Need.IMAGE, ()):
        yield _problem(element)


def _lacks_name(element: Element) -> bool:
    """Whether a picture whose text is a space, which marks no decoration, has no name."""
    return (
        need(element) is Need.IMAGE and not has_accessible_name(element) and not is_hidden(element)
    )


def _problem(element: Element) -> Problem:
    return Problem(
        "image has no text alternative",
        fix="say what it shows, `![like this](picture.png)`; for decoration write an empty `alt`",
        element=element,
    )


RULE = Rule(
    id="accessibility/image-alt",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("23a2a8",),
    criteria=("1.1.1",),
)
