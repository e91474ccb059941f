"""The way back from repaired text to its source."""

from __future__ import annotations

import pytest

from pipeline.model import Block, BlockKind, Normalised, Run, Segment


@pytest.mark.parametrize(("offset", "origin"), [(0, 0), (1, 1), (2, 3), (3, 4), (4, 6), (5, 7)])
def test_an_offset_goes_back_past_all_that_was_dropped_before_it(offset: int, origin: int) -> None:
    # "abcde" out of "ab-cd-e": behind each anchor both texts run in step again.
    assert Normalised("abcde", ((2, 3), (4, 6))).origin(offset) == origin


def test_text_that_was_not_repaired_has_the_offsets_of_its_source() -> None:
    assert [Normalised("abc").origin(offset) for offset in range(4)] == [0, 1, 2, 3]


def test_a_run_unpacks_to_its_ends_and_its_language() -> None:
    start, end, lang = Run(0, 5, "el")
    assert (start, end, lang) == (0, 5, "el")


def test_a_segments_text_is_the_repaired_one() -> None:
    block = Block(BlockKind.PARAGRAPH, "τoυ", 0, 3, "p")
    assert Segment(block, Normalised("του"), (Run(0, 3, "el"),), "el").text == "του"
