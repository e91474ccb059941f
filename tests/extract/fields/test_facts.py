"""Facts under labels. Each page is invented."""

import pytest

from pipeline.extract.fields.facts import disagreements, join_contacts, join_places
from pipeline.extract.page.sides import Sides
from pipeline.model import Contact, Date, FieldValue, IssueCode, Locator, Place

BOTH = Sides("el", "el", "en")
PAGE = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ο μύλος του χωριού αλέθει ξανά για εννέα χωριά.</p>{}"
PAGE += "<h1>The mill</h1><h2>Description</h2><p>The mill of the village grinds again for nine villages.</p>{}"


def value(field, lang, text, typed):
    return FieldValue(field, lang, text, (), Locator("p", 0, len(text)), "test", typed)


@pytest.mark.parametrize(
    ("field", "greek", "english", "words"),
    [
        ("start_date", "Έναρξη", "Start date", "03/2021"),
        ("contact", "Επικοινωνία", "Contact", "26510 12345"),
        ("amounts", "Προϋπολογισμός", "Budget", "48.500 €"),
    ],
)
def test_a_value_without_words_is_of_its_labels_language(record, field, greek, english, words):
    page = PAGE.format(f"<h2>{greek}</h2><p>{words}</p>", f"<h2>{english}</h2><p>{words}</p>")
    langs = [one.lang for one in record(page).of(field)]
    assert langs == (["el"] if field == "amounts" else ["el", "en"])


def test_a_language_that_is_no_side_gives_way_to_that_of_the_label(record):
    page = "<h1>Le moulin</h1><h2>Description</h2><p>Le moulin du village moud pour neuf communes, deux jours.</p>"
    made = record(f"{page}<dl><dt>Date de début</dt><dd>mai 2018</dd></dl>")
    assert [one.lang for one in made.of("start_date")] == ["fr"]


def test_words_that_are_no_such_value_are_named_and_left(record):
    made = record("<h1>The mill</h1><p>It grinds again.</p><p><b>Start date:</b> when the brook rose</p>")
    assert not made.of("start_date")
    assert IssueCode.UNREAD_VALUE in {issue.code for issue in made.issues}
    assert any("when the brook rose" in aside.text for aside in made.asides)


def test_the_parts_of_a_contact_are_one_and_two_people_are_two():
    anna, mail = Contact(name="Anna Dummy"), Contact(email="anna@mill.gr")
    (one,) = join_contacts([value("contact", "en", "Anna Dummy", anna), value("contact", "zxx", "anna@mill.gr", mail)])
    assert one.value == Contact(name="Anna Dummy", email="anna@mill.gr")
    two = [value("contact", "en", name, Contact(name=name)) for name in ("Anna Dummy", "Eva Dummy")]
    assert len(join_contacts(two)) == 2


def test_a_region_and_its_country_are_one_place_on_each_side():
    region, country = Place(None, "Crete", None), Place("GR", None, None)
    (one,) = join_places([value("location", "en", "Greece", country), value("location", "en", "Crete", region)], BOTH)
    assert (one.text, one.value) == ("Crete, Greece", Place("GR", "Crete", None))
    apart = [value("location", "el", "Ελλάδα", country), value("location", "en", "Crete", region)]
    assert len(join_places(apart, BOTH)) == 2


def test_two_languages_that_disagree_about_a_date_are_told():
    dates = [value("start_date", lang, year, Date(year)) for lang, year in (("el", "2019"), ("en", "2020"))]
    assert [issue.code for issue in disagreements(dates).issues] == [IssueCode.DISAGREEING_VALUES]
    assert disagreements(dates[:1] * 2).issues == ()
