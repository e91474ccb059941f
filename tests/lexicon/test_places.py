"""Countries and regions by name."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Lexicon
from pipeline.lexicon.places import country_of, greek_parts, place_key, places, shown_names


def test_countries_have_their_names_in_the_languages_of_the_union(lexicon: Lexicon) -> None:
    assert {"Ελλάδα", "Greece", "Griechenland", "Grèce"} <= set(places(lexicon).countries["GR"])


def test_every_greek_region_has_a_greek_a_latin_and_an_english_name(lexicon: Lexicon) -> None:
    regions = places(lexicon).regions
    assert {"Δυτική Ελλάδα", "Dytiki Ellada", "Western Greece"} <= set(regions["EL63"])
    assert sum(code.startswith("EL") and len(code) == 4 for code in regions) == 13


def test_eurostats_codes_of_greece_and_the_united_kingdom_are_isos() -> None:
    assert [country_of(code) for code in ("EL30", "UKC1", "BE32", "FR")] == ["GR", "GB", "BE", "FR"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ανατολική Μακεδονία και Θράκη", "ΑΝΑΤΟΛΙΚΗ ΜΑΚΕΔΟΝΙΑ, ΘΡΑΚΗ".replace(",", " &")),
        ("Castilla-La Mancha", "castilla la  mancha."),
        ("Stara Zagora", "Stara\u00a0Zagora;"),
    ],
)
def test_hyphens_ands_case_and_accents_make_no_other_place(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_and_inside_a_word_is_no_and() -> None:
    assert place_key("Andalusia") == "andalusia"
    assert place_key("Καισάρεια") == "καισαρεια"


def test_each_language_has_its_one_name_of_a_place(lexicon: Lexicon) -> None:
    assert [shown_names(lexicon, lang)["GR"] for lang in ("el", "en")] == ["Ελλάδα", "Greece"]
    assert not shown_names(lexicon, "mt")


def test_the_same_town_is_found_by_either_name(lexicon: Lexicon) -> None:
    for greek, english in lexicon.table("places", "within").items():
        assert shown_names(lexicon, "el")[place_key(english)] == shown_names(lexicon, "el")[place_key(greek)]
        assert shown_names(lexicon, "en")[place_key(greek)] in lexicon.table("places", "within").values()


def test_parts_of_the_smallest_greek_regions_have_their_names_in_both_languages(lexicon: Lexicon) -> None:
    assert ("Τρίκαλα", "Trikala") in greek_parts(lexicon)
    assert shown_names(lexicon, "en")[place_key("Τρίκαλα")] == "Trikala"
    assert place_key("Κρήτη") not in {place_key(greek) for greek, _ in greek_parts(lexicon)}
