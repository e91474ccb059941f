from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import PageError
from pipeline.messages import Message
from pipeline.store.toml_files import TomlFile, clean_words, quoted

HINT = Message("review.mend")


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


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert tomllib.loads(f"a = {quoted(text)}")["a"] == text


def test_a_lone_surrogate_is_written_as_a_question_mark() -> None:
    assert quoted("a\ud800") == '"a?"'


def test_rows_are_given_with_their_numbers_but_for_those_that_lack_a_key() -> None:
    file = TomlFile(b"[[row]]\na = '1'\n[[row]]\nb = '2'\n[[row]]\na = '3'\n", "f.toml", HINT)
    readers = {"a": int, "b": int}
    assert list(file.rows("row", readers, {"a"})) == [(0, {"a": 1}), (2, {"a": 3})]
    with pytest.raises(PageError, match="line 3: a is missing"):
        file.hold()


def test_the_line_of_a_key_is_that_in_its_own_table() -> None:
    file = TomlFile(b"a = 1\n[one]\na = 2\n[[row]]\na = 3\n[[row]]\na = 4\n", "f.toml", HINT)
    for table, at in (("", 0), ("one", 0), ("row", 0), ("row", 1)):
        file.note(Message("review.kind-text"), table, at, "a")
    with pytest.raises(PageError) as error:
        file.hold()
    assert [part.split(":")[0] for part in error.value.text.removeprefix("f.toml: ").split("; ")] == [
        "line 1",
        "line 3",
        "line 5",
        "line 7",
    ]
