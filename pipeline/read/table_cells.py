"""Where a cell stands in its table, with spans."""

from __future__ import annotations

from pipeline.model import Cell

# More columns than any real table has; a wider span is an error in the page.
_WIDEST = 100


class Grid:
    """Tracks the rows and cells of one table in page order, and says where each cell stands."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._row = -1
        self._column = 0
        self._reaching: dict[int, int] = {}

    def next_row(self) -> None:
        self._row += 1
        self._column = 0

    def next_cell(self, width: int = 1, height: int = 1, *, is_header: bool = False) -> Cell:
        """The place of the next cell, which is `width` columns wide and `height` rows high."""
        self._row = max(self._row, 0)
        while self._reaching.get(self._column, 0) > self._row:
            self._column += 1
        cell = Cell(self._number, self._row, self._column, is_header)
        for column in range(self._column, self._column + min(max(width, 1), _WIDEST)):
            self._reaching[column] = self._row + max(height, 1)
        self._column += max(width, 1)
        return cell
