from __future__ import annotations

from pipeline.read.tabbed import tabbed_cells


def cells(text: str) -> list[tuple[str, tuple[int, int, int] | None]]:
    lines = text.split("\n")
    return [
        (lines[index][one.start : one.end], one.cell and (one.cell.table, one.cell.row, one.cell.column))
        for index, found in sorted(tabbed_cells(lines).items())
        for one in found
    ]


def test_a_cell_goes_on_over_blank_lines_up_to_the_line_before_the_next_row() -> None:
    assert cells("Description\tThe ferry carries milk.\n\nIt also carries post.\nCost\t€300\n\nNot in the table.") == [
        ("Description", (0, 0, 0)),
        ("The ferry carries milk.", (0, 0, 1)),
        ("It also carries post.", (0, 0, 1)),
        ("Cost", (0, 1, 0)),
        ("€300", (0, 1, 1)),
    ]


def test_words_that_a_blank_line_parts_from_the_next_row_are_in_no_cell() -> None:
    found = cells("Cost\t€300\n\nThe second table tells when.\n\nStart\t2014")
    assert "The second table tells when." not in dict(found)
    assert dict(found)["Start"] == (1, 0, 0)


def test_a_single_row_of_short_words_is_a_menu() -> None:
    assert cells("Home\tNews\tPractices\tContact") == [
        ("Home", None),
        ("News", None),
        ("Practices", None),
        ("Contact", None),
    ]


def test_figures_in_a_single_row_make_it_a_table() -> None:
    assert [place for _, place in cells("2014\t2015\t2016")] == [(0, 0, 0), (0, 0, 1), (0, 0, 2)]
