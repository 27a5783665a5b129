"""
A `role` adds something.

`<nav role="navigation">` says the same twice. Nothing breaks; the attribute can go. A list with
`role="list"` is left alone: one browser forgets that it is a list when a style sheet takes its bullets
away.

```html passes
<nav><a href="/">Home</a></nav>
```

```html passes
<ul role="list"><li>Spades</li></ul>
```

```html fails
<nav role="navigation"><a href="/">Home</a></nav>
```

```html fails
<button role="button">Save</button>
```

Source: ARIA in HTML, "Document conformance requirements for use of ARIA attributes in HTML".
"""

from collections.abc import Iterator

from generator.checks.accessibility.roles import explicit_role, row
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report roles that their element has anyway."""
    for element, _ in page.where(same_role):
        name = same_role(element)
        if name:
            yield Problem(
                f"`{element.name}` has the role `{name}` already",
                fix="take `role` out",
                element=element,
            )


def same_role(tag: Tag) -> str:
    """Give the role written on *tag* if it is its own."""
    name = explicit_role(tag)
    if not name or not tag.is_html or name in ("generic", "list", "listitem"):
        return ""
    return name if name == row(tag).role else ""


RULE = Rule(
    id="accessibility/role-redundant",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.NOTICE,
    criteria=("4.1.2",),
    kinds=same_role,
)
