"""The tables of places, values and furniture that are shipped."""

from pipeline.lexicon import shipped
from pipeline.lexicon.chrome import chrome
from pipeline.lexicon.places import country_of, places
from pipeline.lexicon.values import kinds, words


def test_countries_have_their_names_in_the_languages_of_the_union():
    assert {"Ελλάδα", "Greece", "Griechenland", "Grèce"} <= set(places(shipped()).countries["GR"])


def test_every_greek_region_has_a_greek_a_latin_and_an_english_name():
    regions = places(shipped()).regions
    assert {"Δυτική Ελλάδα", "Dytiki Ellada", "Western Greece"} <= set(regions["EL63"])
    assert sum(code.startswith("EL") and len(code) == 4 for code in regions) == 13


def test_eurostats_codes_of_greece_and_the_united_kingdom_are_isos():
    assert [country_of(code) for code in ("EL30", "UKC1", "BE32")] == ["GR", "GB", "BE"]


def test_months_are_known_in_every_case():
    months = words(shipped()).months
    assert {months[form] for form in ("Μάιος", "Μαΐου", "May")} == {5}
    assert sorted(set(months.values())) == list(range(1, 13))


def test_reasons_that_a_label_overrules_are_reasons_that_there_are():
    known = chrome(shipped())
    assert {"sidebar", "for screen readers"} <= known.weak & set(known.classes)
    assert kinds(shipped()).practice
