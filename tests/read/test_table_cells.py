"""Where a cell stands in its table."""

from pipeline.model import Cell
from pipeline.read.table_cells import Grid


def test_cells_stand_beside_each_other_and_rows_below():
    grid = Grid(3)
    grid.next_row()
    assert grid.next_cell(is_header=True) == Cell(3, 0, 0, is_header=True)
    assert grid.next_cell() == Cell(3, 0, 1)
    grid.next_row()
    assert grid.next_cell() == Cell(3, 1, 0)


def test_a_cell_keeps_those_of_the_next_rows_off_its_columns():
    grid = Grid(0)
    grid.next_row()
    grid.next_cell(2, 3)
    assert grid.next_cell().column == 2
    for _ in range(2):
        grid.next_row()
        assert grid.next_cell().column == 2
    grid.next_row()
    assert grid.next_cell().column == 0


def test_a_cell_without_a_row_is_in_the_first_and_spans_of_nothing_are_one():
    grid = Grid(0)
    assert grid.next_cell(0, 0) == Cell(0, 0, 0)
    assert grid.next_cell() == Cell(0, 0, 1)


def test_a_made_up_span_takes_no_time():
    grid = Grid(0)
    grid.next_row()
    grid.next_cell(10**9, 10**9)
    assert grid.next_cell().column == 10**9
