"""The likeliest languages of words that follow each other."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.split import LANGUAGES
from pipeline.split.language import splitter
from pipeline.split.viterbi import ScriptStretch, word_languages


@pytest.fixture
def languages(lexicon: Lexicon):
    split = splitter(lexicon, LANGUAGES)

    def found(line: str) -> str:
        reading = split.read(line)
        priors = [2.8 if name == "en" else -5.0 if name == "und" else 0.0 for name in split.model.classes]
        stretch = ScriptStretch(line, reading.tokens, priors, reading.is_in_capitals)
        return " ".join(word_languages(stretch, reading.pairs, split.model))

    return found


def test_one_foreign_word_inside_a_phrase_is_too_little_to_leave_home(languages) -> None:
    assert languages("the jardin is open") == "en en en en"


def test_a_sentence_end_makes_a_change_cheaper(languages) -> None:
    assert languages("It is open. Une rue ouverte") == "en en en fr fr fr"


def test_what_is_quoted_is_read_apart_from_the_words_around_it(languages) -> None:
    assert languages("they sang “au clair de la lune” in town") == "en en fr fr fr fr fr en en"


def test_brackets_inside_brackets_take_the_words_around_them_as_their_host(languages) -> None:
    assert languages("la rue (sans voiture (le soir)) est ouverte") == "fr fr fr fr fr fr fr fr"


def test_a_hyphen_between_two_capitals_parts_a_name_in_two_languages(languages) -> None:
    assert languages("Belgique-België") == "fr nl"


def test_a_label_before_a_colon_keeps_its_language(languages) -> None:
    assert languages("Location: la rue sans voitures") == "en fr fr fr fr"
