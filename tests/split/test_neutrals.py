"""White space, digits and punctuation join a neighbour."""

import pytest

from pipeline.model import Run
from pipeline.split.neutrals import joined, main_language
from pipeline.split.pairs import MarkPair, enclosing, pairs


def words(line: str, **languages: str) -> list[Run]:
    return sorted(Run(line.index(word), line.index(word) + len(word), lang) for word, lang in languages.items())


def test_signs_between_two_words_of_one_language_join_them() -> None:
    line = "ένα, 2 δύο!"
    assert joined(line, words(line, ένα="el", δύο="el"), []) == [Run(0, len(line), "el")]


def test_signs_between_two_languages_go_to_the_main_one() -> None:
    line = "one - ποιήματα"
    assert joined(line, words(line, one="en", ποιήματα="el"), []) == [Run(0, 3, "en"), Run(3, 14, "el")]


def test_digits_go_with_the_word_that_they_touch() -> None:
    line = "μετά τον covid-19 όλα"
    found = joined(line, words(line, μετά="el", τον="el", covid="en", όλα="el"), [])
    assert [line[start:end] for start, end, _ in found] == ["μετά τον ", "covid-19", " όλα"]


def test_a_closing_quote_takes_the_language_of_its_opening() -> None:
    line = "ναι «yes» ok"
    found = joined(line, words(line, ναι="el", yes="en", ok="en"), [MarkPair(4, 8)])
    assert [(line[start:end], lang) for start, end, lang in found] == [
        ("ναι «", "el"),
        ("yes", "en"),
        ("»", "el"),
        (" ok", "en"),
    ]


def test_a_pair_at_the_start_of_a_line_takes_what_follows_it() -> None:
    line = "(ναι) maybe"
    assert joined(line, words(line, ναι="el", maybe="en"), [MarkPair(0, 4)])[0] == Run(0, 1, "en")


def test_addresses_attract_no_signs() -> None:
    line = "x.gr, ναι"
    assert joined(line, [Run(0, 4, "zxx"), Run(6, 9, "el")], []) == [Run(0, 4, "zxx"), Run(4, 9, "el")]


def test_a_line_without_words_is_one_run_of_no_language() -> None:
    assert joined("2014 –", [], []) == [Run(0, 6, "zxx")]
    assert joined("", [], []) == []


def test_uncertain_words_are_the_main_language_only_where_there_is_no_other() -> None:
    assert main_language([Run(0, 20, "und"), Run(21, 23, "el")]) == "el"
    assert main_language([Run(0, 20, "zxx"), Run(21, 23, "und")]) == "und"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(a)", [(0, 2)]),
        ("(a [b) c]", [(0, 5)]),
        ('"a" "b"', [(0, 2), (4, 6)]),
        ("„a“ “b”", [(0, 2), (4, 6)]),
        ("a) (b", []),
        ("((", []),
    ],
)
def test_marks_pair_with_the_innermost_that_waits(text: str, found: list[tuple[int, int]]) -> None:
    assert pairs([(at, sign) for at, sign in enumerate(text) if not sign.isalnum() and sign != " "]) == found


def test_the_innermost_pair_around_an_offset_is_known() -> None:
    assert enclosing([MarkPair(0, 10), MarkPair(2, 4), MarkPair(6, 8)], [1, 3, 5, 7, 9, 11]) == [0, 1, 0, 2, 0, -1]
