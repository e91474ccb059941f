"""Folding that keeps offsets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.flat import alternatives, flat


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Έως ΤΟΥΣ", "εωσ τουσ"),
        ("Évidence", "evidence"),
        ("ΐ", "ι"),
        ("İstanbul", "istanbul"),
        ("ﬁn", "ﬁn"),
        ("ABC", "abc"),
    ],
)
def test_case_accents_and_final_sigma_go(text: str, folded: str) -> None:
    assert flat(text) == folded


@given(st.text(max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)


def test_the_longest_alternative_is_tried_first_and_signs_are_no_pattern() -> None:
    pattern = re.compile(alternatives(["ευρώ", "Ευρω.", "δ.", "€"]))
    assert pattern.match(flat("Ευρώ."))[0] == "ευρω."  # type: ignore[index]
    assert pattern.match("δx") is None
    assert alternatives(["Α", "α", "ά"]) == "α"
