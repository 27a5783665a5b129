"""
What looks like a button can be reached with the keyboard.

`role="button"` on a `div` says what it is, and does not make the keyboard reach it. Use `button`, or add
`tabindex="0"` and a script that answers Enter and the space bar.

```html passes
<div role="button" tabindex="0">Save</div>
```

```html passes
<button>Save</button>
```

```html passes
<ul role="listbox" tabindex="0" aria-activedescendant="a"><li role="option" id="a">Red</li></ul>
```

```html fails
<div role="button">Save</div>
```

```html fails
<span role="checkbox" aria-checked="false">Sound</span>
```

Source: WCAG 2.2, 2.1.1 "Keyboard"; WAI-ARIA 1.2, "Managing Focus and Supporting Keyboard Navigation".
"""

from collections.abc import Iterator

from generator.checks.accessibility.focus import is_disabled, is_focusable
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

#: Roles of what people operate by itself; parts of a greater one may be reached through that.
_OPERATED_TEXT = """
    button checkbox combobox link searchbox slider spinbutton switch textbox
"""
_OPERATED = frozenset(_OPERATED_TEXT.split())


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report widgets that the keyboard cannot reach."""
    for element, name in page.where(unreached):
        if not is_hidden(element) and not any(map(is_focusable, element.descendants())):
            yield Problem(
                f"the keyboard does not reach this `{name}`",
                fix='use the element of HTML, or add `tabindex="0"` and keys in a script',
                element=element,
            )


def unreached(tag: Tag) -> str:
    """Give the role written on *tag* if people operate it and the keyboard does not reach it."""
    name = explicit_role(tag)
    is_off = (written(tag, "aria-disabled") or "").lower() == "true" or is_disabled(tag)
    if name not in _OPERATED or is_off or is_focusable(tag):
        return ""
    within = any("aria-activedescendant" in one.attribute_names for one in tag.ancestors)
    return "" if within else name


RULE = Rule(
    id="accessibility/widget-unfocusable",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("2.1.1",),
    kinds=unreached,
)
