"""Titles in capitals take the small letters that the page has for them, and guess none."""

import pytest

from pipeline.extract.choose.capitals import in_small_letters

REST = "<p>Δώδεκα αυλές σχολείων φυτεύτηκαν από τους γονείς και τα παιδιά μέσα σε δύο χρόνια.</p><h2>Περιγραφή</h2>"


@pytest.mark.parametrize(
    ("words", "others", "found"),
    [
        ("ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ", ["Οι πράσινες αυλές | Δήμος Ράχης"], "Οι πράσινες αυλές"),
        ("ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ", ["Το έργο «Οι Πράσινες Αυλές» άρχισε."], "Οι Πράσινες Αυλές"),
        ("ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ", ["ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ | ΔΗΜΟΣ"], ""),
        ("ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ", ["όπου οι πράσινες αυλές έγιναν"], ""),
        ("ΑΥΛΕΣ", ["Οι Αυλές της Ράχης", "Προαυλές"], "Αυλές"),
        ("ΑΥΛΕΣ", ["Προαυλές και Αυλές"], "Αυλές"),
        ("ΑΥΛΗ", ["Η Αυλής πόρτα"], ""),
        ("ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ", [], ""),
        ("ΑΥΛΗ", ["!"], ""),
        ("ΑΥΛΗ", ["!", "Η Αυλή"], "Αυλή"),
        ("Οι πράσινες αυλές", ["Οι Πράσινες Αυλές"], ""),
        ("GREEN YARDS", ["Green yards"], ""),
    ],
)
def test_only_the_pages_own_small_letters_are_taken(words, others, found):
    assert in_small_letters(words, others) == found


def test_a_title_in_capitals_is_written_as_in_the_head_of_the_page(record):
    page = f"<title>Οι πράσινες αυλές - Δήμος Ράχης</title><h1>ΟΙ ΠΡΑΣΙΝΕΣ ΑΥΛΕΣ</h1>{REST}"
    (title,) = record(page).of("title")
    assert title.text == "Οι πράσινες αυλές"
    assert title.locator.start is not None
