"""Lines that the questions asked of their ends tell apart."""

import pytest

from pipeline.text.line_ends import (
    COLONS,
    NO_HEADING,
    NO_LABEL,
    NO_NAME,
    NO_PLAIN_HEADING,
    NO_TITLE,
    PART,
    PROSE,
    TOLD,
    WHOLE,
)


@pytest.mark.parametrize("line", ["Who turns the wheel;", "Who turns the wheel?"])
def test_a_question_is_a_heading_and_a_whole_part_of_a_text(line):
    assert not line.endswith((*NO_HEADING, *NO_PLAIN_HEADING))
    assert line.endswith(WHOLE)


@pytest.mark.parametrize("sign", COLONS)
def test_a_colon_of_either_width_ends_a_label_and_no_prose(sign):
    assert not f"The wheel{sign}".endswith((*NO_LABEL, *PROSE))


def test_a_colon_ends_no_name_and_no_title_among_lines():
    assert all("The wheel:".endswith(signs) for signs in (NO_NAME, PART, NO_HEADING, TOLD))


def test_dots_end_no_label_but_may_end_a_title():
    assert "The wheel that…".endswith(NO_LABEL)
    assert not "The wheel that…".endswith(NO_TITLE)


def test_a_bracket_closes_a_part_of_a_text_but_need_tell_nothing():
    assert "(see below)".endswith(WHOLE)
    assert not "(see below)".endswith(TOLD)


def test_a_line_that_goes_on_is_no_label_and_no_heading_but_not_told():
    assert all("of the wheel,".endswith(signs) for signs in (NO_LABEL, NO_HEADING, NO_PLAIN_HEADING))
    assert not "of the wheel,".endswith((*TOLD, *PART, *PROSE))
