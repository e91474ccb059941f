"""What one word says about its language."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.split import LANGUAGES
from pipeline.split.evidence import WordEvidence, evidence
from pipeline.split.language import Splitter, splitter
from pipeline.split.tokens import tokens


@pytest.fixture(scope="module")
def latin(lexicon: Lexicon) -> Splitter:
    return splitter(lexicon, LANGUAGES)


def of(word: str, line: str, splitter: Splitter, *, capitals: bool = False) -> WordEvidence:
    (token,) = (token for token in tokens(line) if token.text == word)
    return evidence(line, token, splitter.model, capitals=capitals)


@pytest.mark.parametrize(
    ("word", "line"), [("SME", "the SME office"), ("B12", "in Room B12"), ("e", "an e-mail"), ("R&D", "our R&D unit")]
)
def test_acronyms_and_codes_speak_for_no_language(word: str, line: str, latin: Splitter) -> None:
    assert of(word, line, latin).weight == 0.0


def test_in_a_line_of_capitals_a_short_word_is_no_acronym(latin: Splitter) -> None:
    assert of("JARDIN", "LE JARDIN", latin, capitals=True).weight == 1.0
    assert of("JARDIN", "the JARDIN", latin).weight == 0.0
    assert of("JARDINS", "the JARDINS", latin).weight == 1.0  # longer than acronyms are


def test_a_capital_inside_a_sentence_counts_less_than_one_that_opens_it(latin: Splitter) -> None:
    assert of("Jardin", "Jardin ouvert", latin).weight == 1.0
    assert of("Jardin", "the Jardin", latin).weight < 1.0
    assert of("Jardin", "It ended. Jardin ouvert", latin).weight == 1.0
    assert of("jardin", "the jardin", latin).weight == 1.0


def test_the_first_half_of_a_double_name_counts_less(latin: Splitter) -> None:
    assert of("Belgique", "Belgique-België", latin).weight == 0.65
    assert of("Belgique", "Belgique-bas", latin).weight == 1.0


def test_values_are_weighed_scores_and_the_lead_is_over_the_home_language(latin: Splitter) -> None:
    found = of("jardin", "un jardin", latin)
    french, english = (latin.model.classes.index(name) for name in ("fr", "en"))
    assert found.values()[french] > found.values()[english]
    assert found.lead > 0 > of("garden", "a garden", latin).lead
