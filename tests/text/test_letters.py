"""The letters of the two scripts."""

from __future__ import annotations

import pytest

from pipeline.text.letters import (
    GREEK_LETTER,
    LATIN_LETTER,
    TO_GREEK,
    TO_GREEK_LOOSELY,
    TO_LATIN,
    bare,
    is_greek,
    is_latin,
)


@pytest.mark.parametrize(
    ("letter", "script"),
    [
        ("Ά", "greek"),
        ("ᾳ", "greek"),
        ("ϗ", "greek"),
        ("ϐ", ""),  # symbols of mathematics in the Greek block
        ("ϕ", ""),
        ("ϣ", ""),  # Coptic
        ("µ", ""),  # the micro sign
        ("ĳ", "latin"),
        ("ﬁ", "latin"),
        ("Ａ", "latin"),
        ("×", ""),
        ("я", ""),
        ("5", ""),
    ],
)
def test_a_letter_is_of_one_script_or_of_neither(letter: str, script: str) -> None:
    assert is_greek(letter) == (script == "greek") == bool(GREEK_LETTER.match(letter))
    assert is_latin(letter) == (script == "latin") == bool(LATIN_LETTER.match(letter))


def test_twins_go_there_and_back_and_cousins_only_one_way() -> None:
    assert all(TO_LATIN[greek] == latin for latin, greek in TO_GREEK.items())
    assert "u" in TO_GREEK_LOOSELY
    assert "u" not in TO_GREEK
    assert set(TO_GREEK) <= set(TO_GREEK_LOOSELY)


@pytest.mark.parametrize(
    ("text", "small"),
    [("ABC é", "abc e"), ("ΆΣ ς", "ασ σ"), ("STRAßE", "strasse"), ("İ", "i"), ("Ǆ", "ǆ"), ("a\u0301", "a")],
)
def test_bare_letters_have_neither_case_nor_accents(text: str, small: str) -> None:
    assert bare(text) == small
