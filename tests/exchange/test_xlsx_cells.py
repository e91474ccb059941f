from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.exchange import table_xlsx
from pipeline.exchange.unit import ReturnedUnit, Unit

Hard = Callable[..., tuple[Unit, ...]]


def sheet_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).active


def saved(sheet: Any) -> list[ReturnedUnit]:
    stream = io.BytesIO()
    sheet.parent.save(stream)
    return list(table_xlsx.read(stream.getvalue()))


def said(hard: Hard, count: int = 3) -> Any:
    return sheet_of(table_xlsx.write(hard(lambda text: f"{text}!")[:count]))


@pytest.mark.parametrize(
    ("cell", "flaw"),
    [
        ("=1+1", "formula"),
        (date(2014, 1, 2), "date"),
        (3.5, "date"),
        (True, "date"),
    ],
)
def test_what_a_spreadsheet_has_made_of_words_is_told(cell: object, flaw: str, hard: Hard) -> None:
    sheet = said(hard, 1)
    sheet["E2"].value = cell
    (back,) = saved(sheet)
    assert flaw in back.flaw


def test_coded_signs_are_letters_of_the_text(hard: Hard) -> None:
    sheet = said(hard, 1)
    sheet["E2"].value = "a_x000D_b _x005F_x0041_"
    assert saved(sheet)[0].target == "a\rb _x0041_"


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(hard: Hard) -> None:
    sheet = said(hard, 1)
    sheet["XFD1048576"].value = "far"
    assert len(saved(sheet)) == 1
