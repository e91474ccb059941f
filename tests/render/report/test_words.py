"""The report's words, in both languages."""

from __future__ import annotations

from pipeline.messages import Message
from pipeline.render.report.words import in_both


def test_a_message_is_said_in_both_languages_and_other_words_are_english_and_escaped() -> None:
    assert in_both("a < b") == '<span lang="en">a &lt; b</span>'
    assert in_both("") == ""
    both = in_both(Message("render.template-files"))
    assert both.count('class="say"') == 2
    assert 'lang="el"' in both
