"""Where sentences end."""

import pytest

from pipeline.split import split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Ο κ. Ανδρέου ήρθε, π.χ. με την κα. Ρήγα.", "Μετά έφυγε."],
        ["Βγήκαν μήλα, αχλάδια κ.λπ. από το κτήμα.", "Τα πούλησαν."],
        ["Βγήκαν μήλα, αχλάδια κ.λπ.", "Τα πούλησαν."],
        ["Πού πάμε;", "Στο δάσος."],
        ["Πού πάμε\u037e", "Στο δάσος."],
        ["«Πού πάμε;»", "Κανείς δεν ξέρει."],
        ["« Πού πάμε ; »", "Κανείς δεν ξέρει."],
        ["It rained; We stayed in."],
        ["Το έργο CREATE; ναι, αυτό."],
        ["Mr. J. R. Hill met Dr. Wood.", "They talked, e.g. about No. 5 and Fig. 3."],
        ["She lives in the U.K. Parliament Street.", "The U.S.", "The end."],
        ["It cost €13.5 million (approx. 10 %).", "Was it worth it?!", "Yes…", "We think so."],
        ["The fair ran from 9 a.m. to 5 p.m. on Sept. 11.", "All came."],
        ["1. First we dig.", "Then we plant."],
        ["So do I.", "The end."],
        ["Τέλος.", "The end.", "Αρχή!", "A start."],
    ],
)
def test_sentences_end_where_they_should(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_line_break_ends_a_sentence_unless_small_letters_go_on() -> None:
    assert cut("A heading\nThe text goes\non here.\n\n- an item") == [
        "A heading",
        "The text goes\non here.",
        "- an item",
    ]


def test_only_white_space_lies_outside_sentences() -> None:
    text = "  Ένα. Two;  3 … (4.) \n\n «5» "
    inside = {offset for start, end in split_sentences(text) for offset in range(start, end)}
    assert all(character.isspace() for offset, character in enumerate(text) if offset not in inside)
