"""Letters of the other script that look the same."""

from __future__ import annotations

import pytest

from pipeline.text import normalise
from pipeline.text.lookalikes import Mended, mended_words


def repaired(text: str, twins: frozenset[str] = frozenset(), words: frozenset[str] = frozenset()) -> str:
    return normalise(text, twins, words)[0].text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Kαλαμάτα", "Καλαμάτα"),  # Latin K
        ("τoυ δήμoυ", "του δήμου"),  # Latin o
        ("Σπiτια", "Σπιτια"),  # Latin i
        ("Αll the farms", "All the farms"),  # Greek Alpha
        ("Sjφberg", "Sjöberg"),  # ISO 8859-1 read as ISO 8859-7
        ("Gόmez", "Gómez"),
        ("µε λίγα λόγια", "με λίγα λόγια"),
        ("filters of 10 µm", "filters of 10 µm"),
        ("ΔΙΚΤΥOnet", "ΔΙΚΤΥOnet"),
        ("Η ομάδα CREATIVE", "Η ομάδα CREATIVE"),
    ],
)
def test_words_get_the_letters_of_one_script(before: str, after: str) -> None:
    assert repaired(before) == after


def test_words_wholly_of_twins_follow_their_greek_neighbours_in_capitals_but_acronyms_stay() -> None:
    known = frozenset({"και", "kpi"})
    assert repaired("ΠΟΛΕΙΣ KAI ΔΑΣΗ", words=known) == "ΠΟΛΕΙΣ ΚΑΙ ΔΑΣΗ"
    assert repaired("ΔΕΙΚΤΗΣ KPI ΔΑΣΟΥΣ", words=known) == "ΔΕΙΚΤΗΣ KPI ΔΑΣΟΥΣ"


def test_a_twin_in_small_letters_turns_greek_only_if_it_is_a_function_word() -> None:
    twins = frozenset({"ο", "το"})
    assert repaired("Εδώ είναι o κήπος", twins) == "Εδώ είναι ο κήπος"
    assert repaired("Η εταιρεία MAN πουλά", twins) == "Η εταιρεία MAN πουλά"


def test_a_greek_capital_alone_among_english_words_turns_latin() -> None:
    twins = frozenset({"a"})
    assert repaired("\u0391 farm for Α school", twins) == "A farm for A school"


def test_only_words_outside_of_addresses_are_mended() -> None:
    line = "τoυ δήμoυ"
    assert list(mended_words(line, lambda _: False, frozenset(), frozenset())) == [
        Mended(0, "τoυ", "του"),
        Mended(4, "δήμoυ", "δήμου"),
    ]
    assert list(mended_words(line, lambda at: at < 4, frozenset(), frozenset())) == [Mended(4, "δήμoυ", "δήμου")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("αναπτuξη", "αναπτυξη"),  # alike in many typefaces only: a stray letter
        ("αβu", "αβu"),  # too few Greek letters to lean on
        ("καau", "καau"),  # as many of the other script
        ("xφωq", "xöùq"),
        ("xΦq", "xΦq"),  # the old code page has no name for a capital
    ],
)
def test_a_stray_letter_turns_only_where_the_word_has_enough_of_the_other_script(before: str, after: str) -> None:
    assert repaired(before) == after
