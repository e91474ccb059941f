"""Numbers with their nouns, where it is sure that they tell what came of a practice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.values.figures import figures


def told(text: str, lang: str = "en") -> list[str]:
    return [f"{one.figure.number} {one.figure.noun}" for one in figures(shipped(), lang).all_in(text)]


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
        ("A total of 1,200 visitors came to the mill.", "en", ["1200 visitors"]),
        ("The walks they were spared add up to 90,000 kilometres.", "en", ["90000 kilometres"]),
        ("Οι διαδρομές φτάνουν τα 90.000 χιλιόμετρα.", "el", ["90000 χιλιόμετρα"]),
        ("Από το 2021 έως το 2025 γράφτηκαν 870 αιτήσεις.", "el", ["870 αιτήσεις"]),
    ],
)
def test_a_sentence_tells_numbers_of_nouns_that_are_counted(text, lang, found):
    assert told(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("They counted 1,450 walkers a day, twice as many as before.", "en", ["1450 walkers a day"]),
        ("Πέρασαν 1.450 πεζοί την ημέρα, διπλάσιοι από πριν.", "el", ["1450 πεζοί την ημέρα"]),
        ("On a usual night 35 people come in.", "en", []),
        ("Κάθε εβδομάδα σώζονται 1.870 κιλά φρούτα.", "el", []),
        ("They serve 300 visitors a week from 12 kitchens.", "en", ["300 visitors a week"]),
        ("Every day it is open. In 2020 it served 300 visitors.", "en", ["300 visitors"]),
    ],
)
def test_a_rate_belongs_to_the_noun_that_it_follows_and_makes_other_numbers_unsure(text, lang, found):
    assert told(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("The crew dried 612 barrels and sold them.", "en", ["612 barrels"]),
        ("The crew dried 612 small oak barrels.", "en", ["612 small oak barrels"]),
        ("Αντλήθηκαν 21.460 κυβικά μέτρα και κανένα δεν χάθηκε.", "el", ["21460 κυβικά μέτρα"]),
        ("Μαζεύτηκαν 63 τοπικές ποικιλίες.", "el", ["63 τοπικές ποικιλίες"]),
    ],
)
def test_a_noun_that_its_ending_shows_to_be_in_the_plural_is_counted_with_its_adjectives(text, lang, found):
    assert told(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Εκπαίδευσαν 63 ηλεκτρικούς από την πόλη.", "el"),
        ("Στην αυλή κάθονται 63 κλητήρες και θυρωροί.", "el"),
        ("It fed 63 goats and sheepdogs.", "en"),
        ("Table 12 shows it.", "en"),
        ("It went to 300 mountains.", "en"),
        ("The 300 mountains are high.", "en"),
        ("They walked 300 others.", "en"),
        ("There is 300 gas.", "en"),
    ],
)
def test_a_noun_that_may_be_an_adjective_or_only_a_part_of_what_was_counted_is_none(text, lang):
    assert told(text, lang) == []


def test_what_one_sentence_plans_takes_nothing_from_the_next():
    assert told("It will grow. In 2020 it served 300 visitors.") == ["300 visitors"]
    assert told("In 2020 it served 300 visitors. It will serve 500 visitors.") == ["300 visitors"]


def test_the_words_of_one_language_are_not_read_in_another():
    assert told("The cellars held 212 tonnes.") == ["212 tonnes"]  # “cel” opens a plan in Polish


def test_a_language_without_words_gives_no_figure():
    assert told("Kirjastossa kävi 300 people.", "fi") == []


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
    assert all(text[one.start : one.end].endswith(one.figure.noun[-1]) for one in figures(shipped(), lang).all_in(text))
