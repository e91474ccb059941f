"""Sections whose value shows of what field they are. Each page is invented."""

import pytest

PAGE = "<h1>The mill</h1><p>A mill grinds flour for nine villages again, two days a week.</p><dl>{}</dl>"


def facts(*pairs):
    return PAGE.format("".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in pairs))


def test_an_organisation_beside_an_unknown_label_is_the_institution(fields):
    assert fields(facts(("The hands", "Association of Millers")))["institution"] == "Association of Millers"


@pytest.mark.parametrize(
    "pairs",
    [
        [("The hands", "Association of Millers"), ("The heads", "Union of Bakers")],
        [("The hands", "The association ground flour for all who came.")],
        [("The hands", "Anna and Eva")],
    ],
    ids=["two of them", "a sentence", "no organisation"],
)
def test_what_may_be_another_thing_is_no_institution(fields, pairs):
    assert "institution" not in fields(facts(*pairs))


def test_a_labelled_institution_stays_the_only_one(fields):
    found = fields(facts(("Institution", "Town of Petra"), ("The hands", "Association of Millers")))
    assert found["institution"] == "Town of Petra"


def test_a_date_beside_a_period_is_that_of_the_page(fields):
    found = fields(facts(("Date", "2021-11"), ("Temporal coverage", "2017-2020")))
    assert (found["start_date"], found["end_date"], found["published"]) == ("2017", "2020", "2021-11")


def test_a_date_alone_is_when_it_was(fields):
    found = fields(facts(("Date", "May 2021")))
    assert found["start_date"] == "2021-05"
    assert "published" not in found


def test_a_sum_beside_a_fund_tells_costs(fields):
    assert fields(facts(("ERDF", "€82,350")))["amounts"]["amount"] == "82350"


def test_nothing_but_a_sum_below_an_unknown_heading_is_what_it_cost(fields):
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds again.</p><h2>Pieces of eight</h2><p>{}</p>"
    assert fields(page.format("84.000 €"))["amounts"]["amount"] == "84000"
    assert "amounts" not in fields(page.format("84.000 visitors"))


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("The hands", "anna@mill.gr")], {"contact": ["anna@mill.gr"]}),
        ([("The hands", "Anna Dummy, 26510 12345")], {"contact": ["Anna Dummy, 26510 12345"]}),
        ([("The hands", "26510 12345")], {}),
        ([("The place of it", "Petra, Greece")], {"location": ["Petra, Greece"]}),
        ([("The place of it", "Petra, Greece"), ("Location", "Volos, Greece")], {"location": ["Volos, Greece"]}),
        ([("The years", "2017-2020")], {"start_date": ["2017-2020"]}),
        ([("The year", "2017")], {}),
        ([("The years", "2017-2020"), ("Start date", "2016")], {"start_date": ["2016"]}),
        ([("The money", "9.000 €")], {"amounts": ["9.000 €"]}),
        ([("Budget", "8.000 €"), ("The money", "9.000 €")], {"amounts": ["8.000 €", "9.000 €"]}),
    ],
)
def test_the_value_beside_an_unknown_label_tells_its_field_where_no_label_does(record, pairs, told):
    made = record(facts(*pairs))
    found = {name: [value.text for value in made.of(name)] for name in ("contact", "location", "start_date", "amounts")}
    assert {name: texts for name, texts in found.items() if texts} == told


def test_two_values_or_a_long_one_tell_no_field(fields):
    assert "contact" not in fields(facts(("The hands", "<p>anna@mill.gr</p><p>Two of them</p>")))
    assert "contact" not in fields(facts(("The hands", f"anna@mill.gr {'x' * 160}")))


def test_nothing_but_dates_under_the_label_of_a_text_tells_when(fields):
    found = fields("<h1>The mill</h1><p>A mill grinds again.</p><dl><dt>Results</dt><dd>2015 - 2018</dd></dl>")
    assert (found["start_date"], found["end_date"]) == ("2015", "2018")
    assert "evidence" not in found


def test_the_name_of_an_organisation_as_a_description_tells_who(fields):
    page = "<h1>The mill</h1><p>A mill grinds again for nine villages.</p><dl><dt>Description</dt><dd>{}</dd></dl>"
    assert fields(page.format("Association of Millers"))["institution"] == "Association of Millers"
    owned = page.format("Association of Millers") + "<dl><dt>Institution</dt><dd>Town of Petra</dd></dl>"
    assert fields(owned)["institution"] == "Town of Petra"


def test_a_date_beside_an_author_is_that_of_the_page(fields):
    found = fields(facts(("Date", "2021-11-04"), ("Author", "Anna Dummy")))
    assert (found["published"], "start_date" in found) == ("2021-11-04", False)


@pytest.mark.parametrize(
    ("value", "field"), [("Αναπτυξιακή Πέτρας Α.Ε.", "institution"), ("Thüringen", "location"), ("Nowhere", "")]
)
def test_an_abbreviation_may_close_a_name_and_a_region_is_a_place(fields, value, field):
    facts = f"<dl><dt>Start date</dt><dd>2015</dd><dt>Odd words</dt><dd>{value}</dd></dl>"
    found = fields(f"<h1>The mill</h1>{facts}<h2>Results</h2><p>Nine tonnes of flour were ground.</p>")
    assert {"institution", "location"}.intersection(found) == ({field} - {""})


def test_an_organisation_and_its_country_are_no_place(fields):
    page = facts(("The hands", "{}, Slovenia"))
    assert fields(page.format("Bovec"))["location"]["country"] == "SI"
    assert "location" not in fields(page.format("University of the Mill, Faculty of Stones"))


def test_a_remark_in_brackets_behind_a_sum_says_more_of_it(fields):
    assert fields(facts(("Pieces of eight", "84.000 € (80 % of all)")))["amounts"]["amount"] == "84000"
    assert "amounts" not in fields(facts(("Pieces of eight", "84.000 visitors (80 € each)")))


@pytest.mark.parametrize(
    ("label", "name"), [("Live since", "start_date"), ("Actif depuis", "start_date"), ("Open until", "end_date")]
)
def test_a_date_beside_a_label_that_ends_as_a_range_begins_is_its_beginning_or_end(fields, label, name):
    page = f"<h1>The boat</h1><dl><dt>Owner</dt><dd>Guild</dd><dt>{label}</dt><dd>June 2017</dd></dl>"
    assert fields(page)[name] == "2017-06"
    found = fields(page.replace(label, "Checked in"))
    assert {"start_date", "end_date", "published"}.isdisjoint(found)


def test_a_site_in_a_country_is_a_place(fields):
    page = "<h1>The boat</h1><dl><dt>Site</dt><dd>{}</dd></dl>"
    assert fields(page.format("Brill, Ireland"))["location"]["country"] == "IE"
    assert "location" not in fields(page.format("www.brill.example"))


@pytest.mark.parametrize(("value", "is_sum"), [("23.400", False), ("23.400 €", True)])
def test_beside_an_unknown_label_a_number_is_a_sum_only_with_its_currency(fields, value, is_sum):
    assert ("amounts" in fields(facts(("The souls", value)))) is is_sum


@pytest.mark.parametrize(("name", "is_holder"), [("Guild of Millers", True), ("Anna Mylona", False)])
def test_a_name_below_an_empty_label_of_the_institution_is_its_own_if_it_is_one(fields, name, is_holder):
    found = fields(PAGE.format("").replace("<dl></dl>", f"<h2>Coordinator</h2><dl><dt>Name</dt><dd>{name}</dd></dl>"))
    assert found.get("institution") == (name if is_holder else None)


@pytest.mark.parametrize(
    ("heading", "field"),
    [("The wheel turns from", "start_date"), ("Η πόρτα ανοιχτή έως", "end_date"), ("Seen on", None)],
)
def test_a_date_below_a_heading_that_ends_as_a_range_begins_is_that_end_of_it(fields, heading, field):
    page = f"<h1>The mill</h1><h2>Description</h2><p>A mill grinds again.</p><h2>{heading}</h2><p>May 2019</p>"
    found = fields(page)
    assert {name: found[name] for name in ("start_date", "end_date") if name in found} == (
        {field: "2019-05"} if field else {}
    )


def test_words_beside_a_date_keep_it_from_being_an_end_of_a_range(fields):
    page = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds again.</p><h2>The wheel turns from</h2><p>{}</p>"
    assert fields(page.format("May 2019"))["start_date"] == "2019-05"
    assert "start_date" not in fields(page.format("May 2019 saw nine villages at the brook"))


def test_the_costs_of_the_programme_are_none_of_the_practice_that_has_its_own(record):
    page = "<h1>A kiln on wheels</h1><p>Potters share one kiln.</p><h2>Description</h2><p>It is towed.</p>"
    row = '<div class="row"><div class="name">{}</div><div class="value">{}</div></div>'
    own, programme = row.format("Total budget", "€48,500"), row.format("Programme total budget", "€38,900,000")
    assert [value.text for value in record(page + own + programme).of("amounts")] == ["€48,500"]
    assert record(page + programme).of("amounts")
    paid = row.format("EU contribution of the programme", "€921,500")
    assert len(record(page + own + paid).of("amounts")) == 2
