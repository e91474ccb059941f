"""What the tables know of boilerplate, of all languages together."""

from __future__ import annotations

from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.boilerplate import boilerplate, hiding
from pipeline.model import Reason


def test_reasons_that_a_label_overrules_are_reasons_that_there_are(lexicon: Lexicon) -> None:
    known = boilerplate(lexicon)
    assert known.weak
    assert known.weak | set(known.named) <= {*known.classes, *Reason}


def test_an_office_adds_words_to_a_reason_and_takes_none_away(lexicon: Lexicon) -> None:
    own = extended(
        lexicon, {"en.toml": b'[boilerplate]\nlines = ["Town hall news"]\n[boilerplate.classes]\nsidebar = ["townbar"]'}
    )
    assert "Town hall news" in boilerplate(own).lines
    assert "Town hall news" not in boilerplate(lexicon).lines
    assert {*boilerplate(lexicon).classes["sidebar"], "townbar"} == set(boilerplate(own).classes["sidebar"])
    assert boilerplate(own).classes.keys() == boilerplate(lexicon).classes.keys()


def test_no_name_of_a_class_both_hides_and_shows(lexicon: Lexicon) -> None:
    known = hiding(lexicon)
    assert {"sr-only", "hidden"} & known.classes
    assert known.folding
    assert not (known.classes | known.folding) & known.showing
