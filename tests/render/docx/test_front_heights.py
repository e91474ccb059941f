"""How high the head of a Word sheet is."""

from dataclasses import replace

import pytest

from pipeline.model import Fact, Figure, Head, Look
from pipeline.render.docx.front_heights import around_facts, band, captions, front, map_column, map_width
from pipeline.render.docx.heights import Heights
from pipeline.render.docx.measures import measures
from pipeline.render.docx.restyling import DEFAULT_SIZE
from pipeline.render.passages import passage

HEAD = Head(passage("Good practice", "en"), (passage("The seed drawer", "en"),))
FIGURE = Figure("a.png", passage("The drawer", "en"))
FACT = Fact((passage("Owner", "en"),), (passage("Post office of Lower Dell", "en"),))


@pytest.fixture
def heights(look: Look) -> Heights:
    return Heights(measures(look), DEFAULT_SIZE, lambda figure: 1.0)


def test_a_picture_keeps_the_band_from_being_lower_than_itself(heights: Heights) -> None:
    assert band(replace(HEAD, picture=FIGURE), heights) > band(HEAD, heights)
    title = passage("The seed drawer of the post office " * 4, "en")
    assert band(replace(HEAD, titles=(title,)), heights) > band(HEAD, heights)


def test_words_below_the_picture_keep_the_band_s_last_line_off_its_end(heights: Heights) -> None:
    told = replace(FIGURE, credit=passage("Photo: A. Example", "en"))
    title = passage("The seed drawer of the post office " * 9, "en")
    bare, captioned = (replace(HEAD, titles=(title,), picture=one) for one in (FIGURE, told))
    assert band(bare, heights) - band(captioned, heights) == pytest.approx(heights.of("Band End").before)
    assert captions(bare, heights) == 0
    assert captions(captioned, heights) > heights.of("Opening Caption").leading + 6


def test_the_map_makes_few_facts_higher_and_many_not(heights: Heights) -> None:
    def facts(head: Head) -> float:
        return list(front(head, heights))[-1].height

    few, many = replace(HEAD, facts=(FACT,)), replace(HEAD, facts=(FACT,) * 20)
    assert facts(replace(few, map=FIGURE)) > facts(few)
    assert facts(replace(many, map=FIGURE)) == facts(many)
    assert facts(replace(HEAD, map=FIGURE)) == map_width(DEFAULT_SIZE)


def test_few_facts_stand_in_the_middle_beside_the_map_and_many_at_its_top(heights: Heights) -> None:
    few, many = (replace(HEAD, facts=(FACT,) * number, map=FIGURE) for number in (1, 40))
    assert 6 < around_facts(few, heights) < map_width(DEFAULT_SIZE) / 2
    assert around_facts(many, heights) == around_facts(replace(few, map=None), heights) == 6


def test_what_both_languages_share_takes_a_line_of_its_own(heights: Heights) -> None:
    two = replace(FACT, labels=FACT.labels[:1], others=FACT.values)
    rows = (two, replace(two, shared=(passage("26990 00158", "el"),)))
    alone, shared = (list(front(replace(HEAD, facts=(row,)), heights))[-1].height for row in rows)
    assert shared > alone


def test_facts_touch_the_band_where_nothing_stands_between(heights: Heights) -> None:
    below, after = (
        list(front(replace(HEAD, facts=(FACT,), picture=picture), heights))[-1].height for picture in (None, FIGURE)
    )
    assert after - below == pytest.approx(heights.of("Wide Gap").room)


def test_the_map_grows_with_the_text_and_its_column_has_room_for_it() -> None:
    widths = [map_width(DEFAULT_SIZE + step) for step in (-0.5, 0, 0.5)]
    assert widths == sorted(set(widths))
    assert all(map_column(DEFAULT_SIZE + step) > map_width(DEFAULT_SIZE + step) for step in (-0.5, 0, 0.5))
