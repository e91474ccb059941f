from __future__ import annotations

import pytest

from pipeline.model import Table
from pipeline.render.passages import passage
from pipeline.render.table_columns import figure_columns, keeps_words, shares


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
    first, second, third = shares(table(("A", "B", "C"), ("x x " * 5, "y", "z " * 450)))
    assert first + second + third == pytest.approx(1)
    assert third == max(first, second, third) < 60 / (60 + 8 + 4)
    assert shares(table(("A", "B"), ("x x " * 5, "y"))) == pytest.approx((19 / 27, 8 / 27))


def test_no_column_is_narrower_than_its_longest_word_where_there_is_room_for_all() -> None:
    wide = "Lamps, sensors and a radio mast for the outer harbours"
    whole = table(("Harbour", "Lamps", "Works", "Cost"), ("A Pedra", "38", wide, "€412,500"))
    assert keeps_words(whole)
    assert all(share * 56 >= room for share, room in zip(shares(whole), (10, 8, 11, 11), strict=True))


def test_words_may_break_where_there_is_no_room_for_all() -> None:
    assert not keeps_words(table(("Address", "Note"), ("https://example.org/" + "a" * 60, "x")))
    assert sum(shares(table(("A",) * 30, ("word",) * 30))) == pytest.approx(1)
