"""
A table that only arranges has no headers and no caption.

`role="none"` says that the table is no table. A `th`, `caption` or `summary` in it says that it is, and
screen readers make of it what they like. Decide for one of the two.

```html passes
<table role="none"><tr><td>Left</td><td>Right</td></tr></table>
```

```html passes
<table><caption>Prices</caption><tr><th>Spade</th><td>5</td></tr></table>
```

```html fails
<table role="presentation"><tr><th>Left</th><td>Right</td></tr></table>
```

```html fails
<table role="none" summary="Prices"><tr><td>5</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", techniques F46 and F92.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import explicit_role
from generator.checks.accessibility.tags import Tag
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_HEADING_PARTS = frozenset({"caption", "th"})


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report tables for layout with parts of a table of data."""
    for element, what in page.where(part_of_data):
        if not is_hidden(element):
            yield Problem(
                f"table is marked as layout, and has {what}",
                fix="take `role` away if it holds data, else use `td` alone",
                element=element,
            )


def part_of_data(tag: Tag) -> str:
    """Say what in a table for layout belongs to a table of data; empty where nothing does."""
    if not tag.is_html:
        return ""
    if tag.name == "table":
        is_layout = explicit_role(tag) in ("none", "presentation")
        return "`summary`" if is_layout and "summary" in tag.attribute_names else ""
    names = tag.attribute_names
    is_part = tag.name in _HEADING_PARTS or "scope" in names or "headers" in names
    if not is_part or explicit_role(tag):
        return ""
    table = next((one for one in tag.ancestors if one.name == "table"), None)
    if table is None or explicit_role(table) not in ("none", "presentation"):
        return ""
    return f"`{tag.name}`" if tag.name in _HEADING_PARTS else "`scope` or `headers`"


RULE = Rule(
    id="accessibility/layout-table",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    criteria=("1.3.1",),
    kinds=part_of_data,
)
