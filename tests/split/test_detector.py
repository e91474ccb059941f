"""The second opinion on long Latin stretches."""

from pipeline.split.detector import opinion

SWEDISH = "Kommunen har planterat fruktträd längs alla gator så att barnen kan plocka äpplen på vägen hem"


def test_a_long_text_is_told_for_sure() -> None:
    guess = opinion(SWEDISH)
    assert guess is not None
    assert guess.language == "sv"
    assert guess.probability > 0.95


def test_capitals_are_folded() -> None:
    assert opinion(SWEDISH.upper()) == opinion(SWEDISH)


def test_the_same_text_gets_the_same_answer() -> None:
    assert len({opinion("Ende gut alles gut mit garden and jardin") for _ in range(5)}) == 1


def test_a_text_with_nothing_to_go_by_gets_no_answer() -> None:
    assert opinion("… 12") is None
