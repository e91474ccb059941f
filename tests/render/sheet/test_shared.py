from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import FieldValue
from pipeline.render.passages import passage
from pipeline.render.sheet.shared import with_shared

Make = Callable[..., FieldValue]
NAMES = (passage("Επικοινωνία", "el"), passage("Contact", "en"))


def told(make: Make, el: str, en: str) -> tuple[str, ...] | None:
    row = with_shared(NAMES, {"el": [make("contact", "el", el)], "en": [make("contact", "en", en)]})
    if row is None:
        return None
    assert row.labels == NAMES
    return tuple(one.text.replace("\u00a0", " ") for group in (row.values, row.others, row.shared) for one in group)


@pytest.mark.parametrize(
    ("el", "en", "shown"),
    [
        (
            "Θάλεια Γεφυρά, τηλ. 26990 00158, g@example.gr",
            "Thalia Gefyra, tel. 26990 00158, g@example.gr",
            ("Θάλεια Γεφυρά", "Thalia Gefyra", "τηλ. · tel. 26990 00158, g@example.gr"),
        ),
        (
            "Δήμος Πέτρας, Προκυμαία 7, 26990 00158",
            "Municipality of Petra; Tel: +30 26990-00158, 26990\u00a000158",
            ("Δήμος Πέτρας, Προκυμαία 7", "Municipality of Petra, +30 26990-00158", "26990 00158"),
        ),
        (
            "g@example.gr · Θάλεια Γεφυρά · https://example.gr/a",
            "https://example.gr/a, g@example.gr, Thalia Gefyra",
            ("Θάλεια Γεφυρά", "Thalia Gefyra", "g@example.gr, https://example.gr/a"),
        ),
    ],
)
def test_numbers_and_addresses_that_both_languages_have_stand_once(
    el: str, en: str, shown: tuple[str, ...], value: Make
) -> None:
    assert told(value, el, en) == shown


@pytest.mark.parametrize(
    ("el", "en"),
    [
        ("Θάλεια Γεφυρά", "Thalia Gefyra"),
        ("Θάλεια, 26990 00158", "Thalia, 26990 00159"),
        ("Θάλεια, 26990 00158", "Tel. 26990 00158"),
        ("WAVES, 2014", "WAVES, 2014"),
        ("Θάλεια,\n26990 00158", "Thalia, 26990 00158"),
        ("Γραφείο 12, Πέτρα", "Office 12, Petra"),
    ],
)
def test_other_wordings_stay_as_they_are(el: str, en: str, value: Make) -> None:
    assert told(value, el, en) is None


def test_several_values_or_one_language_stay_as_they_are(value: Make) -> None:
    el, en = value("contact", "el", "Α, 26990 00158"), value("contact", "en", "A, 26990 00158")
    assert with_shared(NAMES, {"el": [el, el], "en": [en]}) is None
    assert with_shared(NAMES, {"el": [el]}) is None
    assert with_shared(NAMES, {"el": [el], "en": [en], "fr": [en]}) is None


def test_each_piece_stands_for_its_place_in_the_page_s_words(value: Make) -> None:
    el, en = value("contact", "el", "Α Β, τηλ. 26990 00158"), value("contact", "en", "A B, tel. 26990 00158")
    row = with_shared(NAMES, {"el": [el], "en": [en]})
    assert row
    (shared,) = row.shared
    assert [(one.value.lang, one.value.text[one.first : one.last]) for one in shared.anchors] == [("el", "26990 00158")]
    assert [run.lang for run in shared.runs][:2] == ["el", "en"]
