from __future__ import annotations

from pipeline.amend.judged_words import is_translation, said, targets, valued
from pipeline.amend.tools import Tools
from pipeline.model import Amount, Date, Edit, FieldValue, Locator, MadeFrom, Place, Run
from pipeline.values.seen import seen_of, seen_words

SUM = FieldValue("amounts", "el", "11.250 €", (Run(0, 8, "el"),), Locator("p", 0, 8), "label", Amount("11250", "EUR"))


def test_words_alone_find_a_value_as_their_hash_does(tools: Tools) -> None:
    by_hand = Edit("amounts", "el", was="11.250 ευρώ", text="11.520 €")
    assert targets(by_hand, tools) & said(SUM)
    assert targets(Edit("amounts", "el", seen=seen_of(SUM), text="11.520 €"), tools) <= said(SUM)


def test_a_hash_of_words_still_finds_what_is_read_as_a_type_by_now() -> None:
    assert seen_words("11.250 €") in said(SUM)


def test_an_edit_of_a_value_that_the_page_lacked_judges_nothing(tools: Tools) -> None:
    assert targets(Edit("amounts", "el", text="5 €"), tools) == frozenset()


def test_a_translation_is_made_from_another_language_and_judges_no_words_of_its_own() -> None:
    made = MadeFrom("el", "3f9c2a1b77d0e4aa")
    assert is_translation(Edit("title", "en", text="The well", of=made))
    assert not is_translation(Edit("title", "en", seen="00c2a1b77d0e4aaf", text="The well", of=made))


def test_a_value_that_a_person_gives_goes_before_the_one_that_is_read(tools: Tools) -> None:
    given = Edit("amounts", "el", was="πέντε", text="περίπου 5.000 €", value=Amount("4900", "EUR"))
    assert valued(given, "περίπου 5.000 €", tools).value == Amount("4900", "EUR")
    assert valued(given, "5.000 €", tools).value == Amount("5000", "EUR")


def test_a_given_value_of_another_type_is_none_of_the_field(tools: Tools) -> None:
    for wrong in (Place("BE"), Date("2014-01")):
        assert valued(Edit("amounts", "el", text="τα μισά", value=wrong), "τα μισά", tools).value is None
        assert valued(Edit("amounts", "el", text="5.000 €", value=wrong), "5.000 €", tools).value == Amount(
            "5000", "EUR"
        )
        assert valued(Edit("title", "el", text="Το πηγάδι", value=wrong), "Το πηγάδι", tools).value is None
