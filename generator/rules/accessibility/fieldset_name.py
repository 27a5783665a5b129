"""
A group of fields says what it is about.

"Yes" and "No" mean little without the question. Begin the `fieldset` with a `legend`, or give the group
`aria-labelledby`.

```html passes
<fieldset><legend>Delivery</legend><label><input type="radio" name="d"> By post</label></fieldset>
```

```html passes
<div role="radiogroup" aria-label="Delivery"></div>
```

```html passes
<fieldset><label>Name <input></label></fieldset>
```

```html fails
<fieldset><label><input type="radio" name="d"> By post</label><label><input type="radio" name="d"> By bicycle</label></fieldset>
```

```html fails
<div role="radiogroup"></div>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", technique H71; WAI-ARIA 1.2, "radiogroup".
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.elements import input_type
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role, role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity

_CHOICES = frozenset({"checkbox", "radio"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report groups of choices without a name."""
    for element, _ in page.where(is_group):
        is_choice = role(element) == "radiogroup" or _holds_choices(element)
        if is_choice and accessible_name(element) == "" and not is_hidden(element):
            yield Problem(
                "group of choices has no name",
                fix="begin the `fieldset` with a `legend`, or name the group in `aria-labelledby`",
                element=element,
            )


def is_group(tag: Tag) -> bool:
    """Whether *tag* is a group of fields."""
    return role(tag) == "radiogroup" or (tag.name == "fieldset" and not explicit_role(tag))


def _holds_choices(element: Element) -> bool:
    choices = [one for one in element.descendants("input") if input_type(one) in _CHOICES]
    return len(choices) > 1


RULE = Rule(
    id="accessibility/fieldset-name",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    kinds=is_group,
)
