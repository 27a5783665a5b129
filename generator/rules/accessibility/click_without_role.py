"""
What answers to a click says what it is.

A `div` with `onclick` is a button for the mouse alone: the keyboard does not reach it, and a screen reader
reads it as text. Use `button` or a link.

```html passes
<button onclick="save()">Save</button>
```

```html passes
<div onclick="save()" role="button" tabindex="0">Save</div>
```

```html passes
<label onclick="save()">Save <input></label>
```

```html fails
<div onclick="save()">Save</div>
```

```html fails
<span onclick="save()">Save</span>
```

Source: WCAG 2.2, 2.1.1 "Keyboard", 4.1.2 "Name, Role, Value", technique F59.
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import is_disabled, is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_HANDLERS = frozenset({"onclick", "onmousedown", "onmouseup"})
#: Elements that pass a click on, or show it to people by themselves.
_PASS_ON = frozenset({"body", "details", "form", "html", "label", "option", "summary"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report what answers to the mouse and to nothing else."""
    for element, _ in page.where(mouse_only):
        if not is_hidden(element) and not any(map(is_focusable, element.descendants())):
            yield Problem(
                f"`{element.name}` answers to a click, and the keyboard does not reach it",
                fix="use `button`, or a link where it leads somewhere",
                element=element,
            )


def mouse_only(tag: Tag) -> bool:
    """Whether *tag* answers to the mouse, and has neither a role nor the focus."""
    return (
        not _HANDLERS.isdisjoint(tag.attribute_names)
        and tag.is_html
        and tag.name not in _PASS_ON
        and not explicit_role(tag)
        and not is_focusable(tag)
        and not is_disabled(tag)
    )


RULE = Rule(
    id="accessibility/click-without-role",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=(
        "2.1.1",
        "4.1.2",
    ),
    kinds=mouse_only,
)
