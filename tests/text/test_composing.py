"""Canonical composition without invisible characters."""

from __future__ import annotations

import pytest

from pipeline.text import normalise
from pipeline.text.composing import composed


def repaired(text: str, twins: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()) -> str:
    return normalise(text, twins, words)[0].text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ε\u0301να", "ένα"),
        ("\u1f71", "\u03ac"),  # oxia → tonos
        ("Τι κάνεις\u037e", "Τι κάνεις;"),
        ("x² ½ ™ ´", "x² ½ ™ ´"),  # NFKC would ruin them
    ],
)
def test_text_is_composed_but_never_by_compatibility(before: str, after: str) -> None:
    assert repaired(before) == after


def test_what_is_kept_stays_as_it_is_written() -> None:
    text = "e\u0301 e\u0301 e\u0301"
    assert composed(text, [(3, 5)]).text == "é e\u0301 é"


def test_offsets_lead_back_to_the_source() -> None:
    whole = composed("α\u0301β\u00adγ", [])
    assert whole.text == "άβγ"
    assert [whole.origin(offset) for offset in range(4)] == [0, 2, 4, 5]


@pytest.mark.parametrize(("marks", "length"), [(30, 30), (40, 40)])
def test_marks_beyond_what_writing_has_are_left_as_they_are(marks: int, length: int) -> None:
    assert composed("a" + "\u0301" * marks, []).text == "á" + "\u0301" * (length - 1)


def test_hangul_letters_are_joined() -> None:
    assert composed("\u1100\u1161\u11a8", []).text == "각"
