"""Raised digits: powers stay powers, marks of notes join no figure, and letters stay as they are."""

import pytest

from pipeline.text.raised import index, lowered, power, raised


@pytest.mark.parametrize(
    ("before", "words", "text"),
    [
        ("48 × 10", "6", "⁶"),
        ("2,5 x 10", "-3", "⁻³"),
        ("of 10", "6", "⁶"),
        ("120 m", "2", "²"),
        ("120 τ.μ", "2", "²"),
        ("30 χμ", "2", "²"),
        ("kWh/m", "2", "²"),
        ("R", "2", "²"),
    ],
)
def test_a_power_keeps_its_height(before, words, text):
    assert raised(before, words) == text


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("48.500", "1"),
        ("2021", "2"),
        ("Δήμος Κάτω Ράχης", "3"),
        ("the mill", "1, 2"),
        ("the mill", "[4]"),
        ("the mill.", "(5)"),
        ("the mill", "*"),
        ("σε 10", "2"),
        ("(with the village)", "7"),
    ],
)
def test_the_mark_of_a_note_is_none_of_the_words(before, words):
    assert raised(before, words) is None


@pytest.mark.parametrize(("before", "words"), [("1", "st"), ("2", "η"), ("Mill", "TM"), ("the 21", "ος")])
def test_raised_letters_stay(before, words):
    assert raised(before, words) == words


def test_the_number_before_a_note_and_the_halves_of_a_fraction_are_no_marks():
    assert raised("", "1") == "¹"
    assert raised("2", "1", "/2") == "¹"


def test_lowered_digits_are_lowered_and_letters_stay():
    assert (lowered("2"), lowered("max")) == ("₂", "max")


def test_exponents_and_indices_of_an_equation_are_told_with_signs_where_they_cannot_be_set():
    assert (power("6"), power("-3"), power("x"), power("x+1")) == ("⁶", "⁻³", "^x", "^(x+1)")
    assert (index("2"), index("i"), index("max")) == ("₂", "_i", "_(max)")
    assert (power(""), index("")) == ("", "")
