"""Blocks made of a word processor's paragraphs; lines with a tab between label and value are table rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model import BlockKind, Cell
from pipeline.read.blocks import Draft
from pipeline.read.styled_text import MarkedLine, StyledText, lines


class TabbedLines:
    """Makes the blocks of one paragraph after the other, and numbers the tables."""

    def __init__(self) -> None:
        self._tables = 0
        # The last row of a table made by tabs, which the next line may continue.
        self._row: Cell | None = None

    def next_table(self) -> int:
        """The number of a table that begins here."""
        self._row = None
        self._tables += 1
        return self._tables - 1

    def end_rows(self) -> None:
        """End the table made by tabs, if there is one."""
        self._row = None

    def drafts(self, words: Sequence[StyledText], base: Draft) -> Iterator[Draft]:
        """The lines of a paragraph like `base`; if that continues the block before, so does the first line."""
        continues = base.continues
        may_be_row, is_heading = base.kind is BlockKind.PARAGRAPH, base.kind is BlockKind.HEADING
        for cells in lines(words, has_cells=may_be_row, marks_bold=not is_heading):
            if len(cells) > 1:
                yield from self._in_cells(cells, base)
                continues = False
            elif cells[0].words:
                self._row = None
                yield replace(base, text=cells[0].words, marks=cells[0].marks, continues=continues)
                continues = True

    def _in_cells(self, cells: Sequence[MarkedLine], base: Draft) -> Iterator[Draft]:
        row = Cell(self.next_table(), 0, 0) if self._row is None else replace(self._row, row=self._row.row + 1)
        self._row = row
        for column, (words, marks) in enumerate(cells):
            if words:
                cell = replace(row, column=column)
                yield replace(base, kind=BlockKind.CELL, text=words, marks=marks, cell=cell, continues=False)
