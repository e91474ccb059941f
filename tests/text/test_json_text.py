"""JSON that is read line by line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.json_text import json_text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_a_text_is_one_line_of_json_by_any_count_and_is_read_back_as_it_was(text: str) -> None:
    line = json_text({"text": text, text: 1})
    assert len(line.splitlines()) == 1
    assert not any("\x7f" <= char < "\xa0" for char in line)
    assert json.loads(line) == {"text": text, text: 1}


def test_letters_stay_as_they_are() -> None:
    assert json_text({"α": "é\u2028\x85", "n": [1, None]}) == '{"α": "é\\u2028\\u0085", "n": [1, null]}'
