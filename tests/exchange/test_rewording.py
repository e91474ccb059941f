from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.amend.typed_rows import typed_rows
from pipeline.exchange.rewording import in_stretches, reworded
from pipeline.model import FieldValue
from pipeline.render.docx.bookmarks import WHOLE

TEXT = "Intro:\n- one\n  - two\n\nEnd."


@pytest.mark.parametrize(
    ("words", "joined", "text"),
    [
        ({}, (), TEXT),
        ({1: "Start:"}, (), "Start:\n- one\n  - two\n\nEnd."),
        ({2: ""}, (), "Intro:\n  - two\n\nEnd."),
        ({1: "", 2: "", 3: ""}, (), "End."),
        ({1: "", 2: "", 3: "", 4: ""}, (), ""),
        ({2: "one\nmore"}, (), "Intro:\n- one\n- more\n  - two\n\nEnd."),
        ({4: "End.\nAfter it."}, (), f"{TEXT}\n\nAfter it."),
        ({4: "End.\n \n"}, (), TEXT),
        ({}, (3,), "Intro:\n- one two\n\nEnd."),
        ({4: "End!"}, (4,), "Intro:\n- one\n  - two End!"),
        ({4: "End!\nAfter it."}, (4,), "Intro:\n- one\n  - two End!\n\nAfter it."),
        ({WHOLE: "All\nnew"}, (), "All new"),
    ],
)
def test_lines_are_changed_taken_out_cut_and_joined(
    words: dict[int, str], joined: tuple[int, ...], text: str, value: Callable[..., FieldValue]
) -> None:
    assert reworded(value(TEXT), words, joined) == text


def test_a_cell_is_emptied_and_never_cut(value: Callable[..., FieldValue]) -> None:
    table = value("Year | Sum\n2014 | 5 €", rows=(((0, 4), (7, 10)), ((11, 15), (18, 21))))
    assert reworded(table, {2: "Whole\nsum", 3: ""}) == "Year | Whole sum\n | 5 €"


def test_a_bar_in_a_cell_is_no_border_between_cells(value: Callable[..., FieldValue]) -> None:
    table = value("Year | Sum\n2014 | 5 €", rows=(((0, 4), (7, 10)), ((11, 15), (18, 21))))
    text = reworded(table, {3: "2014 | 2015", 4: "5\u00a0€|year"})
    assert text == "Year | Sum\n2014 ¦ 2015 | 5 €|year"
    assert [[text[start:end] for start, end in row] for row in typed_rows(text, table)] == [
        ["Year", "Sum"],
        ["2014 ¦ 2015", "5 €|year"],
    ]


def test_blanks_that_the_sheet_ties_are_plain_in_the_record_unless_they_were_not(
    value: Callable[..., FieldValue],
) -> None:
    assert reworded(value("5 €"), {1: "6\u00a0€"}) == "6 €"
    assert reworded(value("5\u00a0€"), {1: "6\u00a0€"}) == "6\u00a0€"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"26990 00158": "26990\u00a000159"}, "Θάλεια, τηλ. 26990 00159, g@example.gr"),
        ({"Θάλεια": "Μυρτώ", "g@example.gr": "m@example.gr"}, "Μυρτώ, τηλ. 26990 00158, m@example.gr"),
        ({"26990 00158": " "}, "Θάλεια, g@example.gr"),
        ({"Θάλεια": ""}, "τηλ. 26990 00158, g@example.gr"),
        ({"Θάλεια": "", "26990 00158": "", "g@example.gr": ""}, ""),
    ],
)
def test_stretches_of_a_line_are_changed_and_taken_out_with_what_names_them(
    words: dict[str, str], text: str, value: Callable[..., FieldValue]
) -> None:
    old = "Θάλεια, τηλ. 26990 00158, g@example.gr"
    places = {(old.index(one), old.index(one) + len(one)): new for one, new in words.items()}
    assert in_stretches(value(old), places) == text
