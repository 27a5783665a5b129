"""
A label belongs to one field.

Where a `<label>` holds two, browsers give it to the first: a click on its words goes there, and a
screen reader names the second by nothing.

```html passes
<label>Name <input name="n"></label> <label>Note <input type="hidden" name="x"><input name="y"></label>
```

```html fails
<label>From <input name="a"> to <input name="b"></label>
```

Source: WHATWG HTML, section 4.10.4 "The label element".
"""

from collections.abc import Iterator

from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_FIELDS = ("button", "input", "meter", "output", "progress", "select", "textarea")


def has_label(page: HtmlPage) -> bool:
    """Whether the page has a label."""
    return page.has("label")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report labels with several fields."""
    for label in page.named("label"):
        fields = [
            one
            for one in label.descendants(*_FIELDS)
            if one.name != "input" or (one.get("type") or "").lower() != "hidden"
        ]
        if len(fields) > 1:
            yield Problem(
                f"the label holds {len(fields)} fields; it belongs to the first alone",
                fix="write a label for each",
                element=label,
            )


RULE = Rule(
    id="html/label-fields",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    given=has_label,
)
