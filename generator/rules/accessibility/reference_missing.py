"""
What an attribute points to is on the page.

`aria-labelledby`, `aria-describedby` and their like name other elements by id. Where there is none of that
id, the name or description is not said. Correct the id, or take the attribute out.

What `aria-controls` names may be made by a script, so there the outcome is `review`.

```html passes
<h2 id="t">Prices</h2> <div role="group" aria-labelledby="t"></div>
```

```html passes
<button aria-expanded="false" aria-controls="menu">Menu</button>
```

```html fails
<div role="group" aria-labelledby="price"></div>
```

```html fails
<button aria-describedby="hint">Send</button>
```

```html fails
<button aria-expanded="true" aria-controls="menu">Menu</button>
```

Source: WAI-ARIA 1.2, "ID reference"; WCAG 2.2, 1.3.1 "Info and Relationships", technique F68.
"""

from collections.abc import Iterator

from generator.checks.accessibility.states import stated
from generator.checks.accessibility.tags import Tag, written
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.model.finding import Outcome, Severity
from generator.typed_yaml.suggest import nearest

#: What these name may be made by a script when it is wanted.
_MADE_LATER = frozenset(
    {"aria-activedescendant", "aria-controls", "aria-errormessage", "aria-flowto"}
)
_REFERENCES = frozenset({"aria-describedby", "aria-details", "aria-labelledby", "aria-owns"})

#: What says whether the part that is named is shown.
_STATES = ("aria-expanded", "aria-selected")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report references to ids that no element has."""
    for element, names in page.where(references):
        for name in names:
            for one in (element.get(name) or "").split():
                if page.by_id(one) is None:
                    yield _problem(page, element, name, one)


def references(tag: Tag) -> tuple[str, ...]:
    """Give the attributes of *tag* that name other elements; not of what is closed at present."""
    is_closed = any((written(tag, name) or "").strip().lower() == "false" for name in _STATES)
    return tuple(
        name
        for name in stated(tag)
        if name in _REFERENCES or (name in _MADE_LATER and not is_closed)
    )


def _problem(page: HtmlPage, element: Element, name: str, wanted: str) -> Problem:
    meant = nearest(wanted, page.ids)
    return Problem(
        f"`{name}` names `{wanted}`, and nothing on the page has this id",
        fix=f"did you mean `{meant}`?" if meant else "correct the id, or take the attribute out",
        element=element,
        outcome=Outcome.REVIEW if name in _MADE_LATER else Outcome.FAILED,
    )


RULE = Rule(
    id="accessibility/reference-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=(
        "1.3.1",
        "4.1.2",
    ),
    kinds=references,
)
