from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import FieldPair, FieldValue, Items, Locator, Run, Table, Text
from pipeline.render.sheet.blocks import flows, lines, side_by_side, stretches
from pipeline.render.walk import passages

Make = Callable[..., FieldValue]


def texts(flow: object) -> list[str]:
    return [one.text for one in passages(flow)]


def rows(greek: FieldValue, english: FieldValue) -> list[tuple[list[str], list[str]]]:
    return [
        (texts(pair.left), texts(pair.right))
        for pair in side_by_side([greek], [english], (*greek.pairs, *english.pairs))
    ]


def test_lines_with_a_hyphen_are_items_and_the_blanks_before_it_their_depth(value: Make) -> None:
    (items,) = flows(lines(value("resources", "en", "- nets\n  - mended\n    - twice\n- oars")))
    assert isinstance(items, Items)
    assert [(item.level, item.passage.text) for item in items.items] == [
        (1, "nets"),
        (2, "mended"),
        (3, "twice"),
        (1, "oars"),
    ]


def test_rows_that_are_not_as_long_as_the_first_are_filled_up(value: Make) -> None:
    text = "Village | Boats | Nets\nLower | 3"
    table = flows(lines(value("evidence", "en", text, rows=(("Village", "Boats", "Nets"), ("Lower", "3")))))[0]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["Village", "Boats", "Nets"],
        ["Lower", "3", ""],
    ]


def test_an_empty_cell_is_one_on_the_sheet_wherever_it_stands(value: Make) -> None:
    cells = (("", "2023", "2024"), ("Wheels", "", "7"), ("Stones", "3", ""))
    one = value("evidence", "en", "\n".join(map(" | ".join, cells)), rows=cells)
    (table,) = flows(lines(one))
    assert isinstance(table, Table)
    assert tuple(tuple(cell.text for cell in row) for row in (table.header, *table.rows)) == cells


def test_a_blank_line_parts_two_tables(value: Make) -> None:
    one = value("evidence", "en", "a | b\nc | d\n\ne | f | g", rows=(("a", "b"), ("c", "d"), ("e", "f", "g")))
    assert [len(table.header) for table in flows(lines(one)) if isinstance(table, Table)] == [2, 3]


def test_a_bar_in_a_cell_parts_no_cells(value: Make) -> None:
    cells = (("Thing", "Count"), ("red | green", "7"))
    (table,) = flows(lines(value("evidence", "en", "\n".join(map(" | ".join, cells)), rows=cells)))
    assert isinstance(table, Table)
    assert tuple(tuple(cell.text for cell in row) for row in (table.header, *table.rows)) == cells


def test_a_paragraph_with_the_words_of_a_row_stays_one(value: Make) -> None:
    text = "Thing | Count\n\nThing | Count\nWheels | 7"
    one = value("evidence", "en", text)
    rows = (((15, 20), (23, 28)), ((29, 35), (38, 39)))
    assert [type(flow) for flow in flows(lines(replace(one, rows=rows)))] == [Text, Table]


def test_the_stretches_of_a_value_are_those_that_its_passages_hold(value: Make) -> None:
    text = "Intro: \n- one\n  -  two \n\nYear | Sum | \n2014 |  five"
    one = value("evidence", "en", text, rows=(("Year", "Sum", ""), ("2014", " five")))
    parts = [part for line in lines(one) for part in line.cells or (line.passage,)]
    assert list(stretches(one)) == [(anchor.first, anchor.last) for part in parts for anchor in part.anchors]
    assert [one.text[start:end] for start, end in stretches(one)] == [part.text for part in parts if part.text]


def test_a_bar_in_prose_makes_no_table(value: Make) -> None:
    assert [type(flow) for flow in flows(lines(value("evidence", "en", "sun | rain")))] == [Text]


def test_without_pairs_as_many_blocks_stand_beside_as_many(value: Make) -> None:
    assert rows(value("d", "el", "Ένα.\n\nΔύο."), value("d", "en", "One.\n\nTwo.")) == [
        (["Ένα."], ["One."]),
        (["Δύο."], ["Two."]),
    ]


def test_without_pairs_unequal_texts_stand_beside_one_another_as_wholes(value: Make) -> None:
    assert rows(value("d", "el", "Ένα.\n\nΔύο."), value("d", "en", "One and two.")) == [
        (["Ένα.", "Δύο."], ["One and two."])
    ]


def test_blocks_that_no_pair_names_keep_their_place(value: Make) -> None:
    greek, english = "Μόνο εδώ.\n\nΈνα.\n\nΔύο.", "One.\n\nTwo.\n\nOnly here."
    pairs = (FieldPair(greek.index("Ένα"), 15, 0, 4), FieldPair(greek.index("Δύο"), len(greek), 6, 10))
    assert rows(value("d", "el", greek, pairs=pairs), value("d", "en", english)) == [
        (["Μόνο εδώ."], []),
        (["Ένα."], ["One."]),
        (["Δύο."], ["Two."]),
        ([], ["Only here."]),
    ]


def test_items_that_are_paired_one_by_one_stay_one_list(value: Make) -> None:
    pairs = (FieldPair(2, 6, 2, 6), FieldPair(9, 13, 9, 12))
    greek, english = value("d", "el", "- Ένα.\n- Δύο.", pairs=pairs), value("d", "en", "- One.\n- Two.")
    (pair,) = side_by_side([greek], [english], pairs)
    assert [type(flow) for flow in (*pair.left, *pair.right)] == [Items, Items]


@given(
    st.lists(st.sampled_from(["ένα", "- δύο", "  - τρία", "τέσσερα | πέντε"]), max_size=8),
    st.lists(st.sampled_from(["one", "- two", "  - three", "four | five"]), max_size=8),
    st.lists(st.tuples(*[st.integers(0, 60)] * 4), max_size=5),
)
def test_whatever_the_pairs_no_block_is_lost_or_doubled(
    left: list[str], right: list[str], spans: list[tuple[int, int, int, int]]
) -> None:
    pairs = tuple(FieldPair(min(a, b), max(a, b), min(c, d), max(c, d)) for a, b, c, d in spans)
    greek, english = ("\n\n".join(side) for side in (left, right))
    values = [
        FieldValue("d", lang, text, (Run(0, len(text), lang),), Locator("p"), "by-hand", None, (), pairs)
        for lang, text in (("el", greek), ("en", english))
    ]
    found = side_by_side(values[:1], values[1:], pairs)
    words = [texts(tuple(pair.left for pair in found)), texts(tuple(pair.right for pair in found))]
    assert words == [[line.passage.text for line in lines(value)] for value in values]


def test_an_entry_with_a_number_of_its_own_is_known_by_it(value: Make) -> None:
    (items,) = flows(
        lines(value("resources", "en", "- 5. nets\n- 2.1. oars\n- (iv) ropes\n- 3.5 tons of wood\n- b) tar"))
    )
    assert isinstance(items, Items)
    assert [(item.passage.text, item.is_numbered) for item in items.items] == [
        ("5. nets", True),
        ("2.1. oars", True),
        ("(iv) ropes", True),
        ("3.5 tons of wood", False),
        ("b) tar", True),
    ]
