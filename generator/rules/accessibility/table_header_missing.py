"""
A table says what its columns or rows hold.

A screen reader says with each cell the header of its column; without headers it says numbers and
nothing else. In Markdown the first line of a table is its header line: write what each column holds.

A table without captions or header lines may also be there for the layout alone; then the outcome is
`review`. Mark such a table with `role="presentation"`.

```html passes
<table><tr><th>Day</th><th>Open</th></tr><tr><td>Monday</td><td>8–12</td></tr></table>
```

```html passes
<table role="presentation"><tr><td>Left</td><td>Right</td></tr><tr><td>1</td><td>2</td></tr></table>
```

```html passes
<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>
```

```html fails
<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>Monday</td><td>8–12</td></tr></tbody></table>
```

```html fails
<table><caption>Open</caption><tr><td>Monday</td><td>8–12</td></tr><tr><td>Tuesday</td><td>8–12</td></tr></table>
```

```html fails
<table><tr><td>Monday</td><td>8–12</td></tr><tr><td>Tuesday</td><td>8–12</td></tr></table>
```

Source: WCAG 2.2, 1.3.1 "Info and Relationships", technique H51.
"""

from collections.abc import Iterator

from generator.checks.accessibility.rendering import is_hidden
from generator.checks.accessibility.roles import role
from generator.checks.engine.rule import Basis, NoOptions, Problem, Rule
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.table_grid import TableGrid, has_tables, table_grids
from generator.model.finding import Outcome, Severity

_HEADERS = frozenset({"columnheader", "rowheader"})
_FEWEST = 2  # rows and columns of a table that somebody reads across
#: What tells that somebody meant a table of data.
_MEANT = "caption,thead,th,[headers],[scope],[summary]"
#: What tells that somebody may have meant a layout.
_LAID_OUT = "table,h1,h2,h3,h4,h5,h6,form,nav,video,iframe"


def check(page: HtmlPage, _options: NoOptions) -> Iterator[Problem]:
    """Report each table of several rows and columns that has no header with words."""
    for grid in page.fact(table_grids):
        table = grid.element
        if role(table) == "table" and _lacks_headers(grid) and not is_hidden(table):
            is_meant = table.holds(_MEANT)
            if not is_meant and table.holds(_LAID_OUT):
                continue
            yield Problem(
                "table has no headers, so nothing says what its cells mean",
                fix="write what each column holds into its first row, as `th`",
                element=table,
                outcome=Outcome.FAILED if is_meant else Outcome.REVIEW,
            )


def _lacks_headers(grid: TableGrid) -> bool:
    if not grid.is_whole or grid.columns < _FEWEST or grid.rows < _FEWEST:
        return False
    return not any(role(cell.element) in _HEADERS and not cell.is_empty for cell in grid.cells)


RULE = Rule(
    id="accessibility/table-header-missing",
    check=check,
    subject=HtmlPage,
    defaults=NoOptions(),
    basis=Basis.STANDARD,
    severity=Severity.WARNING,
    criteria=("1.3.1",),
    given=has_tables,
)
