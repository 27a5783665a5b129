"""
A table for the layout does not look like a table of data.

`role="presentation"` tells screen readers to take a table for a layout. A caption, a header cell or
a `summary` in it tells the opposite, and what they say is lost. Take the role away if the table holds
data; else make plain cells of its headers.

```html passes
<table role="presentation"><tr><td>Left</td><td>Right</td></tr></table>
```

```html passes
<table role="none"><tr><td><table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table></td></tr></table>
```

```html fails
<table role="presentation"><caption>Opening hours</caption><tr><td>Monday</td><td>8–12</td></tr></table>
```

```html fails
<table role="none"><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", failure F46.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.table_grid import has_tables
from generator.model.finding import Severity


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each table for the layout with a part that only tables of data have."""
    for table in page.named("table"):
        if table.get("role") is None or role(table) != "none" or is_hidden(table):
            continue
        part = _part_of_data(table)
        if part:
            yield Problem(
                f"table is marked as layout (`role`), and has {part}",
                fix="take `role` away if the table holds data; else make plain cells of its headers",
                element=table,
            )


def _part_of_data(table: Element) -> str:
    if (table.get("summary") or "").strip():
        return "a `summary`"
    for name, part in (("caption", "a caption"), ("th", "header cells")):
        if any(one.closest("table") == table for one in table.descendants(name)):
            return part
    cells = table.descendants("td")
    if any(
        one.get("headers") or one.get("scope") for one in cells if one.closest("table") == table
    ):
        return "cells that name their headers"
    return ""


RULE = Rule(
    id="accessibility/layout-table",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    given=has_tables,
)
