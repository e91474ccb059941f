"""Lines that are spread over their measure are told from the rows of a table."""

from pipeline.read.pdf.justified import justified
from pipeline.read.pdf.words import Box, TextAppearance, Word

LOOK = TextAppearance(10.0, is_bold=False, font="Serif", drawn=1)


def line(base, *edges):
    """The words of a line by their left and right edges."""
    return [
        Word("mill", left, right, base, Box(left, base, right, base + 10), LOOK, at, is_spaced=True)
        for at, (left, right) in enumerate(edges)
    ]


def found(*lines):
    return {at for at, _ in justified([[one] for one in lines])}


def test_lines_with_even_spaces_that_end_alike_and_break_elsewhere_are_set_to_a_measure():
    assert found(line(100, (0, 40), (60, 110), (130, 200)), line(87, (0, 60), (85, 200))) == {0, 1}


def test_rows_whose_gaps_stand_below_each_other_are_a_table():
    assert not found(line(100, (0, 40), (90, 140), (190, 240)), line(87, (0, 40), (90, 140), (190, 240)))


def test_a_line_alone_or_one_that_ends_elsewhere_proves_nothing():
    spread = line(100, (0, 40), (60, 110), (130, 200))
    assert not found(spread)
    assert not found(spread, line(87, (0, 60), (85, 150)))
    assert not found(spread, line(60, (0, 60), (85, 200)))
