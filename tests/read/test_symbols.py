"""Signs of fonts with letters of their own."""

import pytest

from pipeline.read.symbols import mended, sign


@pytest.mark.parametrize(
    ("code", "font", "shown"),
    [
        ("F0B0", "Symbol", "°"),
        ("B0", "symbol", "°"),
        ("F061", "Symbol", "α"),
        ("F0B3", "SYMBOL", "≥"),
        ("F0FE", "Wingdings", "☑"),
        ("F052", "Wingdings 2", "☑"),
        ("F001", "Wingdings", ""),
        ("F0F0", "Symbol", ""),
        ("20AC", "Arial", "€"),
        ("F0B0", "Arial", ""),
        ("D800", "Arial", ""),
        ("7", "Arial", ""),
        ("no", "Symbol", ""),
    ],
)
def test_a_place_in_a_font_is_the_character_that_it_shows(code, font, shown):
    assert sign(code, font) == shown


@pytest.mark.parametrize(
    ("words", "font", "shown"),
    [
        ("20 \uf0b0C", "Symbol", "20 °C"),
        ("\uf0fe yes", "Wingdings", "☑ yes"),
        ("\uf0b3 30%", "Calibri", "≥ 30%"),
        ("\uf0f0", "Symbol", "\uf0f0"),
        ("plain", "Symbol", "plain"),
        ("Ράχη", "Wingdings", "Ράχη"),
    ],
)
def test_words_with_such_signs_are_mended_and_unknown_signs_stay(words, font, shown):
    assert mended(words, font) == shown
