"""Rectangles of words, for readers who turn the page."""

import pytest

from pipeline.read.pdf.words import Box, TextAppearance, Word

BOX = Box(left=100, bottom=300, right=150, top=310)


@pytest.mark.parametrize(
    ("turn", "turned"),
    [
        (0, (100, 300, 150, 310)),
        (1, (300, -150, 310, -100)),
        (2, (-150, -310, -100, -300)),
        (3, (-310, 100, -300, 150)),
    ],
)
def test_a_box_has_its_left_below_its_right_however_the_page_is_held(turn, turned):
    box = BOX.turned(turn)
    assert tuple(box) == turned
    assert box.left <= box.right
    assert box.bottom <= box.top


def test_four_quarters_are_none():
    assert BOX.turned(1).turned(1).turned(1).turned(1) == BOX
    assert BOX.turned(1).turned(3) == BOX


@pytest.mark.parametrize(
    ("x", "y", "holds"), [(100, 300, True), (150, 310, True), (99.9, 305, False), (120, 311, False)]
)
def test_a_box_holds_what_lies_on_its_edges(x, y, holds):
    assert BOX.holds(x, y) is holds


def test_a_word_that_no_text_object_draws_was_filled_in():
    look = TextAppearance(10.0, is_bold=False, font="Serif")
    word = Word("mill", 0, 20, 0, BOX, look, number=0, is_spaced=True)
    assert word.is_filled_in
    assert not word._replace(look=look._replace(drawn=7)).is_filled_in
