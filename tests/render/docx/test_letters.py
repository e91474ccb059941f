"""How many lines words take."""

import pytest

from pipeline.render.docx.letters import faces, lines


def test_words_go_on_a_line_as_long_as_there_is_room() -> None:
    one = "Sheet Text"
    assert lines("", one, 1000) == 1
    assert lines("house house", one, 6000) == 1
    assert lines("house house", one, 3000) == 2
    assert lines("h" * 40, one, 5000) > 3
    assert lines("Ψηφιακές υπηρεσίες " * 10, one, 20_000) == pytest.approx(
        lines("Digital services abc " * 10, one, 20_000), abs=2
    )


def test_a_face_that_is_not_known_is_taken_for_the_first_and_a_letter_for_a_wide_one() -> None:
    first = next(iter(faces()))
    assert lines("house " * 20, "No such face", 9000) == lines("house " * 20, first, 9000)
    assert faces()[first].widths["\u4e00"] > faces()[first].widths["i"]
