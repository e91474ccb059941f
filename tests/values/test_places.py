"""Places as pages write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.model import Place
from pipeline.values.places import place_reader

PLACES = place_reader(shipped())

WRITTEN = {
    "Ανατολική Μακεδονία & Θράκη": Place("GR", "Ανατολική Μακεδονία & Θράκη", "EL51"),
    "Northern Ireland, United Kingdom (United Kingdom)": Place("GB", "Northern Ireland", "UKN0"),
    "Municipality of Ljubljana (SI)": Place("SI", "Municipality of Ljubljana"),
    "Cyprus (Κύπρος)": Place("CY"),
    "Prov. Hainaut, Belgium (Belgique-België)": Place("BE", "Prov. Hainaut", "BE32"),
    "Galicia, Spain (España)": Place("ES", "Galicia", "ES11"),
    "Nord-Vest, Romania (România)": Place("RO", "Nord-Vest", "RO11"),
    "Δυτική Μακεδονία, Greece (Ελλαδα)": Place("GR", "Δυτική Μακεδονία", "EL53"),
    "Dytiki Elláda": Place("GR", "Dytiki Elláda", "EL63"),
    "ELLADA ATTIKI Athens Attiki": Place("GR", "ATTIKI", "EL30"),
    "Κρήτη / Kriti": Place("GR", "Κρήτη", "EL43"),
    "Αττική (Attiki)": Place("GR", "Αττική", "EL30"),
    "ΠΕΡΙΦΕΡΕΙΑ ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ": Place("GR", "ΠΕΡΙΦΕΡΕΙΑ ΔΥΤΙΚΗΣ ΕΛΛΑΔΑΣ", "EL63"),
    "Karditsa Greece": Place("GR", "Karditsa"),
    "NUTS 2 – Region of Crete": Place("GR", "Region of Crete", "EL43"),
    "Athens, Attica, Greece": Place("GR", "Attica", "EL30"),
    "Δήμος Καλαμάτας, Ελλάδα": Place("GR", "Δήμος Καλαμάτας"),
    "Greece": Place("GR"),
    "Northern Ireland, UK": Place("GB", "Northern Ireland", "UKN0"),
    "The project is located in GR.": Place("GR"),
    "in GR": Place("GR"),
    "Flag of Greece  Βόλος, Greece": Place("GR", "Βόλος"),
    "(2018) Crete": Place("GR", "Crete", "EL43"),
    "• Volos , Greece": Place("GR", "Volos"),
    "Drapeau de la France Lyon": Place("FR", "Lyon"),
    "Το έργο υλοποιείται στην Κρήτη.": Place("GR", "Κρήτη", "EL43"),
    "Nationwide": None,
    "": None,
    "In all schools of the country that wanted to take part in the second year of the project": None,
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_place_has_its_country_its_region_as_written_and_its_code(text):
    assert PLACES.place(text) == WRITTEN[text]


@pytest.mark.parametrize(
    "text", ["Adelfia, Italy", "in GR", "(2018) Crete", "Δήμος Βόλου, Περιφέρεια Θεσσαλίας", "Torino (IT)"]
)
def test_a_line_of_nothing_but_a_place_is_one_alone(text):
    assert PLACES.alone(text) == PLACES.place(text)


@pytest.mark.parametrize(
    "text",
    [
        "GR",
        "Δήμος Βόλου",
        "Greece: a country",
        "Italy, Greece",
        "University of Crete, Greece",
        "In Greece we like books.",
        "Flag of Greece It is open.",
    ],
)
def test_an_organisation_a_code_or_a_sentence_is_no_place_alone(text):
    assert PLACES.alone(text) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_fail(text):
    PLACES.place(text)
    PLACES.alone(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Flag of Greece  Βόλος, Greece", "Βόλος, Greece"),
        ("Country flag of Italy  Adelfia, Italy", "Adelfia, Italy"),
        ("Flag of Italy", "Flag of Italy"),
        ("Adelfia, Italy", "Adelfia, Italy"),
        ("", ""),
    ],
)
def test_a_place_begins_behind_the_words_of_its_flag(text, place):
    assert text[PLACES.flag_end(text) :] == place


@pytest.mark.parametrize("text", ["Τρίκαλα", "Λέσβος, Ελλάδα", "Lesvos", "Δήμος Πέτρας, Ρόδος"])
def test_a_prefecture_or_an_island_that_is_a_region_only_with_others_is_in_greece(text):
    place = PLACES.place(text)
    assert place is not None
    assert (place.country, place.nuts) == ("GR", None)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("Paid by the ERDF", True), ("Two LEADER groups", True), ("Oil from nine hills", False), ("Nerdfest", False)],
)
def test_a_programme_may_be_named_anywhere_in_a_text(text, is_so):
    assert PLACES.names_programme(text) is is_so
