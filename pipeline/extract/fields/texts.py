"""Pieces of lines to the text of a field: paragraphs, lists and tables, with the runs of the parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.extract.page.lines import Line, Piece
from pipeline.extract.page.marks import page_offset
from pipeline.model import BlockKind, FieldValue, Locator, Run
from pipeline.text.bullets import list_mark

_ENDS = (".", "!", "?", ";", ":", "…", "»", "”", '"', ")")


@dataclass(frozen=True, slots=True)
class TextPart:
    """A line's share of a field's text: `start`–`end` in the text, made of `piece`."""

    start: int
    end: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class FieldText:
    """The words of a field in one language, and which line each part comes from."""

    text: str
    runs: tuple[Run, ...]
    parts: tuple[TextPart, ...]
    rows: tuple[tuple[str, ...], ...]
    lang: str

    def value(self, field: str, rule: str, lines: Sequence[Line]) -> FieldValue:
        """The field's value."""
        return FieldValue(field, self.lang, self.text, self.runs, located(self.parts, lines), rule, rows=self.rows)


def located(parts: Sequence[TextPart], lines: Sequence[Line]) -> Locator:
    """Where the first part begins and the last ends on the page."""
    first, last = parts[0].piece, parts[-1].piece
    start = page_offset(lines[first.line].segment, first.start)
    return Locator(lines[first.line].segment.block.path, start, page_offset(lines[last.line].segment, last.end))


def composed(pieces: Sequence[Piece], lines: Sequence[Line], lang: str, *, is_short: bool = False) -> FieldText:
    """The text of pieces of one language: paragraphs parted by a blank line, items and rows of tables one a line.

    A short value has no signs of lists; its parts are joined by commas.
    """
    levels = [lines[piece.line].level for piece in pieces if lines[piece.line].kind is BlockKind.ITEM]
    writer = _TextWriter(lang, min(levels, default=1), is_short=is_short)
    for cell, group in groupby(pieces, key=lambda piece: _row(lines[piece.line])):
        row = list(group)
        if cell is None or not _is_row(row, lines):
            for piece in row:
                writer.write(piece, lines[piece.line])
        else:
            writer.write_row(row, lines)
    return FieldText("".join(writer.texts), _merged(writer.runs), tuple(writer.parts), tuple(writer.rows), lang)


def _row(line: Line) -> tuple[int, int] | None:
    cell = line.segment.block.cell
    return (cell.table, cell.row) if cell else None


def _is_row(row: Sequence[Piece], lines: Sequence[Line]) -> bool:
    """Whether pieces are cells side by side rather than the blocks of one cell."""
    return len({lines[piece.line].segment.block.cell for piece in row}) > 1


class _TextWriter:
    def __init__(self, lang: str, first_level: int, *, is_short: bool) -> None:
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self.parts: list[TextPart] = []
        self.rows: list[tuple[str, ...]] = []
        self._lang = lang
        self._first_level = first_level
        self._is_short = is_short
        self._length = 0
        self._before: Line | None = None
        self._was_row = False

    def write(self, piece: Piece, line: Line) -> None:
        body, start = _body(piece, line, keeps_number=not self._is_short)
        joint = self._joint(line, body)
        is_whole = piece.start <= list_mark(line.text).length
        if line.kind is BlockKind.ITEM and is_whole and joint != " " and not self._is_short:
            joint += "  " * (line.level - self._first_level) + "- "
        self._add(joint)
        self._add_runs(line, start, body, piece)
        self._before, self._was_row = line, False

    def write_row(self, row: Sequence[Piece], lines: Sequence[Line]) -> None:
        self._add(("\n" if self._was_row else "\n\n") if self._before else "")
        cells = []
        for index, piece in enumerate(row):
            line = lines[piece.line]
            body, start = _body(piece, line)
            self._add(" | " if index else "")
            self._add_runs(line, start, body, piece)
            cells.append(body)
            self._before = line
        self.rows.append(tuple(cells))
        self._was_row = True

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
        is_open = line.segment.block.continues and not before.text.rstrip().endswith(_ENDS)
        runs_on = is_open and body[:1].islower() and not list_mark(line.text).length
        return " " if runs_on else "\n\n"

    def _add(self, joint: str) -> None:
        if joint:
            lang = self.runs[-1].lang if self.runs else self._lang
            self.runs.append(Run(self._length, self._length + len(joint), lang))
            self.texts.append(joint)
            self._length += len(joint)

    def _add_runs(self, line: Line, start: int, body: str, piece: Piece) -> None:
        end = start + len(body)
        for run in line.segment.runs:
            first, last = max(run.start, start), min(run.end, end)
            if first < last:
                self.runs.append(Run(self._length + first - start, self._length + last - start, run.lang))
        self.texts.append(body)
        self.parts.append(TextPart(self._length, self._length + len(body), piece))
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
