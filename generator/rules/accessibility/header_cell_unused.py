"""
Each header cell of a table has cells that it is for.

A header without cells is read out for nothing: a column is empty, or a cell was forgotten. Fill the
column, or take the header out. What looks like a header and heads nothing is a heading or a caption.

```html passes
<table><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

```html passes
<table><tr><th>Monday</th><td>8–12</td></tr><tr><th>Tuesday</th><td>8–12</td></tr></table>
```

```html passes
<table><thead><tr><th>Day</th><th>Open</th></tr></thead><tr><td colspan="2">Closed</td></tr></table>
```

```html fails
<table><thead><tr><th>Day</th><th>Open</th></tr></thead><tr><td>Monday</td></tr></table>
```

```html fails
<div role="grid"><div role="row"><div role="columnheader">Day</div>
<div role="columnheader">Open</div></div><div role="row"><div role="gridcell">Monday</div></div></div>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships".
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.table_grid import Cell, TableGrid, table_grids
from generator.model.finding import Severity

_TABLES = ("table", "grid", "treegrid")
_HEADERS = ("columnheader", "rowheader")
_CELLS = ("cell", "gridcell")


def tables_or_grids(page: HtmlPage) -> bool:
    """Whether a table, or something that has the role of one, stands on *page*."""
    return page.has("table") or next(_by_role(page), None) is not None


def _by_role(page: HtmlPage) -> Iterator[Element]:
    for element in page.with_attribute("role"):
        if element.name != "table" and role(element) in _TABLES:
            yield element


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each header cell without a cell that is read with it."""
    found: list[Element] = []
    for grid in page.fact(table_grids):
        if role(grid.element) in _TABLES:
            found += _unused(grid)
    for table in _by_role(page):
        found += _unused_by_role(table)
    for header in found:
        if not is_hidden(header):
            yield Problem(
                "header cell has no cell that it is for",
                fix="fill its row or column, or take the header out",
                element=header,
            )


def _unused(grid: TableGrid) -> list[Element]:
    headers = [
        cell
        for cell in grid.cells
        if role(cell.element) in _HEADERS and not cell.is_empty and cell.is_header
    ]
    if not headers:
        return []
    used: set[Cell] = set()
    for cell in grid.cells:
        used.update(grid.headers_of(cell))
    return [cell.element for cell in headers if cell not in used]


def _unused_by_role(table: Element) -> list[Element]:
    """Headers of a table that is made of roles: its columns are those of the order in each row."""
    if table.holds("[aria-colindex],[aria-colspan],[aria-rowspan],[aria-owns]"):
        return []  # its order is not that of the page
    rows = [
        [cell for cell in row.descendants() if role(cell) in (*_HEADERS, *_CELLS)]
        for row in table.descendants()
        if role(row) == "row"
    ]
    found = []
    for row in rows:
        for index, header in enumerate(row):
            kind = role(header)
            if kind == "columnheader":
                cells = [one[index] for one in rows if one is not row and index < len(one)]
            elif kind == "rowheader":
                cells = row
            else:
                continue
            if header.text.strip() and not any(role(one) in _CELLS for one in cells):
                found.append(header)
    return found


RULE = Rule(
    id="accessibility/header-cell-unused",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    act=("d0f69e",),
    criteria=("1.3.1",),
    given=tables_or_grids,
)
