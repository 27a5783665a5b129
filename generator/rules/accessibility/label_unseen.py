"""
People see what a field is for.

A name in `title` shows when a mouse rests on the field, and a `placeholder` goes with the first letter.
Put a `label` beside the field.

```html passes
<label>Name <input placeholder="Ada Lovelace"></label>
```

```html passes
<input type="search" aria-label="Search">
```

```html fails
<input placeholder="Name">
```

```html fails
<select title="Size"><option>Small</option></select>
```

Source: WCAG 2.2, 3.3.2 "Labels or Instructions".
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import accessible_name
from generator.checks.accessibility.elements import input_type
from generator.checks.accessibility.native_names import labels_of
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Outcome, Severity

_BUTTONS = frozenset({"button", "hidden", "image", "reset", "submit"})
_NAMES = frozenset({"aria-label", "aria-labelledby"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report fields that only a hint names."""
    for element, _ in page.where(is_hinted):
        if labels_of(element) or is_hidden(element) or accessible_name(element) == "":
            continue
        by = "title" if (element.get("title") or "").strip() else "placeholder"
        yield Problem(
            f"field is named by `{by}` alone",
            fix="put a `label` beside it",
            element=element,
            outcome=Outcome.REVIEW,
        )


def is_hinted(tag: Tag) -> bool:
    """Whether *tag* is a field with a hint and without a name in an attribute."""
    names = tag.attribute_names
    is_field = tag.name in ("select", "textarea") or (
        tag.name == "input" and input_type(tag) not in _BUTTONS
    )
    is_hint = "placeholder" in names or "title" in names
    return is_field and tag.is_html and is_hint and _NAMES.isdisjoint(names)


RULE = Rule(
    id="accessibility/label-unseen",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.WARNING,
    criteria=("3.3.2",),
    kinds=is_hinted,
)
