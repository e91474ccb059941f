from __future__ import annotations

import pytest

from pipeline.store.review_keys import clean_words


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("ένα\r\nδύο\rτρία", "ένα\nδύο\nτρία"),
        ("α\u0301", "ά"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("safe\u202egnp.exe\u2066", "safegnp.exe"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("a\tb", "a b"),
    ],
)
def test_a_text_loses_what_cannot_be_seen_and_keeps_its_lines(text: str, cleaned: str) -> None:
    assert clean_words(text) == cleaned
