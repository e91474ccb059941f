"""Whom to ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import shipped
from pipeline.model import Contact
from pipeline.values.contacts import contacts

CONTACTS = contacts(shipped())

WRITTEN = {
    "κα. Δοκιμή Μαντώ, τηλ. 24990 00123": Contact("κα. Δοκιμή Μαντώ", None, None, "24990 00123"),
    "mill@town.example.gr, 210-0000 701": Contact(None, None, "mill@town.example.gr", "210-0000 701"),
    "Name: Anna Probe\nOrganisation: Town Office\nE-mail: a.probe@town.example.org\nPhone: (+30) 210 000 0000": Contact(
        "Anna Probe", "Town Office", "a.probe@town.example.org", "(+30) 210 000 0000"
    ),
    "Τηλ: 2310 000 111, Φαξ: 2310 000 112, info [at] town.example.gr": Contact(
        None, None, "info@town.example.gr", "2310 000 111"
    ),
    "Jan Veldman (jan@mill.example.org, +31 20 000 0000)": Contact(
        "Jan Veldman", None, "jan@mill.example.org", "+31 20 000 0000"
    ),
    "more: Lieve de Smet, Friends of the Mill Partnership": Contact("Lieve de Smet", "Friends of the Mill Partnership"),
    "Ελένη Μυλωνά τηλ. 2461 011122 φαξ 2461 011133": Contact("Ελένη Μυλωνά", None, None, "2461 011122"),
    "Mag. Theresa Mahlberg\nTel.: +43 512 000 77-12": Contact("Mag. Theresa Mahlberg", None, None, "+43 512 000 77-12"),
    "Maria Probeva": Contact("Maria Probeva"),
    "Please log in to see the name.": None,
    "[email protected]": None,
    "open from 12.05.2019 to 14.06.2019": None,
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_contact_has_its_parts(text):
    assert CONTACTS.contact(text.split("\n")) == WRITTEN[text]


def test_a_name_with_an_at_is_no_address():
    assert CONTACTS.contact(["the group [email protected] and @mill"]) is None


@given(st.lists(st.text(alphabet="0123456789+()-. @abκ:,τηλ", max_size=30), max_size=3))
def test_no_text_makes_it_fail(lines):
    CONTACTS.contact(lines)


@pytest.mark.parametrize("name", ["Asociación de Vecinos El Faro", "Cooperativa Terrazza Verde", "Verein Grünes Dach"])
def test_an_organisation_is_known_by_a_word_of_its_own_language(name):
    assert CONTACTS.is_organisation(name)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [("Primary School of Lofos", True), ("Collective school catering", False), ("Vodovod Treh Dolin d.o.o.", True)],
)
def test_words_of_organisations_are_written_large_in_names_but_for_forms_of_companies(words, is_one):
    assert CONTACTS.is_organisation(words) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("2ο Γυμνάσιο Λόφου", True), ("3rd School of Lofos", True), ("1ο ΕΠΑΛ Λόφου", True), ("3 Schools", False)],
)
def test_one_of_several_schools_has_its_number_before_its_name(name, is_one):
    assert CONTACTS.is_organisation(name) is is_one
