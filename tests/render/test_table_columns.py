from __future__ import annotations

import pytest

from pipeline.model import Table
from pipeline.render.passages import passage
from pipeline.render.table_columns import figure_columns, shares


def table(*rows: tuple[str, ...]) -> Table:
    header, *body = (tuple(passage(cell, "en") for cell in row) for row in rows)
    return Table(header, tuple(body))


@pytest.mark.parametrize(
    "cell", ["61.480,00 €", "€12,000", "71 %", "-3", "EUR 12 000", "1.2 kg", "2019", "400", "12.800,50 ευρώ"]
)
def test_a_column_of_numbers_is_set_to_the_right(cell: str) -> None:
    assert figure_columns(table(("Item", "Cost"), ("Tanks", cell), ("Boats", "7"))) == (False, True)


@pytest.mark.parametrize("cell", ["two", "12 pupils and a boat", "2019–2020 and on", "3 to 4 days"])
def test_a_column_with_words_is_not(cell: str) -> None:
    assert figure_columns(table(("Item", "Cost"), ("Tanks", cell), ("Boats", "7"))) == (False, False)


def test_empty_cells_do_not_decide_and_the_first_column_names_the_rows() -> None:
    assert figure_columns(table(("Year", "Pupils", "Note"), ("2019", "212", ""), ("2020", "", ""))) == (
        False,
        True,
        False,
    )


def test_a_dash_for_no_figure_does_not_decide_and_a_column_of_dashes_holds_none() -> None:
    rows = ("Year", "Pupils", "Boats"), ("2019", "212", "–"), ("2020", "–", "–")
    assert figure_columns(table(*rows)) == (False, True, False)


def test_columns_share_the_width_by_their_longest_text_within_limits() -> None:
    first, second, third = shares(table(("A", "B", "C"), ("x" * 20, "y", "z" * 900)))
    assert (first, second, third) == (20 / 88, 8 / 88, 60 / 88)
