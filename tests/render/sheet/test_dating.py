from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, KeyFigure, Record
from pipeline.render.sheet.dating import year_of
from pipeline.render.sheet.highlights import highlights
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("en", "In 2018 the shed lent 640 books. It was red.", "2018"),
        ("en", "It opened in 2016. In the season 2021-2022 it lent 640 books.", "2021-2022"),
        ("en", "The shed lent 640 books during 2019.", "2019"),
        ("en", "Since 2016 the shed has lent 640 books.", ""),
        ("en", "By the end of 2019 it had lent 640 books.", ""),
        ("en", "In 2018 and in 2019 it lent 640 books.", ""),
        ("en", "It opened in 2016. It has lent 640 books.", ""),
        ("en", "In 2018 it lent 640 books.\n\nIn 2019 it lent 640 books.", "2018"),
        ("el", "Το 2018 δανείστηκαν 640 books.", "2018"),
        ("el", "Από το 2018 δανείστηκαν 640 books.", ""),
        ("el", "Μέχρι το 2018 δανείστηκαν 640 books.", ""),
    ],
)
def test_a_figure_is_of_the_one_year_that_its_sentence_is_about(
    lang: str, text: str, year: str, value: Make, record: MakeRecord, lexicon: Lexicon
) -> None:
    figure = value("figures", lang, "640 books", KeyFigure("640", "books"))
    assert year_of(figure, record(figure, value("evidence", lang, text)), lexicon) == year


def test_texts_that_tell_other_years_of_a_figure_tell_none(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    figure = value("figures", "en", "640 books", KeyFigure("640", "books"))
    told = (value("evidence", "en", "In 2018 640 books."), value("summary", "en", "In 2019 640 books."))
    assert year_of(figure, record(figure, *told), lexicon) == ""


def test_the_year_stands_behind_the_noun_in_each_language(value: Make, record: MakeRecord, lexicon: Lexicon) -> None:
    one = record(
        value("figures", "el", "640 βιβλία", KeyFigure("640", "βιβλία")),
        value("figures", "en", "640 books", KeyFigure("640", "books")),
        value("evidence", "el", "Το 2018 δανείστηκαν 640 βιβλία."),
        value("evidence", "en", "A total of 640 books."),
    )
    (shown,) = highlights(one, Voices(LANGUAGES["both"], lexicon))
    assert [shown.number.text, *(words.text for words in shown.words)] == ["640", "βιβλία, 2018", "640 books"]
