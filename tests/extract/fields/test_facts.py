"""Facts under labels. Each page is invented."""

import pytest

from pipeline.extract.fields.facts import disagreements, join_contacts, join_places
from pipeline.extract.page.sides import Sides
from pipeline.messages import recognised
from pipeline.model import (
    Contact,
    Date,
    FieldValue,
    IssueCode,
    Lesson,
    Locator,
    Place,
    Profile,
    Run,
    Severity,
    Teaching,
)

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


PRACTICE = "<h1>The mill</h1><h2>Description</h2><p>The mill of the village grinds again for nine villages.</p>{}"


def made_of(record, more):
    made = record(PRACTICE.format(more))
    return {value.field: value for value in made.values}, {issue.code for issue in made.issues}, made


def test_beside_the_labelled_day_of_the_page_stands_what_the_site_says(record):
    found, _, made = made_of(record, "<p><b>Published:</b> 4 May 2019 by marta</p>")
    assert found["published"].text == "4 May 2019"
    assert "beside the date of the page" in {aside.reason for aside in made.asides}


def test_a_name_of_more_than_three_hundred_letters_is_none(record):
    for letters, is_one in ((300, True), (301, False)):
        found, codes, _ = made_of(record, f"<dl><dt>Institution</dt><dd>{'x' * letters}</dd></dl>")
        assert ("institution" in found, IssueCode.UNREAD_VALUE in codes) == (is_one, not is_one)


def test_a_period_gives_its_two_dates_and_one_that_has_no_end_the_first(record):
    found, _, _ = made_of(record, "<dl><dt>Period</dt><dd>May 2018 - June 2019</dd></dl>")
    assert [found[name].value.edtf for name in ("start_date", "end_date")] == ["2018-05", "2019-06"]
    found, codes, _ = made_of(record, "<dl><dt>Period</dt><dd>when the brook rose</dd></dl>")
    assert found.keys().isdisjoint({"start_date", "end_date"})
    assert IssueCode.UNREAD_VALUE in codes


def test_an_end_date_is_read_to_its_end(record):
    found, _, _ = made_of(record, "<dl><dt>Start date</dt><dd>2018-2019</dd></dl>")
    assert found["start_date"].value.edtf == "2018"
    found, _, _ = made_of(record, "<dl><dt>End date</dt><dd>2018-2019</dd></dl>")
    assert found["end_date"].value.edtf == "2019"


def test_an_unread_value_is_serious_and_quoted_up_to_eighty_letters(record):
    words = "when the brook rose " * 6
    _, _, made = made_of(record, f"<p><b>Start date:</b> {words}</p>")
    (issue,) = (issue for issue in made.issues if issue.code is IssueCode.UNREAD_VALUE)
    assert issue.message.values["words"] == words[:80]
    assert issue.locator is not None


def test_a_contact_takes_what_it_lacks_and_leaves_what_it_has():
    mail, phone = Contact(email="anna@mill.gr"), Contact(phone="26510 12345")
    anna = Contact(name="Anna Dummy", email="anna@mill.gr")
    (one,) = join_contacts([value("contact", "en", "Anna Dummy", anna), value("contact", "zxx", "26510 12345", phone)])
    assert one.value == Contact(name="Anna Dummy", email="anna@mill.gr", phone="26510 12345")
    two = join_contacts([value("contact", "en", "Anna Dummy", anna), value("contact", "zxx", "eva@mill.gr", mail)])
    assert len(two) == 2
    office = Contact(organisation="Town of Petra", phone="26510 12345")
    assert len(join_contacts([value("contact", "en", "Anna", anna), value("contact", "el", "Δήμος", office)])) == 2


def test_joined_contacts_keep_the_runs_and_the_place_of_both():
    first = FieldValue("contact", "en", "Anna", (Run(0, 4, "en"),), Locator("p", 3, 7), "x", Contact(name="Anna"))
    mail = Contact(email="a@b.gr")
    second = FieldValue("contact", "zxx", "a@b.gr", (Run(0, 6, "zxx"),), Locator("p", 10, 16), "x", mail)
    (one,) = join_contacts([first, second])
    assert (one.text, one.locator) == ("Anna, a@b.gr", Locator("p", 3, 16))
    assert one.runs == (Run(0, 4, "en"), Run(4, 6, "en"), Run(6, 12, "zxx"))


def test_joined_places_keep_the_runs_and_the_place_of_both():
    country = FieldValue(
        "location", "en", "Greece", (Run(0, 6, "en"),), Locator("p", 3, 9), "x", Place("GR", None, None)
    )
    region = FieldValue(
        "location", "en", "Crete", (Run(0, 5, "en"),), Locator("q", 20, 25), "x", Place(None, "Crete", "EL43")
    )
    (one,) = join_places([country, region], BOTH)
    assert (one.text, one.locator) == ("Crete, Greece", Locator("p", 3, 25))
    assert one.runs == (Run(0, 5, "en"), Run(5, 7, "en"), Run(7, 13, "en"))
    assert one.value == Place("GR", "Crete", "EL43")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Place("GR", None, None), Place("IT", None, None)),
        (Place("GR", "Crete", None), Place("GR", "Epirus", None)),
        (Place("IT", None, None), Place("GR", "Crete", None)),
        (Place(None, "Crete", None), Place(None, None, None)),
    ],
    ids=["two countries", "two regions", "a region elsewhere", "no country"],
)
def test_places_that_do_not_complete_each_other_stay_two(first, second):
    values = [value("location", "en", "One", first), value("location", "en", "Other", second)]
    assert join_places(values, BOTH) == values


def test_other_fields_are_no_places_and_equal_dates_no_disagreement():
    title = value("title", "en", "Crete", Place(None, "Crete", None))
    greece = value("location", "en", "Greece", Place("GR", None, None))
    assert join_places([greece, title], BOTH) == [greece, title]
    dates = [value("start_date", "el", "2019", Date("2019")), value("end_date", "en", "2020", Date("2020"))]
    assert disagreements(dates).issues == ()


def test_what_a_label_says_is_sure(record):
    found, _, _ = made_of(record, "<dl><dt>Institution</dt><dd>Guild</dd><dt>Start date</dt><dd>May 2019</dd></dl>")
    assert all(found[name].is_sure for name in ("institution", "start_date", "description"))


def test_of_a_period_of_which_one_end_is_told_the_other_is_none(record):
    for words, told in (("May 2018", (True, False)), ("until May 2018", (False, True))):
        found, _, _ = made_of(record, f"<dl><dt>Period</dt><dd>{words}</dd></dl>")
        assert ("start_date" in found, "end_date" in found) == told


def test_a_label_of_the_pages_date_over_other_words_has_no_value(record):
    found, codes, _ = made_of(record, "<dl><dt>Published</dt><dd>by marta</dd></dl>")
    assert "published" not in found
    assert IssueCode.UNREAD_VALUE in codes


def test_a_location_that_was_not_read_as_a_place_is_joined_with_none():
    values = [value("location", "en", "Greece", Place("GR", None, None)), value("location", "en", "The hills", None)]
    assert join_places(values, BOTH) == values
    assert join_places(values[::-1], BOTH) == values[::-1]


@pytest.mark.parametrize(
    ("label", "words", "field", "text"),
    [
        ("Start date", "in May 2019, when the brook rose", "start_date", "in May 2019, when the brook rose"),
        ("Published", "on 4 May 2019 by marta", "published", "4 May 2019"),
        ("Contact", "anna@mill.gr", "contact", "anna@mill.gr"),
        ("Contact", "by the well", "contact", None),
        ("Location", "Greece", "location", "Greece"),
        ("Institution", "Town of Petra", "institution", "Town of Petra"),
    ],
)
def test_a_fact_has_the_words_of_its_line_and_the_rule_of_its_label(record, label, words, field, text):
    found, codes, _ = made_of(record, f"<p><b>{label}:</b> {words}</p>")
    assert (found[field].text if field in found else None) == text
    assert (IssueCode.UNREAD_VALUE in codes) == (text is None)
    assert all(found[name].rule == "label-bold" for name in found.keys() & {field})


@pytest.mark.parametrize(
    ("label", "words", "field", "texts"),
    [
        ("Χώρα / Country", "Ελλάδα / Greece", "location", ["Ελλάδα", "Greece"]),
        ("Φορέας / Institution", "Δήμος Πέτρας / Town of Petra", "institution", ["Δήμος Πέτρας", "Town of Petra"]),
        ("Επικοινωνία / Contact", "Άννα / Anna, anna@mill.gr", "contact", ["Άννα / Anna, anna@mill.gr"]),
    ],
)
def test_a_place_and_a_name_on_both_sides_of_a_stroke_are_two_and_a_contact_is_one(record, label, words, field, texts):
    page = PAGE.format(f"<p><b>{label}:</b> {words}</p>", "")
    assert [one.text for one in record(page).of(field)] == texts


def test_a_taught_place_without_a_label_gives_a_fact_of_its_own_language(records):
    page = PRACTICE.format("<p class='when'>May 2019</p>")
    lesson = Lesson(place="p.when", field="start_date")
    (made,) = records(page, profile=Profile(teaching=Teaching("mill", places=(lesson,))))
    assert [(one.text, one.lang) for one in made.of("start_date")] == [("May 2019", "en")]


ANNA, MAIL = Contact(name="Anna"), Contact(email="anna@mill.gr")


@pytest.mark.parametrize(
    ("told", "texts"),
    [
        ([], []),
        ([("title", "en", None), ("contact", "en", ANNA), ("contact", "en", MAIL)], ["0", "1, 2"]),
        ([("contact", "en", ANNA), ("title", "en", None), ("contact", "zxx", MAIL)], ["0, 2", "1"]),
        ([("contact", "en", ANNA), ("contact", "zxx", None)], ["0", "1"]),
        ([("contact", "zxx", None), ("contact", "en", ANNA)], ["0", "1"]),
        ([("contact", "en", None), ("contact", "en", ANNA)], ["0", "1"]),
        ([("contact", "en", ANNA), ("contact", "en", None)], ["0", "1"]),
        ([("contact", "zxx", MAIL), ("contact", "en", ANNA)], ["0", "1"]),
    ],
)
def test_only_contacts_are_joined_and_each_with_the_one_before(told, texts):
    values = [value(field, lang, str(at), typed) for at, (field, lang, typed) in enumerate(told)]
    assert [one.text for one in join_contacts(values)] == texts


def test_of_two_contacts_of_one_language_each_part_is_kept():
    office = Contact(organisation="Town of Petra", phone="1")
    both = Contact(name="Anna", organisation="Town of Petra", phone="1")
    for first, second in ((ANNA, office), (office, ANNA)):
        (one,) = join_contacts([value("contact", "en", "a", first), value("contact", "en", "b", second)])
        assert one.value == both


@pytest.mark.parametrize("turned", [False, True])
def test_a_region_is_written_before_its_country_whatever_stands_between(turned):
    places = [
        value("location", "en", "Greece", Place("GR")),
        value("location", "en", "Region of Crete", Place(None, "Crete")),
    ]
    first, second = places[::-1] if turned else places
    title, end = value("title", "en", "The mill", None), value("summary", "en", "It grinds.", None)
    found = join_places([first, title, second, end], BOTH)
    assert [one.text for one in found] == ["Region of Crete, Greece", "The mill", "It grinds."]


@pytest.mark.parametrize(("start", "end"), [(None, None), (20, 25)])
def test_a_place_joined_with_one_of_no_known_place_on_the_page_is_where_the_other_is(start, end):
    country = FieldValue("location", "en", "Greece", (), Locator("p"), "x", Place("GR"))
    region = FieldValue("location", "en", "Crete", (), Locator("p", start, end), "x", Place(None, "Crete"))
    (one,) = join_places([country, region], BOTH)
    assert one.locator == Locator("p", start, end)


@pytest.mark.parametrize("name", ["start_date", "end_date"])
def test_a_disagreement_names_the_date_and_what_both_languages_say(name):
    dates = [value(name, lang, year, Date(year)) for lang, year in (("el", "2020"), ("en", "2019"))]
    (issue,) = disagreements([*dates, value("published", "en", "2021", Date("2021"))]).issues
    assert issue.message.values == {"field": recognised("fields", name), "values": "2019, 2020"}
    assert issue.severity is Severity.WARNING
