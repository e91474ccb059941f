"""Drafts put together: the text of a page and its blocks, which cover it; typed signs make lists."""

import pytest

from pipeline.model import BlockKind, Mark, MarkKind
from pipeline.read.blocks import Draft, assembled, with_typed_lists


def draft(text, kind=BlockKind.PARAGRAPH, **facts):
    return Draft(kind, text, "p", **facts)


def test_a_blank_line_parts_paragraphs_and_none_the_entries_of_a_list():
    drafts = [
        draft("one"),
        draft("two"),
        draft("two b", continues=True),
        draft("x", BlockKind.ITEM),
        draft("y", BlockKind.ITEM),
    ]
    text, blocks = assembled(drafts)
    assert text == "one\n\ntwo\ntwo b\n\nx\ny"
    assert [text[block.start : block.end] for block in blocks] == [one.text for one in drafts]


def test_pictures_have_no_words_and_leave_the_text_as_it_is():
    text, blocks = assembled([draft("one"), draft("", BlockKind.FIGURE), draft("two", continues=True)])
    assert text == "one\ntwo"
    assert [(block.start, block.end) for block in blocks] == [(0, 3), (3, 3), (4, 7)]


def test_marks_are_counted_from_the_start_of_the_page():
    _, blocks = assembled([draft("one"), draft("two", marks=(Mark(MarkKind.STRONG, 1, 3),))])
    assert [(mark.start, mark.end) for mark in blocks[1].marks] == [(6, 8)]


@pytest.mark.parametrize(
    ("texts", "items"),
    [
        (["• flour", "bread"], [True, False]),
        (["1. flour", "2. bread"], [True, True]),
        (["1. flour", "bread"], [False, False]),
        (["flour", "bread"], [False, False]),
    ],
)
def test_typed_bullets_and_rows_of_numbers_are_lists(texts, items):
    found = with_typed_lists([draft(text) for text in texts])
    assert [one.kind is BlockKind.ITEM for one in found] == items
