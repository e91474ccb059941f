"""What is hidden is told, with its place and the beginning of its words."""

import pytest

from pipeline.model import Block, BlockKind, Reason
from pipeline.read.hidden import doubtful_issue, excerpt, hidden_issues


def block(text, boilerplate=Reason.HIDDEN, start=0):
    return Block(BlockKind.PARAGRAPH, text, start, start + len(text), "page 2", boilerplate=boilerplate)


def test_each_hidden_block_is_told_at_its_place_and_no_other():
    (issue,) = hidden_issues([block("seen", ""), block("planted", start=7), block("menu", "menu"), block("")])
    assert (issue.locator.start, issue.locator.end, issue.severity) == (7, 14, "warning")
    assert "planted" in issue.message
    assert "page 2" in issue.message


def test_of_many_hidden_blocks_the_first_are_told():
    assert len(hidden_issues(block(f"planted {number}") for number in range(1000))) == 20


def test_what_may_be_hidden_has_another_message():
    assert doubtful_issue("page 2", "pale").message != hidden_issues([block("pale")])[0].message


@pytest.mark.parametrize(
    ("words", "told"), [("a" * 60, "a" * 60), ("a" * 61, "a" * 59 + "…"), ("a " * 40, "a " * 29 + "a…")]
)
def test_long_words_are_cut_in_a_message(words, told):
    assert excerpt(words) == told
