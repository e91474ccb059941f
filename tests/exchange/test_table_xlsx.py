from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.errors import InputError
from pipeline.exchange import table_xlsx
from pipeline.exchange.unit import Unit

Hard = Callable[..., tuple[Unit, ...]]


def test_the_column_of_ids_is_hidden_and_only_translations_can_be_written(said: Any) -> None:
    sheet = said()
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True, True, True, True, False, False]
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_no_cell_is_a_formula(hard: Hard) -> None:
    sheet = load_workbook(io.BytesIO(table_xlsx.write(hard(lambda text: text)))).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "inlineStr"}


def test_sorted_rows_and_moved_columns_come_back_by_their_ids(saved: Any, said: Any, hard: Hard) -> None:
    rows = [[cell.value for cell in row] for row in said().iter_rows()]
    turned = [rows[0], *reversed(rows[1:])]
    book = Workbook()
    for row in turned:
        book.active.append([*reversed(row)])
    assert {one.id: one.target for one in saved(book.active)} == {
        str(unit.key): f"{unit.source}!" for unit in hard()[:3]
    }


def test_a_table_that_was_sorted_with_its_head_comes_back_whole(saved: Any, said: Any, hard: Hard) -> None:
    rows = [[cell.value for cell in row] for row in said().iter_rows()]
    book = Workbook()
    for row in (rows[2], rows[0], rows[3], rows[1]):
        book.active.append(row)
    assert {one.target for one in saved(book.active)} == {f"{unit.source}!" for unit in hard()[:3]}


def test_a_text_that_no_cell_can_hold_stands_in_several_rows_and_is_put_together(
    saved: Any, said: Any, hard: Hard
) -> None:
    sheet = said(len(hard()))
    assert max(len(str(cell.value or "")) for row in sheet.iter_rows() for cell in row) <= 32_767
    back = saved(sheet)
    assert len(back) == len(hard())
    assert back[-1].target.split() == f"{hard()[-1].source}!".split()


def test_a_missing_row_of_a_long_text_is_told(saved: Any, said: Any, hard: Hard) -> None:
    sheet = said(len(hard()))
    sheet.delete_rows(sheet.max_row)
    assert [bool(one.flaw) for one in saved(sheet)] == [*[False] * (len(hard()) - 1), True]


def test_a_workbook_without_the_column_of_ids_is_refused(saved: Any, said: Any) -> None:
    sheet = said(1)
    sheet.delete_cols(1)
    with pytest.raises(InputError, match="Translation"):
        saved(sheet)


def test_a_table_without_its_column_of_notes_is_read(saved: Any, said: Any, hard: Hard) -> None:
    sheet = said()
    sheet.delete_cols(6)
    assert [one.target for one in saved(sheet)] == [f"{unit.source}!" for unit in hard()[:3]]
