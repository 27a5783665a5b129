"""
A `label` belongs to a field.

A click on it puts the focus into the field, and a screen reader says it there; without a field it does
neither. Put the field into the label, or give the label `for` with the id of the field.

```html passes
<label>Name <input></label>
```

```html passes
<label for="mail">Mail</label> <input id="mail">
```

```html fails
<label>Name</label> <input aria-label="Name">
```

```html fails
<label for="main">Mail</label> <input id="mail" aria-label="Mail">
```

```html fails
<label for="box">Size</label> <div id="box"></div>
```

Source: HTML, "The label element"; WCAG 2.2, 1.3.1 "Info and Relationships", technique H44.
"""

from collections.abc import Iterator

from generator.checks.accessibility.native_names import labelled
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report labels without a field."""
    for label in page.named("label"):
        if labelled(label) is None and not _is_of_own_make(label):
            wanted = label.get("for")
            found = page.by_id(wanted) if wanted else None
            yield Problem(
                "label belongs to no field"
                if not wanted
                else f"label is for `{wanted}`, and "
                + ("that is no field" if found is not None else "nothing has this id"),
                fix="put the field into the label, or name its id in `for`",
                element=label,
            )


def _is_of_own_make(label: Element) -> bool:
    """Whether its field may be an element of own make, which a script makes a field."""
    wanted = label.get("for")
    if wanted is not None:
        found = label.page.by_id(wanted)
        return found is not None and "-" in found.name
    return any("-" in one.name for one in label.descendants())


def has_labels(page: HtmlPage) -> bool:
    """Whether *page* has a label."""
    return page.has("label")


RULE = Rule(
    id="accessibility/label-unused",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=(
        "1.3.1",
        "3.3.2",
    ),
    given=has_labels,
)
