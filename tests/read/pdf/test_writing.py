"""What the words of a line say when they are written one behind the other."""

import pytest

from pipeline.read.pdf.words import Box, TextAppearance, Word
from pipeline.read.pdf.writing import written

LOOK = TextAppearance(10.0, is_bold=False, font="Serif", drawn=1)


def row(*words, look=LOOK):
    """Words `(text, left, right)` on one line; what the file parts has numbers that do not follow each other."""
    return [
        Word(text, left, right, 0.0, Box(left, 0, right, 10), look, 2 * at, is_spaced=False)
        for at, (text, left, right) in enumerate(words)
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([("The", 0, 15), ("mill", 18, 35)], "The mill"),
        ([("mi", 0, 9), ("ll", 9.5, 18)], "mill"),
        ([("co-", 0, 15), ("op", 20, 30)], "co- op"),
        ([("mill\u00adstone", 0, 50)], "millstone"),
        ([("mill\x02", 0, 20)], "mill-"),
        ([("m\ufffdll", 0, 20), ("stone", 23, 45)], "stone"),
    ],
)
def test_spaces_stand_where_there_is_white_and_hyphens_where_a_line_ends(words, text):
    assert written(row(*words))[0] == text


@pytest.mark.parametrize(
    ("letters", "gaps", "text"),
    [
        ("BUDGET", [4, 4, 4, 4, 4], "BUDGET"),
        ("LEADPARTNER", [4, 4, 4, 10, 4, 4, 4, 4, 4, 4], "LEAD PARTNER"),
        ("ABCD", [4, 4, 4], "A B C D"),
        ("abcdef", [4, 4, 4, 4, 4], "a b c d e f"),
    ],
)
def test_capitals_that_are_set_apart_for_show_are_a_word(letters, gaps, text):
    left, words = 0.0, []
    for letter, gap in zip(letters, [*gaps, 0], strict=True):
        words.append((letter, left, left + 7))
        left += 7 + gap
    assert written(row(*words))[0] == text


def test_marks_of_one_kind_are_one_over_the_space_between_words_and_links_keep_theirs():
    bold = row(("The", 0, 15), ("mill", 18, 35), look=LOOK._replace(is_bold=True))
    _, marks, _ = written([*bold, *row(("grinds", 38, 60))])
    assert [(mark.kind, mark.start, mark.end) for mark in marks] == [("strong", 0, 8)]
    linked = [word._replace(link=f"https://{word.text}.example.org") for word in row(("a", 0, 5), ("b", 9, 14))]
    assert [mark.target for mark in written(linked)[1]] == ["https://a.example.org", "https://b.example.org"]


def test_the_number_of_a_note_stands_aside_and_a_power_in_the_text():
    price, note = row(("48,500", 0, 30), ("1", 30, 33))
    assert written([price, note._replace(height=1)])[::2] == ("48,500", (("mark of a note", "1"),))
    metres, power = row(("400 m", 0, 25), ("2", 25, 28))
    assert written([metres, power._replace(height=1)])[0] == "400 m²"
    gas, index = row(("CO", 0, 14), ("2", 14, 17))
    assert written([gas, index._replace(height=-1)])[0] == "CO₂"
