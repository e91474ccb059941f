"""Repairs, and the map back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.text import addresses, greek_upper, normalise

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)


def repaired(text: str, twins: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()) -> str:
    return normalise(text, twins, words)[0].text


def test_each_repair_says_before_and_after_in_the_offsets_of_the_source() -> None:
    source = "Η\u0301 συ\u00adνεργασία τoυ δήμου"
    normalised, repairs = normalise(source)
    assert normalised.text == "Ή συνεργασία του δήμου"
    assert [(repair.before, repair.after) for repair in repairs] == [("συ\u00adνεργασία", "συνεργασία"), ("τoυ", "του")]
    assert all(source[repair.start : repair.end] == repair.before for repair in repairs)
    assert [repair.is_dropped for repair in repairs] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "https://παράδειγμα.gr/Αrxeio?q=\u00ad",
        "iνfo@παράδειγμα.gr",
        "#Δράσειs",
        "`Αpp τoυ`",
        "αρχείo_v2.pdf",
    ],
)
def test_addresses_and_code_are_never_touched(text: str) -> None:
    assert repaired(f"Δείτε {text} εδώ") == f"Δείτε {text} εδώ"


@settings(max_examples=400)
@given(ANY_TEXT)
def test_any_text_is_normalised_with_a_map_that_only_rises(text: str) -> None:
    normalised, repairs = normalise(text)
    origins = [normalised.origin(offset) for offset in range(len(normalised.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] <= len(text)
    assert all(text[repair.start : repair.end] == repair.before for repair in repairs)
    greek_upper(text)
    addresses(text)


@given(st.text("αβγό̈ϊΐAo", max_size=30))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = repaired(text)
    assert unicodedata.is_normalized("NFC", once)
    assert repaired(once) == once


@pytest.mark.parametrize(
    ("before", "after"),
    [("∆ράσεις", "Δράσεις"), ("Α∆Α", "ΑΔΑ"), ("∆ = 3", "∆ = 3")],
)
def test_the_sign_of_an_increment_beside_greek_letters_is_a_delta(before: str, after: str) -> None:
    assert repaired(before) == after


def test_a_soft_hyphen_at_the_edge_of_a_word_is_dropped_without_a_repair() -> None:
    normalised, repairs = normalise("δέντρα\u00ad και\u200b φύλλα")
    assert normalised.text == "δέντρα και φύλλα"
    assert [repair.before for repair in repairs] == ["και\u200b"]


@given(st.one_of(ANY_TEXT, st.text("αβγό̈ϊΐAovK∆µ\u00ad \n", max_size=30)))
def test_a_text_that_needs_nothing_is_what_the_long_way_would_have_made_of_it(text: str) -> None:
    # The line below has a character that must go, so that all is looked at.
    whole, repairs = normalise(f"{text}\n\u2060")
    quick, own = normalise(text)
    assert whole.text == f"{quick.text}\n"
    assert own == tuple(one for one in repairs if one.start < len(text))
