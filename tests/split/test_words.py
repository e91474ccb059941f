"""What words say about their language."""

import pytest

from pipeline.split.word_tables import shipped_tables
from pipeline.split.words import WordModel

LANGUAGES = ("el", "en", "fr", "nl", "it", "es", "de")


@pytest.fixture(scope="module")
def model() -> WordModel:
    return WordModel(shipped_tables(), LANGUAGES, "en", {})


def best(model: WordModel, word: str) -> str:
    scores = model.weighed(word).scores
    return model.classes[scores.index(max(scores))]


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        ("although", "en"),
        ("aujourd'hui", "fr"),
        ("l'été", "fr"),
        ("altijd", "nl"),
        ("perché", "it"),
        ("también", "es"),
        ("zwischen", "de"),
        ("synergasia", "el-Latn"),
        ("mycket", "und"),
    ],
)
def test_a_listed_word_speaks_for_its_language(model: WordModel, word: str, lang: str) -> None:
    assert best(model, word) == lang


@pytest.mark.parametrize(
    ("word", "lang"), [("gartenlaubenfest", "de"), ("ritmicissima", "it"), ("mpoukalakia", "el-Latn")]
)
def test_an_unlisted_word_speaks_by_its_letters(model: WordModel, word: str, lang: str) -> None:
    assert not model.lists(word)
    assert best(model, word) == lang


def test_no_word_says_more_than_twelve_nats(model: WordModel) -> None:
    for word in ("the", "straßenbahnhaltestelle", "x" * 1000, "ÿ", "\ud800"):
        scores = model.weighed(word).scores
        assert max(scores) == 0
        assert min(scores) >= -12


def test_words_that_a_language_contracts_speak_against_it_when_apart(model: WordModel) -> None:
    italian = model.classes.index("it")
    assert [at for at, _ in model.against("a", "la")] == [italian]
    assert model.against("alla", "casa") == []


def test_languages_outside_the_set_count_as_unknown() -> None:
    narrow = WordModel(shipped_tables(), ("el", "en"), "en", {})
    assert narrow.classes == ("en", "el-Latn", "und")
    assert best(narrow, "aujourd'hui") == "und"


def test_greek_words_that_look_latin_are_known_words(model: WordModel) -> None:
    assert "και" in model
    assert "nato" in model
    assert "ξξξ" not in model
