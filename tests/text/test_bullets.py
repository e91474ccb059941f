"""Signs before the entries of a list."""

from __future__ import annotations

import pytest

from pipeline.text.bullets import ListMark, list_mark


@pytest.mark.parametrize(
    ("text", "kind", "length"),
    [
        ("• one", "bullet", 2),
        ("•one", "bullet", 1),
        ("\uf0b7\u200bone", "bullet", 2),
        ("- one", "bullet", 2),
        ("*one", "bullet", 1),
        ("*", "", 0),
        ("-one", "hyphen", 1),
        ("-5 °C", "", 0),
        ("o one", "letter o", 2),
        ("ο ένα", "letter o", 2),
        ("of one", "", 0),
        ("5. one", "number", 3),
        ("2.1.3.4. one", "number", 9),
        ("b) one", "number", 3),
        ("(iv) one", "number", 5),
        ("γ) ένα", "number", 3),
        ("123. one", "", 0),
        ("5.one", "", 0),
        ("• ", "", 0),
        ("", "", 0),
    ],
)
def test_a_list_mark_is_told_by_its_kind_with_the_space_after_it(text: str, kind: str, length: int) -> None:
    assert list_mark(text) == ListMark(kind, length)
