"""
Each header cell of a table has words.

A header without words says nothing about its column. Write what the column holds; over a column of
row names, too. An empty corner may be a `td`. Reported apart is a table in which no header has words.

```html passes
<table><tr><td></td><th>Open</th></tr><tr><th>Monday</th><td>8–12</td></tr></table>
```

```html passes
<table><tr><th><img src="clock.png" alt="Open"></th></tr><tr><td>8–12</td></tr></table>
```

```html fails
<table><tr><th>Day</th><th></th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships" (advice, not a requirement).
"""

from collections.abc import Iterator

from generator.checks.accessibility.accessible_name import has_accessible_name
from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.model.finding import Severity

_HEADERS = ("columnheader", "rowheader")


def header_cells(page: HtmlPage) -> bool:
    """Whether *page* has header cells."""
    return page.has("th")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each `th` without words, in tables of which another header has some."""
    empty = [cell for cell in page.named("th") if not cell.text.strip()]
    for cell in empty:
        if role(cell) not in _HEADERS or has_accessible_name(cell) or is_hidden(cell):
            continue
        table = cell.closest("table")
        if table is None or role(table) != "table":
            continue
        if any(other.text.strip() for other in table.descendants("th")):
            yield Problem(
                "header cell of a table is empty",
                fix="write what its column or row holds",
                element=cell,
            )


RULE = Rule(
    id="accessibility/table-header-empty",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("1.3.1",),
    given=header_cells,
)
