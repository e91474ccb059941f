"""What a sheet shows of a place, in each of its languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.lexicon.place_names import place_name
from pipeline.lexicon.places import country_of, places, shown_names
from pipeline.model import Place
from pipeline.values.places import place_reader

LEXICON = shipped()
CODES = sorted(places(LEXICON).countries)


def named(place: Place, written: str = "", written_lang: str = "") -> list[str]:
    return [place_name(place, lang, LEXICON, written, written_lang) for lang in ("el", "en")]


@pytest.mark.parametrize(
    ("place", "greek", "english"),
    [
        (Place("GR", "Δυτική Μακεδονία", "EL53"), "Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"),
        (Place("GR", "Δυτική Μακεδονία"), "Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"),
        (Place("GR", "Dytiki Elláda", "EL63"), "Δυτική Ελλάδα, Ελλάδα", "Western Greece, Greece"),
        (Place("GR", "ΠΔΕ", "EL63"), "Δυτική Ελλάδα, Ελλάδα", "Western Greece, Greece"),
        (Place("GR", "Corfu", "EL622"), "Κέρκυρα, Ελλάδα", "Corfu, Greece"),
        (Place("GR", "Athens", "EL30"), "Αθήνα, Ελλάδα", "Athens, Greece"),
        (Place("GR"), "Ελλάδα", "Greece"),
        (Place("ES", "ES"), "Ισπανία", "Spain"),
        (Place("ES", "ES41", "ES41"), "Ισπανία (Castilla y León)", "Castilla y León, Spain"),
        (Place("AT", "Tirol", "AT33"), "Αυστρία (Tirol)", "Tirol, Austria"),
        (Place("CY", "Κύπρος", "CY00"), "Κύπρος", "Cyprus"),
        (Place("LU", "Luxembourg", "LU00"), "Λουξεμβούργο", "Luxembourg"),
        (
            Place("GB", "Northern Ireland", "UKN0"),
            "Βόρεια Ιρλανδία, Ηνωμένο Βασίλειο",
            "Northern Ireland, United Kingdom",
        ),
        (Place("GR", "Πηγάδια"), "Πηγάδια, Ελλάδα", "Greece (Πηγάδια)"),
        (Place(None, "Alto Adige"), "Alto Adige", "Alto Adige"),
        (Place(), "", ""),
    ],
)
def test_a_place_is_named_in_the_language_of_each_side(place, greek, english):
    assert named(place) == [greek, english]


@pytest.mark.parametrize(
    ("written", "lang", "greek", "english"),
    [
        ("Δυτική Μακεδονία, Greece (Ελλαδα)", "el", "Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"),
        ("Athens, Attica, Greece", "en", "Αθήνα, Αττική, Ελλάδα", "Athens, Attica, Greece"),
        ("Κοζάνη, Δυτική Μακεδονία", "el", "Κοζάνη, Δυτική Μακεδονία, Ελλάδα", "Kozani, Western Macedonia, Greece"),
        ("Greece – Region of Western Macedonia", "en", "Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"),
        ("EL43 – Κρήτη", "el", "Κρήτη, Ελλάδα", "Crete, Greece"),
        ("Θράκη, Ελλάδα", "el", "Θράκη, Ελλάδα", "Thrace, Greece"),
        ("Volos, Thessaly, Greece", "en", "Βόλος, Θεσσαλία, Ελλάδα", "Volos, Thessaly, Greece"),
        (
            "Municipality of Ljubljana (SI)",
            "en",
            "Σλοβενία (Municipality of Ljubljana)",
            "Municipality of Ljubljana, Slovenia",
        ),
        ("Karditsa Greece", "en", "Καρδίτσα, Ελλάδα", "Karditsa, Greece"),
        ("Greece, Cyprus, Italy", "en", "Ελλάδα, Κύπρος, Ιταλία", "Greece, Cyprus, Italy"),
        (
            "Five villages in Western Macedonia, Greece",
            "en",
            "Ελλάδα (Five villages in Western Macedonia)",
            "Five villages in Western Macedonia, Greece",
        ),
        ("Edinburgh, Scotland", "en", "Σκωτία, Ηνωμένο Βασίλειο (Edinburgh)", "Edinburgh, Scotland, United Kingdom"),
    ],
)
def test_what_a_page_names_besides_region_and_country_is_kept(written, lang, greek, english):
    place = place_reader(LEXICON).place(written)
    assert place is not None
    assert named(place, written, lang) == [greek, english]


@pytest.mark.parametrize("code", sorted(set(shown_names(LEXICON, "en")) & set(places(LEXICON).regions)))
def test_the_name_that_a_sheet_shows_is_read_as_the_same_country(code):
    country = country_of(code)
    for lang in ("el", "en"):
        shown = place_name(Place(country, places(LEXICON).regions[code][0], code), lang, LEXICON)
        found = place_reader(LEXICON).place(shown)
        assert found is not None
        assert found.country == country


@pytest.mark.parametrize("lang", ["el", "en"])
def test_every_country_and_greek_region_has_a_name_to_show(lang):
    regions = {code for code in places(LEXICON).regions if code.startswith("EL")}
    assert {*CODES, *regions} <= set(shown_names(LEXICON, lang))


@given(st.text(max_size=60), st.sampled_from(["el", "en"]), st.sampled_from([None, *CODES]))
def test_whatever_a_page_writes_the_country_is_named_last_or_the_words_are_kept(text, lang, country):
    shown = place_name(Place(country), lang, LEXICON, text, lang)
    assert country is None or shown_names(LEXICON, lang)[country] in shown


def test_a_region_is_named_once_though_its_code_is_not_known():
    place = Place("GR", "Δυτική Μακεδονία")
    assert named(place, "Ελλάδα, Δυτική Μακεδονία", "el") == ["Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"]
