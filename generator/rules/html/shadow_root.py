"""
A shadow root is declared once, on an element that can have one.

A `<template>` with `shadowrootmode` becomes the shadow root of the element around it. Where that
one has a root already, or can have none, the template stays a template, and nothing of it shows.

```html passes
<garden-map><template shadowrootmode="open"><slot></slot></template></garden-map>
```

```html fails
<ul><template shadowrootmode="open"><slot></slot></template></ul>
```

```html fails
<div><template shadowrootmode="open"></template><template shadowrootmode="open"></template></div>
```

Source: WHATWG HTML, section 4.12.3 "The template element"; DOM, section 4.8 "attach a shadow root".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.kinds import Kind
from generator.model.finding import Severity


def undone_root(kind: Kind) -> bool:
    """Whether a *kind* of template was meant as a shadow root, and is none."""
    return kind.name == "template" and (kind.get("shadowrootmode") or "").lower() in (
        "open",
        "closed",
    )


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report templates that became no shadow root."""
    for element, _ in page.where(undone_root):
        parent = element.parent
        name = "the page" if parent is None else f"`<{parent.name}>`"
        yield Problem(
            f"the shadow root is not made: {name} cannot have one, or has one already",
            fix="put the template into a `<div>` or an element of your own, one in each",
            element=element,
        )


RULE = Rule(
    id="html/shadow-root",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    kinds=undone_root,
)
