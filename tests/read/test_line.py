"""The words of a block under way: white space as browsers fold it, marks over what they hold."""

import pytest

from pipeline.model import MarkKind
from pipeline.read.line import LineBuilder, MarkStyle


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (["  a ", " b\n"], "a b"),
        (["a\u00a0", "\u00a0b"], "a\u00a0\u00a0b"),
        (["a", "b"], "ab"),
        (["\t", "\n"], ""),
        ([], ""),
    ],
)
def test_white_space_is_folded_over_pieces_and_cut_at_the_ends(pieces, words):
    line = LineBuilder()
    for piece in pieces:
        line.add(piece)
    assert line.take() == (words, ())


def test_marks_of_one_style_side_by_side_are_one_and_count_from_the_first_word():
    line = LineBuilder()
    line.add("  ", bold=True)
    line.add("The ", bold=True)
    line.add("mill", bold=True)
    line.add(" grinds ")
    line.add("barley", "https://example.org/b")
    words, marks = line.take()
    assert [(mark.kind, words[mark.start : mark.end], mark.target) for mark in marks] == [
        (MarkKind.STRONG, "The mill", ""),
        (MarkKind.LINK, "barley", "https://example.org/b"),
    ]


def test_a_mark_ends_with_the_words_and_one_of_white_space_alone_is_none():
    line = LineBuilder()
    line.add("mill ", styles=[MarkStyle(MarkKind.STRONG)])
    line.add(" ", "https://example.org")
    words, marks = line.take()
    assert [(mark.start, mark.end) for mark in marks] == [(0, len(words))]


def test_a_line_that_was_taken_begins_afresh():
    line = LineBuilder()
    line.add("one", bold=True)
    line.take()
    line.add("two")
    assert line.take() == ("two", ())
    assert line.end == ""
