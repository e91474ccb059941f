"""Numbers as the letters of lists."""

from pipeline.text.numerals import letters, roman


def test_letters_go_on_double_behind_the_last():
    assert [letters(number) for number in (1, 26, 27, 53, 10**8)] == ["a", "z", "aa", "aaa", "100000000"]


def test_roman_numerals_are_those_of_the_romans_and_end_where_theirs_did():
    assert [roman(number) for number in (1, 4, 9, 14, 40, 1994, 4000)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xl",
        "mcmxciv",
        "4000",
    ]
