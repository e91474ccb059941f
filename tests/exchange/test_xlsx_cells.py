from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pipeline.exchange.unit import Unit

Hard = Callable[..., tuple[Unit, ...]]


@pytest.mark.parametrize(
    ("cell", "flaw"),
    [
        ("=1+1", "formula"),
        (date(2014, 1, 2), "date"),
        (3.5, "date"),
        (True, "date"),
    ],
)
def test_what_a_spreadsheet_has_made_of_words_is_told(saved: Any, said: Any, cell: object, flaw: str) -> None:
    sheet = said(1)
    sheet["E2"].value = cell
    (back,) = saved(sheet)
    assert flaw in back.flaw


def test_coded_signs_are_letters_of_the_text(saved: Any, said: Any) -> None:
    sheet = said(1)
    sheet["E2"].value = "a_x000D_b _x005F_x0041_"
    assert saved(sheet)[0].target == "a\rb _x0041_"


def test_a_cell_at_the_far_end_of_a_sheet_costs_nothing(saved: Any, said: Any) -> None:
    sheet = said(1)
    sheet["XFD1048576"].value = "far"
    assert len(saved(sheet)) == 1
