"""
Tables as browsers lay them out: which cell stands where, and which headers it is read with.

Source:
    WHATWG HTML, "Forming a table" and "Forming relationships between data cells and header cells".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.checks.page.html_page import Element, HtmlPage
from generator.checks.page.plain_text import fold

_LEADING_NUMBER = re.compile(r"[ \t\n\f\r]*\+?(\d+)")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534  # of one cell
_MOST_SLOTS = 20_000  # of a table; more would take long, and nobody wrote them by hand
#: What a table does not have that Markdown makes.
_NOT_PLAIN = "[colspan],[rowspan],[headers],[scope]:not(th[scope=col]),[role],table,caption,:not(thead)>tr>th,thead>tr>td,thead>tr~tr"
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_SHOWN = (
    "img,svg,input,button,select,textarea,video,audio,object,embed,iframe,canvas,meter,progress"
)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """
    A ``td`` or ``th``.

    Attributes:
        x: Its first column, from 0.
        y: Its first row, from 0.
        width: Columns that it covers.
        height: Rows that it covers.
        group: Number of the row group that its row stands in.
    """

    element: Element
    x: int
    y: int
    width: int
    height: int
    group: int

    @property
    def is_header(self) -> bool:
        """Whether it is a ``th``."""
        return self.element.name == "th"

    @property
    def scope(self) -> str:
        """What a header is for: ``row``, ``col``, ``rowgroup``, ``colgroup``, or empty for none."""
        scope = (self.element.get("scope") or "").lower() if self.is_header else ""
        return scope if scope in ("row", "col", "rowgroup", "colgroup") else ""

    @property
    def is_empty(self) -> bool:
        """Whether it has neither text nor something that is shown."""
        return not fold(self.element.text) and not self.element.holds(_SHOWN)


@dataclass(frozen=True)
class TableGrid:
    """
    A table.

    Attributes:
        element: The ``table``.
        cells: In document order; those of tables within it are none of them.
        columns: How many there are.
        rows: How many there are.
        is_whole: False for a table with too many slots, of which nothing else is known.
    """

    element: Element
    cells: tuple[Cell, ...]
    columns: int
    rows: int
    is_whole: bool = True
    _slots: dict[tuple[int, int], list[Cell]] = field(default_factory=dict, repr=False)

    def at(self, x: int, y: int) -> Cell | None:
        """The one cell that covers a slot; None where none does, or several do."""
        found = self._slots.get((x, y), ())
        return found[0] if len(found) == 1 else None

    def cell_of(self, element: Element) -> Cell | None:
        """The cell that *element* is; None where it is none of this table."""
        return self._by_element.get(element)

    @cached_property
    def _by_element(self) -> dict[Element, Cell]:
        return {cell.element: cell for cell in self.cells}

    @cached_property
    def _data_rows(self) -> frozenset[int]:
        """Rows that a data cell covers."""
        return frozenset(y for (_, y), some in self._slots.items() if _holds_data(some))

    @cached_property
    def _data_columns(self) -> frozenset[int]:
        """Columns that a data cell covers."""
        return frozenset(x for (x, _), some in self._slots.items() if _holds_data(some))

    def is_column_header(self, cell: Cell) -> bool:
        """Whether a header is for the cells below it."""
        if cell.scope:
            return cell.scope == "col"
        covered = range(cell.y, cell.y + cell.height)
        return cell.is_header and self._data_rows.isdisjoint(covered)

    def is_row_header(self, cell: Cell) -> bool:
        """Whether a header is for the cells beside it."""
        if cell.scope:
            return cell.scope == "row"
        covered = range(cell.x, cell.x + cell.width)
        is_for_column = self.is_column_header(cell)
        return cell.is_header and not is_for_column and self._data_columns.isdisjoint(covered)

    def headers_of(self, cell: Cell) -> tuple[Cell, ...]:
        """Headers that a cell is read with; empty ones are left out."""
        named = cell.element.get("headers")
        found = self._assigned(cell) if named is None else self._named(named)
        return tuple(one for one in dict.fromkeys(found) if one is not cell and not one.is_empty)

    def _named(self, ids: str) -> Iterator[Cell]:
        for one in ids.split():
            element = self.element.page.by_id(one)
            cell = None if element is None else self.cell_of(element)
            if cell is not None:
                yield cell

    def _assigned(self, cell: Cell) -> Iterator[Cell]:
        for y in range(cell.y, cell.y + cell.height):
            yield from self._met(cell, cell.x, y, (-1, 0))
        for x in range(cell.x, cell.x + cell.width):
            yield from self._met(cell, x, cell.y, (0, -1))
        right, below = cell.x + cell.width, cell.y + cell.height
        for one in self._group_headers:
            if one.x < right and one.y < below and _spans(one, cell):
                yield one

    @cached_property
    def _group_headers(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.scope in ("rowgroup", "colgroup"))

    def _met(self, cell: Cell, x: int, y: int, step: tuple[int, int]) -> Iterator[Cell]:
        """Scan from *cell* to the left or upwards ("internal algorithm for scanning")."""
        opaque: list[Cell] = []
        block = [cell] if cell.is_header else []
        is_in_block = cell.is_header
        is_upwards = step[0] == 0
        while (x := x + step[0]) >= 0 and (y := y + step[1]) >= 0:
            current = self.at(x, y)
            if current is None:
                continue
            if current.is_header:
                is_in_block = True
                block.append(current)
                if not self._is_blocked(current, opaque, is_upwards=is_upwards):
                    yield current
            elif is_in_block:
                is_in_block = False
                opaque += block
                block = []

    def _is_blocked(self, header: Cell, opaque: list[Cell], *, is_upwards: bool) -> bool:
        if is_upwards:
            return not self.is_column_header(header) or any(
                one.x == header.x and one.width == header.width for one in opaque
            )
        return not self.is_row_header(header) or any(
            one.y == header.y and one.height == header.height for one in opaque
        )


def _spans(header: Cell, cell: Cell) -> bool:
    """Whether the header of a group is that of the group in which *cell* begins."""
    if header.scope == "rowgroup":
        return header.group == cell.group
    return header.x <= cell.x < header.x + header.width


def _holds_data(cells: list[Cell]) -> bool:
    # An empty corner makes no data of the first row and column, though the standard says so.
    return any(
        not cell.is_header and not (cell.x == cell.y == 0 and cell.is_empty) for cell in cells
    )


def has_tables(page: HtmlPage) -> bool:
    """Whether a table stands on *page*: what rules about tables are given."""
    return page.has("table")


def table_grids(page: HtmlPage) -> tuple[TableGrid, ...]:
    """
    Lay out the tables of *page*; ask with ``page.fact(table_grids)``.

    Plain ones are left out: there is nothing to say about them, and most tables are.
    """
    return tuple([_lay_out(table) for table in page.named("table") if not _is_plain(table)])


def _is_plain(table: Element) -> bool:
    """Whether it is one line of headers with words, and lines of cells that fill every column."""
    if table.get("role") is not None or table.get("summary") is not None:
        return False
    if table.holds(_NOT_PLAIN):
        return False
    headers = [one.text.strip() for one in table.descendants("th")]
    return bool(headers) and all(headers) and table.holds(f"td:nth-child({len(headers)})")


def _lay_out(table: Element) -> TableGrid:
    cells: list[Cell] = []
    slots: dict[tuple[int, int], list[Cell]] = {}
    columns = rows = 0
    for group, lines in enumerate(_groups(table)):
        last = rows + len(lines)
        for y, line in enumerate(lines, start=rows):
            x = 0
            for element in line.children:
                if element.name not in ("td", "th"):
                    continue
                while (x, y) in slots:
                    x += 1
                width = min(max(_whole(element.get("colspan"), 1), 1), _MOST_COLUMNS)
                height = min(_whole(element.get("rowspan"), 1), _MOST_ROWS)
                height = last - y if height == 0 else min(height, last - y)
                if len(slots) + width * height > _MOST_SLOTS:
                    return TableGrid(table, (), 0, 0, is_whole=False)
                cell = Cell(element, x, y, width, height, group)
                cells.append(cell)
                for covered in range(y, y + height):
                    for column in range(x, x + width):
                        slots.setdefault((column, covered), []).append(cell)
                x += width
                columns = max(columns, x)
        rows = last
    return TableGrid(table, tuple(cells), columns, rows, _slots=slots)


def _groups(table: Element) -> Iterator[list[Element]]:
    """Rows of each row group; rows outside of groups are a group each, as nothing spans them."""
    for child in table.children:
        if child.name == "tr":
            yield [child]
        elif child.name in _GROUPS:
            yield [row for row in child.children if row.name == "tr"]


def _whole(value: str | None, default: int) -> int:
    match = _LEADING_NUMBER.match(value or "")
    return default if match is None else int(match[1][:9])
