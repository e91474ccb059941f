from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Date, FieldValue
from pipeline.render.sheet.dates import dates, period
from pipeline.render.sheet.voices import LANGUAGES, Voices

MakeValue = Callable[..., FieldValue]


@pytest.fixture
def voices(lexicon: Lexicon) -> Voices:
    return Voices(LANGUAGES["both"], lexicon)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("lang", "written", "edtf", "greek", "english"),
    [
        ("en", "07 March 2023", "2023-03-07", "7 Μαρτίου 2023", "7 March 2023"),
        ("el", "Πέμπτη, 1 Οκτώβριος 2020 11:42", "2020-10-01", "1η Οκτωβρίου 2020", "1 October 2020"),
        ("en", "Spring 2014", "2014-21", "Άνοιξη 2014", "Spring 2014"),
        ("en", "in the days of the flood", "", "in the days of the flood", "in the days of the flood"),
    ],
)
def test_a_date_is_put_in_the_words_of_each_language(
    lang: str, written: str, edtf: str, greek: str, english: str, value: MakeValue, voices: Voices
) -> None:
    found = dates((value("published", lang, written, Date(edtf) if edtf else None),), voices)
    assert {key: plain(one.text) for key, one in found.items()} == {"el": greek, "en": english}


def test_a_period_that_is_written_once_is_told_by_its_ends(value: MakeValue, voices: Voices) -> None:
    text = "Από 1η Μαΐου 2020 έως 31 Ιουλίου 2022"
    start, end = value("start_date", "el", text, Date("2020-05-01")), value("end_date", "el", text, Date("2022-07-31"))
    found = period((start,), (end,), voices)
    assert plain(found["el"].text) == "1η Μαΐου 2020 – 31 Ιουλίου 2022"
    assert plain(found["en"].text) == "1 May 2020 – 31 July 2022"


def test_a_line_ends_only_behind_the_dash_of_a_period(value: MakeValue, voices: Voices) -> None:
    start = value("start_date", "en", "May 2020", Date("2020-05"))
    end = value("end_date", "en", "on-going", Date(".."))
    assert period((start,), (end,), voices)["en"].text.split(" ") == ["May\u00a02020\u00a0–", "ongoing"]


def test_words_beyond_a_date_are_kept_once(value: MakeValue, voices: Voices) -> None:
    text = "2014 to 2016, with a break"
    start, end = value("start_date", "en", text, Date("2014")), value("end_date", "en", text, Date("2016"))
    assert {lang: plain(one.text) for lang, one in period((start,), (end,), voices).items()} == {
        "el": "2014 – 2016",
        "en": text,
    }
