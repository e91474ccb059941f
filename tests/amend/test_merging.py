from __future__ import annotations

from pipeline.amend.merging import merged
from pipeline.amend.tools import Tools

WAS = "Άνοιξε το 2019. Έχει δέκα θέσεις. Κλείνει τη Δευτέρα."


def test_changes_of_different_sentences_are_joined(tools: Tools) -> None:
    ours = WAS.replace("δέκα", "δώδεκα")
    theirs = WAS.replace("τη Δευτέρα", "την Κυριακή")
    assert merged(WAS, ours, theirs, tools) == "Άνοιξε το 2019. Έχει δώδεκα θέσεις. Κλείνει την Κυριακή."


def test_a_paragraph_that_the_page_adds_is_kept(tools: Tools) -> None:
    theirs = f"{WAS}\n\nΤο 2026 μεγάλωσε."
    assert merged(WAS, WAS.replace("2019", "2018"), theirs, tools) == theirs.replace("2019", "2018")


def test_an_answer_that_comes_again_in_a_long_text_keeps_its_neighbours_apart(tools: Tools) -> None:
    was = "Άνοιξε νωρίς; Ναι. Κλείνει αργά; " + "".join(f"Έχει {number} θέσεις; Ναι. " for number in range(100))
    ours = was.replace("νωρίς", "πρωί").replace("αργά", "βράδυ")
    theirs = was.replace("Ναι.", "Όχι.", 1)
    assert merged(was, ours, theirs, tools) == ours.replace("Ναι.", "Όχι.", 1).strip()


def test_two_changes_of_one_sentence_give_no_proposal(tools: Tools) -> None:
    assert merged(WAS, WAS.replace("δέκα", "δώδεκα"), WAS.replace("δέκα", "οκτώ"), tools) is None


def test_where_one_side_changed_nothing_there_is_nothing_to_join(tools: Tools) -> None:
    assert merged(WAS, WAS, WAS.replace("δέκα", "οκτώ"), tools) is None


def test_texts_too_long_to_be_compared_give_no_proposal(tools: Tools) -> None:
    assert merged("Ναι. " * 2_000, "Όχι. " * 2_000, "Ίσως. " * 2_000, tools) is None


def test_texts_of_the_most_sentences_are_still_compared(tools: Tools) -> None:
    was = "Ναι. " * 1_498 + "Άνοιξε νωρίς. Κλείνει αργά."
    ours, theirs = was.replace("νωρίς", "πρωί"), was.replace("αργά", "βράδυ")
    assert (merged(was, ours, theirs, tools) or "")[-27:] == "Άνοιξε πρωί. Κλείνει βράδυ."


def test_two_sentences_that_are_put_in_at_the_same_place_give_no_proposal(tools: Tools) -> None:
    ours, theirs = (WAS.replace("Κλείνει", f"{new} Κλείνει") for new in ("Έχει αυλή.", "Έχει κήπο."))
    assert merged(WAS, ours, theirs, tools) is None


def test_a_sentence_that_is_put_in_before_a_changed_one_is_joined_with_it(tools: Tools) -> None:
    ours = WAS.replace("Άνοιξε το 2019.", "Είναι μικρό. Άνοιξε το 2019.")
    theirs = WAS.replace("δέκα", "οκτώ")
    assert merged(WAS, ours, theirs, tools) == ours.replace("δέκα", "οκτώ")
    beside = WAS.replace("Έχει δέκα", "Είναι μικρό. Έχει δέκα")
    assert merged(WAS, beside, theirs, tools) is merged(WAS, theirs, beside, tools) is None
    removed = WAS.replace(" Έχει δέκα θέσεις.", "")
    assert merged(WAS, removed, WAS.replace("2019", "2018"), tools) == removed.replace("2019", "2018")
    assert merged(WAS, removed, WAS.replace("δέκα", "οκτώ"), tools) is None


def test_one_text_that_is_too_long_is_enough_to_give_no_proposal(tools: Tools) -> None:
    was = "Άνοιξε νωρίς. Κλείνει αργά."
    theirs = was.replace("αργά", "βράδυ")
    assert merged(was, "Ναι. " * 1_498 + was, theirs, tools) is not None
    assert merged(was, "Ναι. " * 1_499 + was, theirs, tools) is None
