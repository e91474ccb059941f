"""The runs of a paragraph: its lines and cells, what is set aside, raised and lowered digits."""

import pytest

from pipeline.model import Reason
from pipeline.read.formatting import Background, CharacterFormat
from pipeline.read.styled_text import (
    StyledText,
    asides,
    lines,
    numbered,
    why_unseen,
    with_heights,
)


def said(*pieces, has_cells=True):
    return [[cell.words for cell in line] for line in lines(pieces, has_cells=has_cells, marks_bold=True)]


def test_line_breaks_part_lines_and_tabs_label_and_value():
    assert said(StyledText("Budget\t48.500 €\nIt gr"), StyledText("inds.")) == [["Budget", "48.500 €"], ["It grinds."]]
    assert said(StyledText("Budget\t48.500 €"), has_cells=False) == [["Budget 48.500 €"]]


def test_what_is_set_aside_is_in_no_line_and_side_by_side_one_piece():
    pieces = [
        StyledText("The "),
        StyledText("old ", aside=Reason.STRUCK),
        StyledText("new ", aside=Reason.STRUCK),
        StyledText("mill"),
    ]
    assert said(*pieces) == [["The mill"]]
    assert list(asides(pieces)) == [(Reason.STRUCK, "old new")]
    assert list(asides([StyledText("  ", aside=Reason.STRUCK)])) == []


@pytest.mark.parametrize(
    ("look", "reason"),
    [
        (CharacterFormat(), ""),
        (CharacterFormat(is_vanished=True, is_struck=True), Reason.HIDDEN),
        (CharacterFormat(is_struck=True), Reason.STRUCK),
    ],
)
def test_hidden_words_are_hidden_before_they_are_struck(look, reason):
    assert why_unseen(look, Background()) == reason


@pytest.mark.parametrize(
    ("pieces", "text", "aside"),
    [
        ([StyledText("48.500"), StyledText("1", height=1), StyledText(" €")], "48.500 €", [(Reason.NOTE_MARK, "1")]),
        ([StyledText("10 × 10"), StyledText("6", height=1), StyledText(" €")], "10 × 10⁶ €", []),
        ([StyledText("CO"), StyledText("2", height=-1)], "CO₂", []),
        ([StyledText("the 1"), StyledText("st", height=1), StyledText(" mill")], "the 1st mill", []),
        ([StyledText("2021"), StyledText("2 ", height=1), StyledText("and")], "2021 and", [(Reason.NOTE_MARK, "2")]),
    ],
)
def test_raised_and_lowered_digits_are_characters_or_marks_of_notes(pieces, text, aside):
    done = with_heights(pieces)
    assert "".join(piece.text for piece in done if not piece.aside) == text
    assert list(asides(done)) == aside


def test_the_number_of_an_entry_is_as_bold_as_it_and_none_where_nobody_sees_the_entry():
    assert numbered([StyledText(" "), StyledText("Mill", bold=True)], "5.")[0] == StyledText("5. ", bold=True)
    assert numbered([StyledText("Mill", aside=Reason.HIDDEN)], "5.") == [StyledText("Mill", aside=Reason.HIDDEN)]
    assert numbered([StyledText("Mill")], "") == [StyledText("Mill")]
