"""How tables are laid out, and which of them nothing can be said about."""

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.page import table_grid
from generator.checks.page.html_page import HtmlPage
from generator.checks.page.table_grid import table_grids
from generator.rules.catalogue import rules

RULES = {rule.id: rule for rule in rules()}
OVER_TABLES = (
    "accessibility/header-cell-unused",
    "accessibility/table-caption",
    "accessibility/table-header-missing",
)


def grid_of(html):
    (grid,) = HtmlPage(f"<table>{html}</table>").fact(table_grids)
    return grid


def headers(html):
    """The words of each cell, with those of the headers that it is read with."""
    grid = grid_of(html)
    return {
        cell.element.text: [one.element.text for one in grid.headers_of(cell)]
        for cell in grid.cells
    }


def test_rows_and_columns_that_cells_span():
    grid = grid_of("<tr><td rowspan=2>a<td>b<tr><td colspan=2>c<tr><td>d")
    places = [(cell.element.text, cell.x, cell.y, cell.width, cell.height) for cell in grid.cells]
    # Without groups in the HTML, the parser puts all rows into one.
    assert places == [("a", 0, 0, 1, 2), ("b", 1, 0, 1, 1), ("c", 1, 1, 2, 1), ("d", 0, 2, 1, 1)]
    assert (grid.columns, grid.rows) == (3, 3)


def test_span_ends_with_its_group():
    grid = grid_of("<thead><tr><th rowspan=9>a</thead><tbody><tr><td>b")
    assert [(cell.x, cell.y, cell.height) for cell in grid.cells] == [(0, 0, 1), (0, 1, 1)]


def test_span_of_no_rows_goes_to_the_end_of_its_group():
    grid = grid_of("<tbody><tr><td rowspan=0>a<tr><td>b<tr><td>c</tbody>")
    assert [(cell.x, cell.height) for cell in grid.cells] == [(0, 3), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (
            "<tr><th>Day<th>Open<tr><td>Mo<td>8",
            {"Day": [], "Open": [], "Mo": ["Day"], "8": ["Open"]},
        ),
        ("<tr><th>Mo<td>8<tr><th>Tu<td>9", {"Mo": [], "8": ["Mo"], "Tu": [], "9": ["Tu"]}),
        (
            "<tr><td><th>Open<tr><th>Mo<td>8",
            {"": [], "Open": [], "Mo": [], "8": ["Mo", "Open"]},
        ),
        # A header is hidden by a nearer one of the same width.
        (
            "<tr><th>A<tr><td>1<tr><th>B<tr><td>2",
            {"A": [], "1": ["A"], "B": [], "2": ["B"]},
        ),
        (
            "<tr><th id=a>A<th id=b>B<tr><td headers=b>1<td headers='a b lost'>2",
            {"A": [], "B": [], "1": ["B"], "2": ["A", "B"]},
        ),
        (
            "<tbody><tr><th scope=rowgroup>G<th scope=col>C<tr><td>1<td>2<tbody><tr><td>3<td>4",
            {"G": [], "C": ["G"], "1": ["G"], "2": ["C", "G"], "3": [], "4": ["C"]},
        ),
    ],
)
def test_headers_that_a_cell_is_read_with(html, found):
    assert headers(html) == found


def test_table_with_more_slots_than_anybody_writes_is_left():
    page = HtmlPage("<table>" + "<tr><td colspan=1000 rowspan=2>a" * 50 + "</table>")
    (grid,) = page.fact(table_grids)
    assert not grid.is_whole
    for rule in OVER_TABLES:
        assert list(RULES[rule].check(page, RULES[rule].defaults)) == []


CELLS = st.sampled_from(
    ["<th>A</th>", "<th></th>", "<td>1</td>", "<td></td>", "<th scope=col>B</th>", "<td colspan=2>2</td>"]
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=4), max_size=4)


@settings(deadline=None, max_examples=300)
@given(ROWS, ROWS)
def test_nothing_is_found_in_a_plain_table(head, body):
    def rows(some):
        return "".join(f"<tr>{''.join(row)}</tr>" for row in some)

    html = f"<table><thead>{rows(head)}</thead><tbody>{rows(body)}</tbody></table>"
    page = HtmlPage(html)
    if page.fact(table_grids):
        return  # it is not plain, and rules look at it
    with patch.object(table_grid, "_is_plain", lambda _table: False):
        looked_at = HtmlPage(html)
        assert len(looked_at.fact(table_grids)) == 1
        for rule in OVER_TABLES:
            found = list(RULES[rule].check(looked_at, RULES[rule].defaults))
            assert found == [], (rule, html)
