"""Whether words are a value of a type, and so those before them a label."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import ValueType
from pipeline.values.readers import READS, readers


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


def test_a_text_needs_no_reading(lexicon: Lexicon) -> None:
    assert ValueType.TEXT not in READS
    assert readers(lexicon).can_read(ValueType.TEXT, "anything", is_sure=False)


def test_a_lexicon_has_one_set_of_readers(lexicon: Lexicon) -> None:
    assert readers(lexicon) is readers(lexicon)
