"""Whether words are a value of a type, and so those before them a label."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType
from pipeline.values.readers import READS, UNTESTED, readers


@pytest.mark.parametrize(
    ("type_", "text", "reads", "reads_alone"),
    [
        (ValueType.DATE, "May 2014", True, True),
        (ValueType.DATE, "in May 2014", True, False),
        (ValueType.DATE, "next spring or so", False, False),
        (ValueType.PERIOD, "01/2014 - 12/2015", True, True),
        (ValueType.PERIOD, "always", False, False),
        (ValueType.PLACE, "Crete", True, True),
        (ValueType.PLACE, "Crete.", True, False),
        (ValueType.PLACE, "somewhere", False, False),
        (ValueType.CONTACT, "Anna, ann@example.org", True, False),
        (ValueType.CONTACT, "ask us", False, False),
        (ValueType.AMOUNT, "235.000 €", True, False),
        (ValueType.AMOUNT, "a lot", False, False),
    ],
)
def test_words_that_may_be_no_label_need_nothing_but_a_value_behind_them(
    lexicon: Lexicon, type_: ValueType, text: str, *, reads: bool, reads_alone: bool
) -> None:
    assert readers(lexicon).can_read(type_, text) is reads
    assert readers(lexicon).can_read(type_, text, is_sure=False) is reads_alone


@pytest.mark.parametrize("type_", sorted(UNTESTED))
def test_of_types_that_are_not_tested_any_words_are_a_value(lexicon: Lexicon, type_: ValueType) -> None:
    assert readers(lexicon).can_read(type_, "anything", is_sure=False)


def test_of_each_type_it_is_said_whether_it_is_tested() -> None:
    assert sorted([*READS, *UNTESTED]) == sorted(ValueType)


def test_a_type_of_which_nothing_is_said_is_no_value_of_any_words(lexicon: Lexicon) -> None:
    with pytest.raises(KeyError):
        readers(lexicon).can_read("weight", "3 kg")  # type: ignore[arg-type]


def test_a_lexicon_has_one_set_of_readers(lexicon: Lexicon) -> None:
    assert readers(lexicon) is readers(lexicon)
