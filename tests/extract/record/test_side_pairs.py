"""Values that say the same on both sides of a page."""

from pipeline.extract.page.found import Made
from pipeline.extract.page.sides import Sides
from pipeline.extract.record.side_pairs import paired
from pipeline.model import FieldPair, FieldValue, Locator

BOTH = Sides("el", "el", "en")


def made(lang, text, *blocks, field="description"):
    return Made(FieldValue(field, lang, text, (), Locator("p"), "test"), blocks)


def test_texts_of_as_many_blocks_are_paired_block_by_block():
    pairs = paired([made("el", "Α. Β.", (0, 2), (3, 5)), made("en", "One. Two.", (0, 4), (5, 9))], BOTH)
    assert pairs[0] == pairs[1] == (FieldPair(0, 2, 0, 4), FieldPair(3, 5, 5, 9))


def test_texts_of_other_blocks_are_paired_as_wholes():
    pairs = paired([made("el", "Α. Β.", (0, 2), (3, 5)), made("en", "One and two.", (0, 12))], BOTH)
    assert pairs[0] == (FieldPair(0, 5, 0, 12),)


def test_the_second_value_of_a_side_answers_the_second_of_the_other():
    found = [made(lang, text, field="theme") for lang, text in (("el", "α"), ("el", "βγ"), ("en", "a"), ("en", "bcd"))]
    pairs = paired(found, BOTH)
    assert (pairs[1], pairs[3]) == ((FieldPair(0, 2, 0, 3),),) * 2


def test_a_value_without_an_answer_is_in_no_pair():
    assert paired([made("el", "Α."), made("en", "One.", field="title")], BOTH) == {}
