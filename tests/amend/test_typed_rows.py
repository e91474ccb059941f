from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.amend.typed_rows import typed_rows
from pipeline.model import FieldValue, Locator, TableRow


def value(text: str, rows: tuple[TableRow, ...]) -> FieldValue:
    return FieldValue("evidence", "en", text, (), Locator("p"), "label", rows=rows)


def cells(text: str, old: FieldValue | None = None) -> list[list[str]]:
    return [[text[start:end] for start, end in row] for row in typed_rows(text, old)]


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Wheels | 7", ["Wheels", "7"]),
        (" | 2023 | 2024", ["", "2023", "2024"]),
        ("| 2023 | 2024", ["", "2023", "2024"]),
        ("Wheels | | 7", ["Wheels", "", "7"]),
        ("Wheels |  | 7", ["Wheels", "", "7"]),
        ("Wheels | 7 |", ["Wheels", "7", ""]),
        ("Wheels  |  7 | ", ["Wheels", "7", ""]),
        ("red|green | 7", ["red|green", "7"]),
    ],
)
def test_a_bar_that_stands_apart_is_a_border(line: str, row: list[str]) -> None:
    assert cells(f"They are:\n\n{line}\n\nSo.") == [row]


@pytest.mark.parametrize("line", ["Wheels", "red|green", "a |b"])
def test_a_line_without_a_border_is_no_row(line: str) -> None:
    assert cells(line) == []


def test_a_known_cell_keeps_its_bar_in_a_line_that_changes() -> None:
    old = value("Thing | Count\nred | green | 7", (((0, 5), (8, 13)), ((14, 25), (28, 29))))
    assert cells("Thing | Count\nred | green | 8\nblue | 2", old) == [
        ["Thing", "Count"],
        ["red | green", "8"],
        ["blue", "2"],
    ]


def test_a_line_of_prose_that_stays_is_no_row_though_a_row_may_say_the_same() -> None:
    old = value("Thing | Count\n\nThing | Count\nWheels | 7", (((15, 20), (23, 28)), ((29, 35), (38, 39))))
    assert typed_rows("Thing | Count\n\nThing | Count\nWheels | 8", old) == old.rows


def test_an_empty_cell_at_an_end_stays_where_a_form_has_cut_the_blanks_off() -> None:
    old = value(" | 2023\nWheels | ", (((0, 0), (3, 7)), ((8, 14), (17, 17))))
    assert cells("| 2023\nWheels |", old) == [["", "2023"], ["Wheels", ""]]


@given(st.text("ab| \n", max_size=40))
def test_no_word_of_a_row_is_lost(text: str) -> None:
    for row in typed_rows(text):
        start, end = row[0][0], row[-1][1]
        between = [text[one[1] : other[0]] for one, other in pairwise(row)]
        assert all(words.replace("|", "", 1).strip() == "" for words in between)
        line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
        words = "".join(text[first:last] for first, last in row)
        assert sorted(line.replace(" ", "")) == sorted((words + "|" * (len(row) - 1)).replace(" ", ""))
        assert end <= len(text)


def test_a_known_cell_keeps_its_bar_at_the_end_of_a_line_too() -> None:
    old = value("7 | red | green", (((0, 1), (4, 15)),))
    assert cells("8 | red | green", old) == [["8", "red | green"]]
