"""
What is marked as decoration is treated as decoration.

`role="none"` or an empty `alt` says that assistive technology may pass over it. A name, another
`aria-` attribute or the focus takes that back, and it is read. Decide for one of the two.

```html passes
<img src="line.png" alt="">
```

```html passes
<nav role="none"><a href="/">Home</a></nav>
```

```html passes
<img src="line.png" alt="" aria-hidden="true">
```

```html fails
<img src="line.png" alt="" aria-label="Line">
```

```html fails
<nav role="none" aria-label="Pages"><a href="/">Home</a></nav>
```

Source: WAI-ARIA 1.2, "Presentational Roles Conflict Resolution"; ACT rule 46ca7f.
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, keeps_meaning, keeps_role
from generator.checks.accessibility.tags import SOME, Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_DECORATION = ("none", "presentation")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report decoration that browsers show to assistive technology all the same."""
    for element, _ in page.where(contradicts_itself):
        if contradicts_itself(element) and not is_hidden(element):
            why = (
                "its place in the order of Tab" if is_focusable(element) else "an `aria-` attribute"
            )
            yield Problem(
                f"`{element.name}` is marked as decoration, and {why} takes that back",
                fix="take away one of the two",
                element=element,
            )


def contradicts_itself(tag: Tag) -> bool:
    """Whether *tag* is marked as decoration and keeps its role."""
    if explicit_role(tag):
        return explicit_role(tag) in _DECORATION and keeps_meaning(tag)
    return tag.name == "img" and written(tag, "alt") in ("", SOME) and keeps_role(tag)


RULE = Rule(
    id="accessibility/decoration-exposed",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("46ca7f",),
    criteria=(
        "1.1.1",
        "4.1.2",
    ),
    kinds=contradicts_itself,
)
