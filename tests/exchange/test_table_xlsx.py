from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.errors import InputError
from pipeline.exchange import table_xlsx
from pipeline.exchange.columns import ID, NOTES, TEXT, TRANSLATION, both, head
from pipeline.exchange.unit import Unit

Hard = Callable[..., tuple[Unit, ...]]


def test_the_column_of_ids_is_hidden_and_only_translations_can_be_written(said: Any) -> None:
    sheet = said()
    assert sheet.column_dimensions["A"].hidden
    assert sheet.protection.sheet
    assert (sheet.protection.formatColumns, sheet.protection.formatRows) == (False, False)
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


def test_a_text_is_cut_at_blanks_and_one_without_any_where_a_cell_ends(saved: Any, hard: Hard) -> None:
    (unit,) = hard()[:1]
    for text in ("λέξη " * 8_000, "λ" * 65_000, " " + "λ" * 40_000, "λ " + "λ" * 40_000):
        long = replace(unit, source=text, target=text)
        sheet = load_workbook(io.BytesIO(table_xlsx.write([long]))).active
        cells = [str(row[3].value or "") for row in list(sheet.iter_rows())[1:]]
        assert all(0 < len(cell) <= 30_000 for cell in cells)
        assert "".join(cells).replace(" ", "") == text.replace(" ", "")
        assert not any(cell.endswith("λέ") for cell in cells)


def test_where_copies_are_wanted_a_text_without_a_translation_is_its_own(hard: Hard) -> None:
    (unit,) = hard()[:1]
    for copies, words in ((False, None), (True, unit.source)):
        sheet = load_workbook(io.BytesIO(table_xlsx.write([unit], copies=copies))).active
        assert (sheet.cell(2, 5).value or None) == words


def test_only_the_head_is_bold_and_stays_in_sight(said: Any) -> None:
    sheet = said(1)
    assert [row[0].font.bold for row in sheet.iter_rows()] == [True, False]
    assert sheet.freeze_panes == "A2"
    assert [letter for letter, one in sheet.column_dimensions.items() if one.hidden] == ["A"]


def test_words_that_look_like_a_formula_are_marked_as_text(hard: Hard) -> None:
    found = [replace(hard()[0], source=text, target="") for text in ("=1+1", "-a", "a=b")]
    sheet = load_workbook(io.BytesIO(table_xlsx.write(found))).active
    assert [sheet.cell(row, 4).quotePrefix for row in (2, 3, 4)] == [True, True, False]


def test_the_column_to_fill_names_the_language_that_is_wanted_and_notes_come_back(saved: Any, hard: Hard) -> None:
    (unit,) = hard()[:1]
    turned = replace(unit, key=unit.key._replace(lang="en", to="el"))
    sheet = load_workbook(io.BytesIO(table_xlsx.write([turned]))).active
    assert str(sheet["E1"].value).endswith("(el)")
    sheet["F2"].value = "Which morning?"
    assert [one.note for one in saved(sheet)] == ["Which morning?"]


def of_rows(*rows: tuple[str, str, str, str]) -> Any:
    """A sheet with these ids, texts, translations and notes."""
    book = Workbook()
    for row in ([head(one) for one in (ID, TEXT, TRANSLATION, NOTES)], *rows):
        book.active.append(row)
    return book.active


@pytest.mark.parametrize(
    ("rows", "target", "note", "is_flawed"),
    [
        ([("k~1/2", "one", "ένα", "a"), ("k~2/2", "two", "δύο", "b")], "ένα δύο", "a\nb", False),
        ([("k~2/2", "two", "δύο", "b"), ("k~1/2", "one", "ένα", "")], "ένα δύο", "b", False),
        ([("k~1/2", "one", "", ""), ("k~2/2", "two", "", "")], "", "", False),
        ([("k~1/2", "one", "ένα", ""), ("k~2/2", "two", "", "")], "ένα", "", True),
        ([("k~1/2", "one", "", ""), ("k~2/2", "two", "δύο", "")], "δύο", "", True),
        ([("k~2/2", "two", "δύο", "")], "δύο", "", True),
        ([("k~1/1", "one", "ένα", "")], "ένα", "", False),
        ([("k~1/3", "one", "ένα", ""), ("k~3/3", "two", "δύο", "")], "ένα δύο", "", True),
    ],
)
def test_the_rows_of_a_long_text_are_put_together_and_gaps_are_told(
    saved: Any, rows: list[tuple[str, str, str, str]], target: str, note: str, *, is_flawed: bool
) -> None:
    (back,) = saved(of_rows(*rows))
    assert (back.id, back.target, back.note, bool(back.flaw)) == ("k", target, note, is_flawed)
    assert back.source == " ".join(sorted(row[1] for row in rows))


@pytest.mark.parametrize("name", ["k", "k~1", "k~1/", "k~/2", "k~a/2", "k~1/b", "1/2", "k~1/2~"])
def test_an_id_that_ends_otherwise_is_of_a_row_of_its_own(saved: Any, name: str) -> None:
    assert [(one.id, one.source) for one in saved(of_rows((name, "one", "ένα", "")))] == [(name, "one")]


def test_a_row_without_an_id_is_passed_over(saved: Any) -> None:
    assert [one.id for one in saved(of_rows(("", "one", "ένα", ""), (" k ", "two", "δύο", "")))] == ["k"]


@pytest.mark.parametrize(("source", "target", "count"), [(30_000, 1, 1), (30_001, 1, 2), (1, 30_001, 2), (1, 0, 1)])
def test_a_text_or_a_translation_of_more_letters_than_a_cell_should_hold_has_two_rows(
    hard: Hard, source: int, target: int, count: int
) -> None:
    unit = replace(hard()[0], source="λ" * source, target="μ" * target)
    sheet = load_workbook(io.BytesIO(table_xlsx.write([unit]))).active
    assert sheet.max_row == 1 + count
    ends = [str(sheet.cell(row, 1).value).removeprefix(str(unit.key)) for row in range(2, 2 + count)]
    assert ends == (["~1/2", "~2/2"] if count == 2 else [""])


@pytest.mark.parametrize(("length", "quoted"), [(300, 300), (301, 300)])
def test_a_row_says_what_the_unit_is_about_and_what_stands_before_it(hard: Hard, length: int, quoted: int) -> None:
    unit = replace(hard()[0], before="a" + "b" * (length - 1), title="", hints=("Of an old well.",))
    sheet = load_workbook(io.BytesIO(table_xlsx.write([unit]))).active
    assert str(sheet["B2"].value).split("\n") == [
        "Περιγραφή · Description",
        both("exchange.want-missing"),
        unit.hints[0],
    ]
    assert sheet["C2"].value == unit.before[-quoted:]


def test_columns_for_the_same_use_are_as_wide_and_words_are_broken_at_the_top(said: Any) -> None:
    sheet = said(1)
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEF"]
    assert widths[3] == widths[4] == max(widths)
    assert widths[1] == widths[5] > widths[2] > widths[0]
    assert (sheet["E2"].alignment.wrap_text, sheet["E2"].alignment.vertical) == (True, "top")


def test_the_workbook_does_not_say_when_it_was_made(hard: Hard) -> None:
    with zipfile.ZipFile(io.BytesIO(table_xlsx.write(hard()[:1]))) as package:
        assert (
            re.findall(r">(\d{4}-[^<]*)<", package.read("docProps/core.xml").decode()) == ["1980-01-01T00:00:00Z"] * 2
        )


def test_without_units_the_workbook_is_a_head_for_english() -> None:
    sheet = load_workbook(io.BytesIO(table_xlsx.write([]))).active
    assert (sheet.max_row, str(sheet["E1"].value)[-4:]) == (1, "(en)")
