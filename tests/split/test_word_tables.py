"""The prepared file of word lists and n-grams."""

from __future__ import annotations

import pytest

from pipeline.split.word_tables import UNLISTED, WordTables, shipped_tables


def tables() -> WordTables:
    """Two classes, levels by letter: `!` is certain, each next one a nat less."""
    return WordTables(
        classes=("en", "fr"),
        values=[float(ord("!") - level) for level in range(128)],
        prefix=2,
        longest=3,
        groups={b"ho": b' use:"%: t:!!:'.replace(b":!!:", b':!"')},
        ngrams={b"ab": b"!$", b"b": b'"#'},
        twins=frozenset(),
        contracted={},
    )


def test_a_word_is_found_behind_its_first_letters() -> None:
    assert tables().listed("house") == (-1.0, -4.0)
    assert tables().listed("hot") == (0.0, -1.0)


@pytest.mark.parametrize("word", ["hous", "houses", "use", "h", "", "zz", "\ud800"])
def test_parts_of_listed_words_are_no_words(word: str) -> None:
    assert tables().listed(word) is None


@pytest.mark.parametrize(
    ("gram", "values"), [("ab", (0.0, -3.0)), ("xab", (0.0, -3.0)), ("xb", (-1.0, -2.0)), ("xy", (-8.0, -8.0))]
)
def test_the_longest_known_end_of_an_ngram_decides(gram: str, values: tuple[float, float]) -> None:
    assert tables().follows(gram) == values


def test_the_shipped_tables_know_common_words_and_no_others() -> None:
    shipped = shipped_tables()
    english, french = (shipped.classes.index(name) for name in ("en", "fr"))
    scores = shipped.listed("the")
    assert scores is not None
    assert scores[english] > scores[french] >= UNLISTED
    assert shipped.listed("qwxzzy") is None
    assert "και" in shipped.twins
