"""Folding for look-ups."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import fold

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Δράσεις", "δρασεισ"),
        ("ΔΡΑΣΕΙΣ", "δρασεισ"),
        ("Évidence of Success", "evidence of success"),
        ("Προϋπολογισμός", "προυπολογισμοσ"),
        ("Τίτλoς", "τιτλοσ"),
        ("Απο\u00adτελέσματα", "αποτελεσματα"),
        ("ά", "α"),
    ],
)
def test_fold_drops_case_accents_final_sigma_and_look_alikes(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_folded_text_has_no_capitals_and_no_accents(text: str) -> None:
    folded = fold(text)
    assert folded == folded.casefold()
    assert not any(unicodedata.combining(character) for character in folded)


@pytest.mark.parametrize("length", [400, 401])
def test_a_text_too_long_to_be_kept_is_folded_alike(length: int) -> None:
    assert fold("Ή" * length) == "η" * length
