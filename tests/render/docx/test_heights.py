"""How high the parts of a Word sheet are, told ahead."""

import re

import pytest

from pipeline.model import Figure, Look, Pair, Table, Text
from pipeline.render.docx.heights import Heights, is_held, picture_room
from pipeline.render.docx.measures import measures
from pipeline.render.docx.restyling import DEFAULT_SIZE
from pipeline.render.passages import passage


@pytest.fixture
def heights(look: Look) -> Heights:
    return Heights(measures(look), DEFAULT_SIZE, lambda figure: 2.0)


def text(words: int) -> Text:
    return Text(passage("mill " * words, "en"))


def test_a_pair_is_as_high_as_its_longer_side_and_breaks_only_where_it_is_high(heights: Heights) -> None:
    (short,) = heights.parts([Pair((text(20),), (text(5),))], "Body")
    (turned,) = heights.parts([Pair((text(5),), (text(20),))], "Body")
    (long,) = heights.parts([Pair((text(5),), (text(600),))], "Body")
    assert short == turned
    assert not short.breaks
    assert long.breaks
    assert long.height > 250 > short.height


@pytest.mark.parametrize(("rows", "held"), [(2, 2), (3, 3), (4, 4), (5, 4), (8, 4)])
def test_of_a_table_the_first_rows_hold_together_and_the_last(rows: int, held: int, heights: Heights) -> None:
    header, *body = ((passage("Flour", "en"), passage(f"{number}", "en")) for number in range(rows + 1))
    *made, last, gap = heights.parts([Table(header, tuple(body))], "Body")
    assert sum(row.holds for row in made) == held
    assert not last.holds
    assert gap.height == 3.0


def test_the_rows_that_hold_together_are_those_of_the_pdf(look: Look) -> None:
    (rule,) = re.findall(r"\.cells thead, ([^{]*)\{ break-after: avoid", look.file("sheet.css").decode())
    count = 9
    row = (passage("Flour", "en"),)
    avoiding = {0} | {1 for _ in re.findall(r"first-child", rule)}
    avoiding |= {count - int(number) for number in re.findall(r"nth-last-child\((\d)\)", rule)}
    assert {number for number in range(count) if is_held(number, Table(row, (row,) * (count - 1)))} == avoiding


def test_a_picture_s_caption_and_credit_stand_close_together(heights: Heights) -> None:
    said = passage("The wheel", "en")
    alone, one, two = (
        next(iter(heights.parts([Figure("a.png", said, captions)], "Lead"))).height
        for captions in ((), (said,), (said, said))
    )
    line = heights.of("Caption Side")
    assert [one - alone, two - one] == pytest.approx([line.leading + line.after, line.leading])


def test_pictures_side_by_side_are_as_high_as_one(heights: Heights) -> None:
    figure = Figure("a.png", passage("The wheel", "en"))
    (one,) = heights.parts([figure], "Lead")
    assert list(heights.parts([figure, figure], "Lead")) == [one]
    assert picture_room(DEFAULT_SIZE - 0.5, 1, is_wide=True) < picture_room(DEFAULT_SIZE, 1, is_wide=True)
    assert picture_room(DEFAULT_SIZE, 2, is_wide=True) < picture_room(DEFAULT_SIZE, 1, is_wide=True)
