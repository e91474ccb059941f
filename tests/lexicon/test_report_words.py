"""The words of the run's report."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.report_words import LANGUAGES, report_words


def test_the_report_says_everything_in_both_languages(lexicon: Lexicon) -> None:
    words = report_words(lexicon)
    assert tuple(words) == LANGUAGES
    assert words["el"].keys() == words["en"].keys()
    assert all(text for of_one in words.values() for text in of_one.values())


def test_a_word_that_one_language_lacks_is_named(lexicon: Lexicon) -> None:
    own = extended(lexicon, {"en.toml": b'[report]\nown_word = "Only here"'})
    with pytest.raises(ConfigurationError, match="own_word"):
        report_words(own)
