"""The runs of a paragraph: its lines and cells, what is set aside, raised and lowered digits."""

import pytest

from pipeline.read.looks import Ground, Look
from pipeline.read.runs import HIDDEN, NOTE_MARK, STRUCK, Words, asides, lines, numbered, why_unseen, with_heights


def said(*pieces, has_cells=True):
    return [[cell.words for cell in line] for line in lines(pieces, has_cells=has_cells, marks_bold=True)]


def test_line_breaks_part_lines_and_tabs_label_and_value():
    assert said(Words("Budget\t48.500 €\nIt gr"), Words("inds.")) == [["Budget", "48.500 €"], ["It grinds."]]
    assert said(Words("Budget\t48.500 €"), has_cells=False) == [["Budget 48.500 €"]]


def test_what_is_set_aside_is_in_no_line_and_side_by_side_one_piece():
    pieces = [Words("The "), Words("old ", aside=STRUCK), Words("new ", aside=STRUCK), Words("mill")]
    assert said(*pieces) == [["The mill"]]
    assert list(asides(pieces)) == [(STRUCK, "old new")]
    assert list(asides([Words("  ", aside=STRUCK)])) == []


@pytest.mark.parametrize(
    ("look", "reason"), [(Look(), ""), (Look(is_vanished=True, is_struck=True), HIDDEN), (Look(is_struck=True), STRUCK)]
)
def test_hidden_words_are_hidden_before_they_are_struck(look, reason):
    assert why_unseen(look, Ground()) == reason


@pytest.mark.parametrize(
    ("pieces", "text", "aside"),
    [
        ([Words("48.500"), Words("1", height=1), Words(" €")], "48.500 €", [(NOTE_MARK, "1")]),
        ([Words("10 × 10"), Words("6", height=1), Words(" €")], "10 × 10⁶ €", []),
        ([Words("CO"), Words("2", height=-1)], "CO₂", []),
        ([Words("the 1"), Words("st", height=1), Words(" mill")], "the 1st mill", []),
        ([Words("2021"), Words("2 ", height=1), Words("and")], "2021 and", [(NOTE_MARK, "2")]),
    ],
)
def test_raised_and_lowered_digits_are_characters_or_marks_of_notes(pieces, text, aside):
    done = with_heights(pieces)
    assert "".join(piece.text for piece in done if not piece.aside) == text
    assert list(asides(done)) == aside


def test_the_number_of_an_entry_is_as_bold_as_it_and_none_where_nobody_sees_the_entry():
    assert numbered([Words(" "), Words("Mill", bold=True)], "5.")[0] == Words("5. ", bold=True)
    assert numbered([Words("Mill", aside=HIDDEN)], "5.") == [Words("Mill", aside=HIDDEN)]
    assert numbered([Words("Mill")], "") == [Words("Mill")]
