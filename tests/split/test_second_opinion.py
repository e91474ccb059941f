"""A second opinion on stretches that the word lists leave unsure."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Run
from pipeline.split.language import splitter
from pipeline.split.second_opinion import with_second_opinion

SWEDISH = "Kommunen har planterat fruktträd längs alla gator så att barnen kan plocka äpplen på vägen hem"
GERMAN = "Die Gemeinde hat Obstbäume an allen Straßen gepflanzt damit die Kinder auf dem Heimweg Äpfel pflücken"


def words(line: str, lang: str, count: int | None = None) -> list[Run]:
    found, at = [], 0
    for word in line.split()[:count]:
        at = line.index(word, at)
        found.append(Run(at, at + len(word), lang))
        at += len(word)
    return found


def test_a_language_outside_of_the_set_is_named_and_its_words_are_of_no_certain_one(lexicon: Lexicon) -> None:
    runs, (foreign,) = with_second_opinion(SWEDISH, words(SWEDISH, "und"), splitter(lexicon, ("el", "en")))
    assert {run.lang for run in runs} == {"und"}
    assert (foreign.start, foreign.end, foreign.language) == (0, len(SWEDISH), "sv")


def test_words_in_the_wrong_language_of_the_set_get_the_right_one(lexicon: Lexicon) -> None:
    runs, foreign = with_second_opinion(GERMAN, words(GERMAN, "en"), splitter(lexicon, ("el", "en", "de")))
    assert {run.lang for run in runs} == {"de"}
    assert foreign == ()


@pytest.mark.parametrize(("count", "is_asked"), [(7, False), (8, True)])
def test_the_detector_is_asked_about_longer_stretches_only(count: int, *, is_asked: bool, lexicon: Lexicon) -> None:
    runs, _ = with_second_opinion(GERMAN, words(GERMAN, "und", count), splitter(lexicon, ("el", "en", "de")))
    assert ({run.lang for run in runs} == {"de"}) is is_asked


def test_a_stretch_that_its_words_prove_is_left_alone(lexicon: Lexicon) -> None:
    line = "the people of the valley planted trees along the river"
    assert with_second_opinion(line, words(line, "en"), splitter(lexicon, ("el", "en"))) == (words(line, "en"), ())
