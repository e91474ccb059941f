"""What a run did with its pages, and the look that it did it with."""

from __future__ import annotations

import pytest

from pipeline.messages import Message, in_language
from pipeline.model import Issue, IssueCode, Look, Severity
from pipeline.model.result import PageResult, State


def test_a_look_gives_its_files_by_name() -> None:
    look = Look((("sheet.css", b"a"), ("fonts/x.ttf", b"b")), "0")
    assert look.file("fonts/x.ttf") == b"b"
    with pytest.raises(KeyError, match=r"x\.ttf"):
        look.file("x.ttf")


def test_an_issue_of_two_files_is_with_shared_and_those_of_the_page_come_first() -> None:
    own = Issue(IssueCode.MISSING_FIELD, Severity.WARNING, "no title")
    long = Issue(IssueCode.TOO_LONG, Severity.WARNING, "too long")
    result = PageResult("a.html", State.BUILT, issues=(own,), file_issues=(("a.pdf", (long,)), ("a.docx", (long, own))))
    assert result.all_issues == (own, long)


def test_each_state_has_its_words_in_both_languages() -> None:
    shown = [state.shown for state in State]
    assert all(isinstance(words, Message) for words in shown)
    assert len({in_language(words, lang) for words in shown for lang in ("el", "en")}) == 2 * len(State)
