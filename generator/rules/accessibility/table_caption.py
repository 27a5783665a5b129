"""
The title of a table is its `caption`.

A title in a row of its own is read as data, and as the header of every column. A caption says what
the table is about before anybody enters it; an empty one says nothing. A row across the whole table
may be something else than a title, so the outcome is `review`.

```html passes
<table><caption>Opening hours</caption><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

```html passes
<table><tr><th colspan="2">Opening hours</th></tr><tr><td>8–12</td><td>14–18</td></tr></table>
```

```html fails
<table><tr><td colspan="2">Opening hours</td></tr><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

```html fails
<table><caption> </caption><tr><th>Day</th></tr><tr><td>Monday</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", technique H39.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.plain_text import fold
from generator.checks.page.table_grid import Cell, TableGrid, has_tables, table_grids
from generator.model.finding import Outcome, Severity

_SEVERAL = 2  # columns; one row more than the title and the headers


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report rows that look like titles, and captions without words."""
    for grid in page.fact(table_grids):
        table = grid.element
        if role(table) != "table" or is_hidden(table):
            continue
        caption = next((one for one in table.children if one.name == "caption"), None)
        words = None if caption is None else fold(caption.text)
        if words == "" and caption is not None and not caption.holds("img,svg"):
            yield Problem(
                "caption of the table is empty",
                fix="write what the table is about, or leave the caption out",
                element=caption,
            )
        title = None if caption is not None else _title_row(grid)
        if title is not None:
            yield Problem(
                f"first row of the table looks like its title: `{fold(title.element.text)}`",
                fix="write it into `<caption>` at the start of the table",
                element=title.element,
                outcome=Outcome.REVIEW,
            )


def _title_row(grid: TableGrid) -> Cell | None:
    """The one cell of the first row, where headers or more data follow below."""
    if grid.columns < _SEVERAL or grid.rows <= _SEVERAL or not grid.is_whole:
        return None
    first = grid.cells[0]
    if first.width < grid.columns or first.height > 1 or first.is_empty:
        return None
    return None if first.is_header and not _has_headers_below(grid) else first


def _has_headers_below(grid: TableGrid) -> bool:
    below = [cell for cell in grid.cells if cell.y == 1]
    return bool(below) and all(cell.is_header for cell in below)


RULE = Rule(
    id="accessibility/table-caption",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.GUIDANCE,
    severity=Severity.NOTICE,
    criteria=("1.3.1",),
    given=has_tables,
)
