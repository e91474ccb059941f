"""Columns of text are read one after the other, tables row by row, whatever the order of the file."""

import pytest

LEFT = [
    "The wheel turns at night, when the",
    "village is asleep and nobody needs",
    "the water of the brook for anything",
    "else. It grinds until the first light",
    "of the morning comes.",
]
RIGHT = [
    "By noon the flour lies in the sacks,",
    "and the bakers of the valley come to",
    "fetch it with their carts. What is",
    "left goes to the school kitchen, free",
    "of charge.",
]
TEXTS = [" ".join(LEFT), " ".join(RIGHT)]


def column(x, words, y=600, leading=13, **look):
    return [(x, y - leading * at, one, *look.values()) for at, one in enumerate(words)]


def both(*, by_row):
    rows = list(zip(column(50, LEFT), column(320, RIGHT), strict=True))
    return (
        [line for row in rows for line in row]
        if by_row
        else [line for side in zip(*rows, strict=True) for line in side]
    )


@pytest.mark.parametrize("by_row", [True, False], ids=["drawn row by row", "drawn column by column"])
@pytest.mark.parametrize("title", ["A mill", "A mill for the barley of all the villages"], ids=["narrow", "wide"])
def test_columns_below_a_heading_are_read_one_after_the_other(shown, by_row, title):
    below = [(50, 500, "Location", 10, "F2"), (50, 480, "Crete")]
    assert shown([(50, 650, title, 18), *both(by_row=by_row), *below]) == [title, *TEXTS, "Location", "Crete"]


def test_columns_whose_lines_stand_at_other_heights_are_columns(shown):
    assert shown([*column(50, LEFT), *column(320, RIGHT, y=594)]) == TEXTS


def test_a_box_of_facts_beside_a_text_is_not_mixed_into_it(shown):
    box = [
        (320, 600, "Lead partner", 10, "F2"),
        (320, 585, "Village of Kato"),
        (320, 560, "Budget", 10, "F2"),
        (320, 545, "300 euro"),
    ]
    assert shown([*column(50, LEFT), *box]) == [TEXTS[0], "Lead partner", "Village of Kato", "Budget", "300 euro"]


def test_a_heading_at_the_end_of_a_column_heads_what_stands_below_the_columns(shown):
    box = [
        (320, 600 - 13 * at, words) for at, words in enumerate(["Village of Kato", "300 euro", "2019", "2021", "Crete"])
    ]
    below = "Everybody in the valley eats the bread, and the bakers ask for more of the flour every spring."
    lines = [*column(50, LEFT), (50, 530, "Results", 12, "F2"), *box, (320, 535, "Greece"), (50, 500, below)]
    assert shown(lines)[-2:] == ["Results", below]


def test_a_longer_column_is_read_to_its_end(shown):
    more = column(50, LEFT, y=525)
    assert shown([*both(by_row=True), *more, (50, 400, "Location", 12, "F2")]) == [
        TEXTS[0],
        TEXTS[0],
        TEXTS[1],
        "Location",
    ]


def test_three_columns_are_read_from_the_left(shown):
    third = [
        "The miller lives above his wheel,",
        "as his mother did, and hears every",
        "turn of it. When it stops he wakes",
        "up and goes down to see why the",
        "brook is dry.",
    ]
    lines = [*column(30, LEFT), *column(225, RIGHT), *column(420, third)]
    assert shown(lines) == [*TEXTS, " ".join(third)]


def test_a_table_is_read_by_rows_and_its_cells_made_whole(shown):
    table = [
        (50, 600, "Lead partner"), (250, 600, "Municipality of Kato Rachi, with the"),
        (250, 587, "co-operative of millers"),
        (50, 565, "Budget"), (250, 565, "48,500 euro"),
        (50, 545, "Duration"), (250, 545, "2019 - 2021"),
    ]  # fmt: skip
    assert shown(
        [*table, (50, 500, "The flour is sold in the villages of the valley, and the school has its bread.")]
    ) == [
        "Lead partner | Municipality of Kato Rachi, with the co-operative of millers",
        "Budget | 48,500 euro",
        "Duration | 2019 - 2021",
        "The flour is sold in the villages of the valley, and the school has its bread.",
    ]


def test_a_table_drawn_column_by_column_is_a_table(shown):
    names, values = (
        ["Lead partner:", "Budget:", "Duration:"],
        ["Municipality of Kato Rachi", "48,500 euro", "2019 - 2021"],
    )
    assert shown([*column(50, names, leading=20), *column(250, values, leading=20)]) == [
        f"{name} | {value}" for name, value in zip(names, values, strict=True)
    ]


def test_a_table_of_figures_keeps_its_rows_and_empty_cells(drawn):
    rows = [("Year", "Sacks", "Bakers"), ("2019", "1,200", "14"), ("2020", "", "16"), ("2021", "2,950", "17")]
    lines = [
        (50 + 150 * at, 600 - 18 * row, one) for row, cells in enumerate(rows) for at, one in enumerate(cells) if one
    ]
    cells = [(block.cell.row, block.cell.column, block.text) for block in drawn(lines).blocks]
    assert cells == [(row, at, one) for row, words in enumerate(rows) for at, one in enumerate(words) if one]


def test_a_heading_between_the_rows_of_two_tables_parts_them(drawn):
    one, other = [(50, 600, "Budget"), (250, 600, "300 euro")], [(50, 540, "Country"), (250, 540, "Greece")]
    blocks = drawn([*one, (50, 570, "Place", 12, "F2"), *other]).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        ("cell", "Budget"), ("cell", "300 euro"), ("heading", "Place"), ("cell", "Country"), ("cell", "Greece"),
    ]  # fmt: skip


def test_the_order_is_that_of_the_page_and_not_of_the_file(shown):
    facts = [(50, 500, "Budget", 12, "F2"), (50, 480, "48,500 euro")]
    assert shown([*facts, (50, 700, "A mill for barley", 18), (50, 660, "It grinds at night.")]) == [
        "A mill for barley", "It grinds at night.", "Budget", "48,500 euro",
    ]  # fmt: skip


def test_a_box_that_begins_above_the_text_beside_it_is_not_mixed_into_it(shown):
    box = [
        (320, 612, "Facts", 12, "F2"),
        (320, 585, "Lead partner", 10, "F2"),
        (320, 572, "Village of Kato"),
        (320, 550, "Budget", 10, "F2"),
        (320, 537, "300 euro"),
    ]
    facts = ["Facts", "Lead partner", "Village of Kato", "Budget", "300 euro"]
    assert sorted(shown([*column(50, LEFT), *box])) == sorted([TEXTS[0], *facts])
