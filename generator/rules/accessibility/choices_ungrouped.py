"""
Answers stand together with their question.

Radio buttons of one name are answers to one question, and a screen reader says it only if they stand in a
group: a `fieldset` with a `legend`, or `role="radiogroup"` with a name.

```html passes
<fieldset><legend>Delivery</legend><label><input type="radio" name="d"> Post</label><label><input type="radio" name="d"> Bicycle</label></fieldset>
```

```html passes
<label><input type="radio" name="a"> Yes</label>
```

```html fails
<label><input type="radio" name="d"> Post</label><label><input type="radio" name="d"> Bicycle</label>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", techniques H71 and ARIA17.
"""

from collections.abc import Iterator

from generator.checks.accessibility.elements import input_type
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity

_GROUPS = frozenset({"group", "radiogroup"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report radio buttons of one name that stand in no group."""
    first: dict[str, Element] = {}
    reported = set()
    for element, _ in page.where(is_alone):
        name = element.get("name") or ""
        if not name or is_hidden(element):
            continue
        if name in first and name not in reported:
            reported.add(name)
            yield Problem(
                f"radio buttons named `{name[:50]}` stand in no group",
                fix="put them into a `fieldset` that begins with a `legend`",
                element=first[name],
                outcome=Outcome.REVIEW,
            )
        first.setdefault(name, element)


def is_alone(tag: Tag) -> bool:
    """Whether *tag* is a radio button that stands in no group of fields."""
    is_radio = tag.name == "input" and tag.is_html and input_type(tag) == "radio"
    return is_radio and not any(role(one) in _GROUPS for one in tag.ancestors)


RULE = Rule(
    id="accessibility/choices-ungrouped",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=(
        "1.3.1",
        "3.3.2",
    ),
    kinds=is_alone,
)
