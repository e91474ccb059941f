"""Brackets and quotes that belong together."""

from __future__ import annotations

import pytest

from pipeline.split.pairs import MARK, MarkPair, enclosing, pairs


def paired(text: str) -> list[str]:
    found = pairs((match.start(), match.group()) for match in MARK.finditer(text))
    return [text[opening : closing + 1] for opening, closing in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a (b) c", ["(b)"]),
        ("(a [b] c)", ["(a [b] c)", "[b]"]),
        ("(a [b) c]", ["(a [b)"]),  # what stays open inside is passed over
        ("a) b (", []),
        ('"a" b "c"', ['"a"', '"c"']),
        ("„a“ “b”", ["„a“", "“b”"]),
        ("«a ‹b› c»", ["«a ‹b› c»", "‹b›"]),
        ("(a", []),
    ],
)
def test_a_closing_mark_ends_the_innermost_pair_that_waits_for_it(text: str, found: list[str]) -> None:
    assert paired(text) == found


def test_an_offset_lies_in_the_innermost_pair_around_it() -> None:
    found = [MarkPair(0, 10), MarkPair(2, 4), MarkPair(6, 8)]
    assert enclosing(found, [0, 1, 3, 4, 5, 7, 9, 10, 11]) == [-1, 0, 1, 0, 0, 2, 0, -1, -1]
    assert enclosing([], [1, 2]) == [-1, -1]
