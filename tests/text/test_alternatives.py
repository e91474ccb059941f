import re

import pytest

from pipeline.text.alternatives import any_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in the project (a.b)", ["in the project", "a.b"]),
        ("in them, axb", ["in", "a"]),
        ("το έργο", ["το έργο"]),
    ],
)
def test_words_are_tried_in_their_order(text: str, found: list[str]) -> None:
    words = ["in the project", "in", "in the", "a.b", "a", "το έργο", "το"]

    assert re.findall(any_of(words), text) == found
    assert re.findall("|".join(map(re.escape, words)), text) == found


def test_no_words_make_an_empty_pattern() -> None:
    assert any_of([]) == ""
