"""Numbers with their nouns, where it is sure that they tell what came of a practice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.figures import figures

FIGURES = figures(shipped())


def told(text: str, lang: str = "en") -> list[str]:
    return [f"{one.figure.number} {one.figure.noun}" for one in FIGURES.all_in(text, lang)]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("30,000 people reached", "en", ["30000 people reached"]),
        ("- More than 30,000 people reached.", "en", ["30000 people reached"]),
        ("9.874 αιτήσεις", "el", ["9874 αιτήσεις"]),
        ("50 θέσεις εργασίας", "el", ["50 θέσεις εργασίας"]),
        ("1 200 personnes formées", "fr", ["1200 personnes formées"]),
        ("450 Bäume gepflanzt", "de", ["450 Bäume gepflanzt"]),
        ("2.5 million visitors a year", "en", ["2500000 visitors a year"]),
        ("1,2 εκατ. επισκέπτες", "el", ["1200000 επισκέπτες"]),
        ("3 partner meetings", "en", ["3 partner meetings"]),
        ("120 jobs created, 35 businesses supported", "en", ["120 jobs created", "35 businesses supported"]),
    ],
)
def test_a_line_of_nothing_but_numbers_and_nouns_is_of_figures(text, lang, found):
    assert told(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("In 2019 it served 1,200 visitors and 35 schools.", "en", ["1200 visitors", "35 schools"]),
        ("The course trained over 500 young farmers in the hills.", "en", ["500 young farmers"]),
        ("Φύτεψαν 450 δέντρα και έφτιαξαν 12 κήπους.", "el", ["450 δέντρα", "12 κήπους"]),
        ("Δεν ήρθαν μόνο 120 νέοι αγρότες.", "el", ["120 νέοι αγρότες"]),
    ],
)
def test_a_sentence_tells_numbers_of_nouns_that_are_counted(text, lang, found):
    assert told(text, lang) == found


@pytest.mark.parametrize(
    "text",
    [
        "2019 evaluation",
        "85% of pupils",
        "85 % less water",
        "12 months of work",
        "12 Main Street",
        "2310 555000 people",
        "+30 210 555 000 people",
        "€30,000 grants",
        "30.000 € for people",
        "6-12 children came",
        "1st visitors",
        "12th pupils came",
        "Law 4412 people",
        "It costs little per 100 people",
        "visits rose from 300 people to 500 people",
        "The project aims to reach 300 people.",
        "Up to 300 people can sit there.",
        "15 degrees of freedom",
        "12 of the schools took part",
        "Κάθε 100 άτομα ένα βιβλίο",
        "Θα έρθουν 300 άτομα",
    ],
)
def test_what_may_be_something_else_is_no_figure(text):
    assert told(text) == []


def test_a_name_is_no_noun_but_where_all_nouns_have_capitals():
    assert told("450 Häuser am Fluss", "en") == []
    assert told("450 Häuser am Fluss", "de") == ["450 Häuser am Fluss"]


@given(st.text(alphabet="0123456789.,- εκατ.άτομαpeople%€", max_size=60), st.sampled_from(["el", "en", "de"]))
def test_no_text_makes_it_fail(text, lang):
    assert all(text[one.start : one.end].endswith(one.figure.noun[-1]) for one in FIGURES.all_in(text, lang))
