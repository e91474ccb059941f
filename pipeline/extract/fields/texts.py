"""Pieces of lines to the text of a field: paragraphs, lists and tables, with the runs of the parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.marks import page_offset
from pipeline.extract.page.table_shapes import is_layout, table_of
from pipeline.model import BlockKind, FieldValue, Locator, Run, TableRow
from pipeline.text.bullets import list_mark
from pipeline.text.line_ends import WHOLE


@dataclass(frozen=True, slots=True)
class FieldText:
    """The words of a field in one language; `blocks` are where each paragraph, item or cell stands in the text.

    `first` and `last` are the pieces of the page with which it begins and ends.
    """

    text: str
    runs: tuple[Run, ...]
    blocks: tuple[tuple[int, int], ...]
    rows: tuple[TableRow, ...]
    lang: str
    first: Piece
    last: Piece

    def value(self, field: str, rule: str, lines: Sequence[Line]) -> FieldValue:
        """The field's value."""
        begin, end = lines[self.first.line].segment, lines[self.last.line].segment
        locator = Locator(begin.block.path, page_offset(begin, self.first.start), page_offset(end, self.last.end))
        return FieldValue(field, self.lang, self.text, self.runs, locator, rule, rows=self.rows)


def composed(pieces: Sequence[Piece], lines: Sequence[Line], lang: str, *, is_short: bool = False) -> FieldText:
    """The text of pieces of one language: paragraphs parted by a blank line, items and rows of tables one a line.

    A short value has no signs of lists; its parts are joined by commas.
    """
    levels = [lines[piece.line].level for piece in pieces if lines[piece.line].kind is BlockKind.ITEM]
    writer = _TextWriter(lines, lang, min(levels, default=1), is_short=is_short)
    for number, group in groupby(pieces, key=lambda piece: table_of(lines[piece.line])):
        own = list(group)
        if number >= 0 and (rows := _rows(own, lines)):
            writer.write_table(rows)
        else:
            for piece in own:
                writer.write(piece)
    rows_text = tuple(writer.rows)
    return FieldText(
        "".join(writer.texts), _merged(writer.runs), tuple(writer.blocks), rows_text, lang, pieces[0], pieces[-1]
    )


def _rows(pieces: Sequence[Piece], lines: Sequence[Line]) -> list[list[list[Piece]]]:
    """The pieces of a table by row and column, with an empty list for an empty cell; none where no cells are beside.

    Columns in which nothing of the text stands, as those of the other language, are left out.
    """
    rows: dict[int, dict[int, list[Piece]]] = {}
    for piece in pieces:
        if cell := lines[piece.line].cell:
            rows.setdefault(cell.row, {}).setdefault(cell.column, []).append(piece)
    columns = sorted({column for row in rows.values() for column in row})
    is_table = max(map(len, rows.values())) > 1 and not is_layout([lines[piece.line] for piece in pieces])
    return [[row.get(column, []) for column in columns] for row in rows.values()] if is_table else []


class _TextWriter:
    def __init__(self, lines: Sequence[Line], lang: str, first_level: int, *, is_short: bool) -> None:
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self.blocks: list[tuple[int, int]] = []
        self.rows: list[TableRow] = []
        self._lines = lines
        self._lang = lang
        self._first_level = first_level
        self._is_short = is_short
        self._length = 0
        self._before: Line | None = None

    def write(self, piece: Piece) -> None:
        line = self._lines[piece.line]
        body, start = _body(piece, line, keeps_number=not self._is_short)
        joint = self._joint(line, body)
        is_whole = piece.start <= list_mark(line.text).length
        if line.kind is BlockKind.ITEM and is_whole and joint != " " and not self._is_short:
            joint += "  " * (line.level - self._first_level) + "- "
        self._add(joint)
        self.blocks.append((self._length, self._length + len(body)))
        self._add_runs(line, start, body)
        self._before = line

    def write_table(self, rows: Sequence[Sequence[Sequence[Piece]]]) -> None:
        joint = "\n\n" if self._before else ""
        for row in rows:
            self._add(joint)
            joint = "\n"
            self.rows.append(tuple(self._cell(cell, " | " if column else "") for column, cell in enumerate(row)))

    def _cell(self, pieces: Sequence[Piece], border: str) -> tuple[int, int]:
        """Write a cell, the lines of which follow one another on one line, and return where it stands."""
        self._add(border)
        at, body = self._length, ""
        for number, piece in enumerate(pieces):
            self._before = line = self._lines[piece.line]
            is_open = bool(body) and not line.segment.block.continues and not body.endswith((*WHOLE, ",", "-", "–"))
            body, start = _body(piece, line)
            self._add((", " if is_open and not body[:1].islower() else " ") if number else "")
            self._add_runs(line, start, body)
        self.blocks += [(at, self._length)] if pieces else []
        return at, self._length

    def _joint(self, line: Line, body: str) -> str:
        before = self._before
        if before is None:
            return ""
        if self._is_short:
            return ", "
        if before.kind is BlockKind.TERM:
            return " "
        if line.kind is BlockKind.ITEM and before.kind is BlockKind.ITEM:
            is_rest = line.segment.block.continues and not list_mark(line.text).length
            return " " if is_rest else "\n"
        is_open = line.segment.block.continues and not before.text.rstrip().endswith(WHOLE)
        runs_on = is_open and body[:1].islower() and not list_mark(line.text).length
        return " " if runs_on else "\n\n"

    def _add(self, joint: str) -> None:
        if joint:
            lang = self.runs[-1].lang if self.runs else self._lang
            self.runs.append(Run(self._length, self._length + len(joint), lang))
            self.texts.append(joint)
            self._length += len(joint)

    def _add_runs(self, line: Line, start: int, body: str) -> None:
        end = start + len(body)
        for run in line.segment.runs:
            first, last = max(run.start, start), min(run.end, end)
            if first < last:
                self.runs.append(Run(self._length + first - start, self._length + last - start, run.lang))
        self.texts.append(body)
        self._length += len(body)


def _body(piece: Piece, line: Line, *, keeps_number: bool = False) -> tuple[str, int]:
    """The words of a piece without the sign of its list, and where they begin in the line's text."""
    start = piece.start
    if line.kind is BlockKind.ITEM and start == 0:
        mark = list_mark(line.text)
        start += 0 if keeps_number and mark.kind == "number" else mark.length
    text = line.text[start : piece.end]
    return text.strip(), start + len(text) - len(text.lstrip())


def _merged(runs: Sequence[Run]) -> tuple[Run, ...]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].lang == run.lang and merged[-1].end == run.start:
            merged[-1] = Run(merged[-1].start, run.end, run.lang)
        else:
            merged.append(run)
    return tuple(merged)
