"""Which bytes are Greek, and in which code page."""

import pytest

from pipeline.read.greek_bytes import greek_code_page, is_greek, is_misspelt, is_surely_greek, looks_greek

GREEK = "Άνοιξη στον κήπο του σχολείου: οι μαθητές φύτεψαν κουκιά για τους φίλους."


@pytest.mark.parametrize("charset", ["cp1253", "iso8859-7"])
def test_the_code_page_is_known_by_its_own_places_for_the_same_letter(charset):
    assert greek_code_page(GREEK.encode(charset), None) == charset


def test_where_no_letter_tells_the_declared_code_page_is_taken():
    data = "ένα απλό κείμενο".encode("cp1253")
    assert (greek_code_page(data, "iso8859-7"), greek_code_page(data, None)) == ("iso8859-7", "cp1253")


def test_letters_in_rows_look_greek_and_single_ones_western():
    assert looks_greek(GREEK.encode("cp1253"))
    assert not looks_greek("Élan, café, über, naïve".encode("cp1252"))


def test_a_page_declared_as_another_language_is_greek_only_where_greek_words_stand():
    assert is_surely_greek(GREEK.encode("cp1253"), "cp1252")
    assert not is_surely_greek("Мельница у реки".encode("cp1251"), "cp1251")


def test_the_final_sigma_tells_a_wrong_reading_from_a_right_one():
    data = GREEK.encode("cp737")
    assert (is_greek(data, "cp737"), is_misspelt(GREEK.encode("cp1253"), "cp1253")) == (True, False)
