"""Names of places, and their codes."""

import pytest

from pipeline.lexicon import shipped
from pipeline.values.gazetteer import gazetteer

KNOWN = gazetteer(shipped())


@pytest.mark.parametrize(
    ("name", "code"),
    [("Greece", "GR"), ("ΕΛΛΑΔΑ", "GR"), ("Irland", "IE"), ("Northern Ireland", "GB"), ("Petra", None)],
)
def test_a_country_has_a_code_in_whatever_language_and_letters_it_is_named(name, code):
    assert KNOWN.country(name) == code


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [("Crete", None, "EL43"), ("Κρήτη", "GR", "EL43"), ("Crete", "IT", None), ("Petra", None, None)],
)
def test_a_region_has_the_code_of_its_country_s_table(name, country, code):
    assert KNOWN.nuts(name, country) == code
    assert (code in KNOWN.region_codes) is (code is not None)


@pytest.mark.parametrize(("text", "is_one"), [("Crete", True), ("Greece", True), ("Τρίκαλα", True), ("Petra", False)])
def test_only_a_known_name_is_a_place_by_itself(text, is_one):
    assert KNOWN.is_place(text) is is_one


def test_words_for_a_level_name_no_place():
    assert (KNOWN.is_everywhere("Nationwide"), KNOWN.is_everywhere("Crete")) == (True, False)


@pytest.mark.parametrize(
    ("code", "country"), [("GR", "GR"), ("EL", "GR"), ("gr", None), ("XX", None), ("Greece", None)]
)
def test_a_code_in_capitals_stands_for_its_country(code, country):
    assert KNOWN.coded(code) == country


@pytest.mark.parametrize(
    ("words", "cut"),
    [("Petra Greece", ("GR", "Petra")), ("Greece Petra", ("GR", "Petra")), ("Greece", None), ("Petra and Volos", None)],
)
def test_a_country_may_stand_at_either_end_of_other_words(words, cut):
    assert KNOWN.country_at_edge(words) == cut


def test_a_country_within_another_is_not_the_region_that_is_all_of_a_country():
    assert (KNOWN.is_inner("Northern Ireland"), KNOWN.is_inner("Luxembourg"), KNOWN.is_inner("Crete")) == (
        True,
        False,
        False,
    )


def test_a_name_that_two_countries_share_has_no_code_by_itself():
    assert KNOWN.nuts("Limburg") is None
    assert KNOWN.nuts("Prov. Limburg") == "BE22"
