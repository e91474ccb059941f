from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from lxml import etree

from pipeline.exchange.unit import Unit
from pipeline.exchange.xlsx_cells import cell_rows, sheet_names
from pipeline.exchange.xml import ReturnedPackage, packed

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


def cells(*made: str, strings: tuple[str, ...] = ()) -> list[dict[int, tuple[str, str]]]:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    root = etree.fromstring(f"<sheetData {space}>{''.join(f'<row>{one}</row>' for one in made)}</sheetData>")
    return [{at: (words, bool(flaw)) for at, (words, flaw) in row.items()} for row in cell_rows(root, strings)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="B1" t="str"><v>Ένα</v></c>', {1: ("Ένα", False)}),
        ('<c r="AA1" t="str"><v>Ένα</v></c>', {26: ("Ένα", False)}),
        ('<c r="XFD1" t="str"><v>Ένα</v></c>', {255: ("Ένα", False)}),
        ('<c t="str"><v>Ένα</v></c>', {0: ("Ένα", False)}),
        ('<c r="A1" t="s"><v>1</v></c>', {0: ("two", False)}),
        ('<c r="A1" t="s"><v>2</v></c>', {0: ("", False)}),
        ('<c r="A1" t="s"><v>x</v></c>', {0: ("", False)}),
        ('<c r="A1"><v>7</v></c>', {0: ("7", True)}),
        ('<c r="A1"/>', {0: ("", False)}),
        ('<c r="A1" t="b"><v>1</v></c>', {0: ("1", True)}),
        ('<c r="A1" t="str"><f>B1</f><v>Ένα</v></c>', {0: ("Ένα", True)}),
        ('<c r="A1" t="inlineStr"><is><t>Ένα</t><rPh><t>x</t></rPh></is></c>', {0: ("Ένα", False)}),
    ],
)
def test_a_cell_is_its_words_and_what_is_wrong_with_them(cell: str, found: dict[int, tuple[str, bool]]) -> None:
    assert cells(cell, strings=("one", "two")) == [found]


@pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml"])
def test_a_sheet_is_found_by_its_relation(target: str) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet r:id="a"/><sheet r:id="b"/></sheets></workbook>'
    relation = f'<Relationship Id="a" Target="{target}"/><Relationship Id="b" Target="worksheets/none.xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>',
        "xl/worksheets/sheet1.xml": "<worksheet/>",
    }
    package = ReturnedPackage(packed([(name, text.encode()) for name, text in parts.items()]))
    assert list(sheet_names(package)) == ["xl/worksheets/sheet1.xml"]
