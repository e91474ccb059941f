"""Tables of records as CSV, as a workbook, and as JSON lines."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from pipeline.export.writers import as_csv, as_xlsx, is_formula


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "\t", "\r", "\n", "|", "%"])
def test_a_cell_that_opens_with_a_sign_of_formulas_is_known(sign):
    assert is_formula(f"{sign}1+1")


@pytest.mark.parametrize("start", [" ", "\u00a0", "\u200b", "\ufeff", "\u3000", "\u00ad", "\u2028"])
def test_space_and_signs_of_no_width_hide_no_formula(start):
    assert is_formula(f"{start}=1+1")


@pytest.mark.parametrize("cell", ["", "Καλή πρακτική", "1+1", "'=1", "«=1»", "2014-01"])
def test_other_cells_are_no_formulas(cell):
    assert not is_formula(cell)


def test_quotes_and_line_breaks_in_a_cell_do_not_end_it():
    cell = '",=1+1\r\n=2+2,"'
    (read,) = csv.reader(StringIO(as_csv([("a", cell)], ()).decode("utf-8-sig"), newline=""))
    assert read == ["a", '",=1+1\n=2+2,"']


def test_a_workbook_takes_what_its_format_cannot_hold():
    data = as_xlsx([("a\x00b\x1bc", "ά" * 40_000, "_x0041_")], ())
    ((first, long, code),) = openpyxl.load_workbook(BytesIO(data)).active.iter_rows(values_only=True)
    assert (first, len(long), long[-1]) == ("abc", 32_767, "…")
    assert code in {"_x0041_", "_x005F_x0041_"}
