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


def test_two_changes_of_one_sentence_give_no_proposal(tools: Tools) -> None:
    assert merged(WAS, WAS.replace("δέκα", "δώδεκα"), WAS.replace("δέκα", "οκτώ"), tools) is None


def test_where_one_side_changed_nothing_there_is_nothing_to_join(tools: Tools) -> None:
    assert merged(WAS, WAS, WAS.replace("δέκα", "οκτώ"), tools) is None


def test_texts_too_long_to_be_compared_give_no_proposal(tools: Tools) -> None:
    assert merged("Ναι. " * 2_000, "Όχι. " * 2_000, "Ίσως. " * 2_000, tools) is None
