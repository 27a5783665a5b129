"""
`headers` of a table cell names header cells of the same table.

A screen reader says with a cell the headers that it names. A name that is misspelled, or that
belongs to another table, says nothing. Simple tables need no `headers`: leave the attribute out.

```html passes
<table><tr><th id="day">Day</th><th id="open">Open</th></tr>
<tr><td headers="day">Monday</td><td headers="open">8–12</td></tr></table>
```

```html passes
<table role="presentation"><tr><td id="a">Left</td></tr><tr><td headers="a">Right</td></tr></table>
```

```html fails
<table><tr><th id="day">Day</th></tr><tr><td headers="days">Monday</td></tr></table>
```

```html fails
<table><tr><td><span id="day">Day</span></td></tr><tr><td headers="day">Monday</td></tr></table>
```

```html fails
<table><tr><th>Day</th></tr><tr><td id="day" headers="day">Monday</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships"; WHATWG HTML, "Attributes common to td and th".
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.table_grid import has_tables
from generator.model.finding import Severity

_TABLES = ("table", "grid", "treegrid")
_HEADERS = ("columnheader", "rowheader")


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each cell whose `headers` name something else than headers of its table."""
    for cell in page.with_attribute("headers"):
        if cell.name not in ("td", "th"):
            continue
        table = cell.closest("table")
        if table is None or role(table) not in _TABLES or is_hidden(cell):
            continue
        for name in dict.fromkeys((cell.get("headers") or "").split()):
            fault = _fault(cell, table, name)
            if fault:
                yield Problem(
                    f'`headers="{cell.get("headers")}"` of this cell names `{name}`, {fault}',
                    fix="name the `id` of a `th` of this table, or leave `headers` out",
                    element=cell,
                )


def _fault(cell: Element, table: Element, name: str) -> str:
    target = cell.page.by_id(name)
    if target is None:
        return "which is not on the page"
    if target == cell:
        return "which is the cell itself"
    if target.closest("table") != table:
        return "which is not in this table"
    if target.name not in ("td", "th") or role(target) not in _HEADERS:
        return "which is not a header cell"
    return ""


RULE = Rule(
    id="accessibility/headers-attribute",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.ERROR,
    act=("a25f45",),
    criteria=("1.3.1",),
    given=has_tables,
)
