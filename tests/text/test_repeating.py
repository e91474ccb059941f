"""What repeats on a site."""

from __future__ import annotations

import pytest

from pipeline.text.repeating import (
    HASH_LENGTH,
    VALUE_LENGTH,
    joined,
    labels_of_site,
    repeated,
    split_hashes,
    words_hash,
)


def test_case_accents_and_spaces_make_no_difference_to_a_hash() -> None:
    assert words_hash("Οι  Δράσεις\n") == words_hash("οι δρασεις")
    assert words_hash("δράσεις") != words_hash("δράση")
    assert len(words_hash("\ud800")) == HASH_LENGTH


def test_what_stands_on_three_pages_is_of_the_site() -> None:
    assert repeated([{"b", "a"}, {"a", "b"}, {"a"}]) == ("a",)
    assert repeated([{"b", "a"}, {"a", "b"}, {"b", "a"}]) == ("a", "b")


def pairs(*values: str) -> list[set[str]]:
    """The pages of a site, each with one label before the value."""
    return [{words_hash("Funded by") + words_hash(value)[:VALUE_LENGTH]} for value in values]


@pytest.mark.parametrize(
    ("values", "is_label"),
    [
        (("a", "b"), False),
        (("a", "b", "c"), True),
        (("a", "b", "b"), False),
        (("a", "a", "a", "b", "c", "c"), True),  # three of six pages have a value of their own
        (("a", "a", "a", "a", "b", "c", "c"), False),
    ],
)
def test_a_line_before_values_that_differ_is_a_label(values: tuple[str, ...], *, is_label: bool) -> None:
    assert labels_of_site(pairs(*values)) == ((words_hash("Funded by"),) if is_label else ())


def test_a_label_counts_once_a_page() -> None:
    page = {words_hash("By") + words_hash(value)[:VALUE_LENGTH] for value in "abc"}
    assert labels_of_site([page, page]) == ()


def test_hashes_are_joined_in_order_and_parted_again() -> None:
    assert joined(["bbbb", "aaaa"]) == "aaaabbbb"
    assert split_hashes("aaaabbbb", 4) == ["aaaa", "bbbb"]
    assert split_hashes(joined([words_hash("a"), words_hash("b")])) == sorted([words_hash("a"), words_hash("b")])
    assert split_hashes("") == []
