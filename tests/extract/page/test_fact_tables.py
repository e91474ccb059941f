"""Tables of facts as forms and databases set them."""

import pytest

from pipeline.extract.page.outlining import outlined
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped


def test_an_unknown_label_among_known_ones_takes_its_own_value(record):
    page = "<table><tr><td>Institution</td><td>Bakers</td><td>Theme</td><td>Bread</td></tr>"
    page += "<tr><td>Location</td><td>Crete, Greece</td><td>Sources of flour</td><td>see below</td></tr></table>"
    made = record(f"<h1>T</h1>{page}<h2>Results</h2><p>a</p>")
    assert [value.text for name in ("theme", "location") for value in made.of(name)] == ["Bread", "Crete, Greece"]


def test_the_head_of_a_column_gives_its_currency(fields):
    page = "<h1>T</h1><h2>Description</h2><p>a</p><h2>Budget</h2><table><tr><th>Item</th><th>EUR</th></tr>"
    found = fields(f"{page}<tr><td>Ovens</td><td>12,400</td></tr></table>")
    assert found["amounts"] == {"amount": "12400", "currency": "EUR"}


def test_a_dash_in_the_place_of_a_value_is_no_text(fields):
    page = "<table><tr><td>Location</td><td>Crete</td></tr><tr><td>Difficulties</td><td>-</td></tr>"
    found = fields(f"<h1>T</h1>{page}<tr><td>End date</td><td>–</td></tr></table><h2>Results</h2><p>a</p>")
    assert ("difficulties" in found, "end_date" in found) == (False, False)


def test_typed_bullets_in_a_cell_are_a_list(fields):
    page = "<table><tr><td>Institution</td><td>Bakers</td></tr>"
    page += "<tr><td>Results</td><td><p>·  Bread</p><p>·  Cake</p></td></tr></table>"
    assert fields(f"<h1>T</h1>{page}")["evidence"] == "- Bread\n- Cake"


@pytest.mark.parametrize(
    "label", ['<th rowspan="3">Implementing body</th>', "<th>Implementing body</th>"], ids=["spanned", "blank below"]
)
def test_a_label_goes_on_beside_the_rows_that_its_cell_spans_or_that_leave_its_column_blank(fields, label):
    blank = "" if "rowspan" in label else "<td></td>"
    page = (
        f"<h1>The van of books</h1><table><tr>{label}<td>Municipality of Rachi</td></tr>"
        f"<tr>{blank}<td>Region of Epirus</td></tr><tr>{blank}<td>Parents' association</td></tr>"
        "<tr><th>Budget</th><td>€48,500</td></tr></table>"
    )
    found = fields(page)
    assert found["institution"] == ["Municipality of Rachi", "Region of Epirus", "Parents' association"]
    assert found["resources"] == "€48,500"


def test_a_row_with_a_label_of_its_own_is_a_fact_below_a_text_too_and_one_of_costs_is_not(fields):
    page = "<h1>The van</h1><h2>Description</h2><p>A van of books calls at nine villages.</p><table>{}</table>"
    found = fields(page.format("<tr><td><b>Budget</b></td><td>€48,500</td></tr>"))
    assert (found["resources"], found["description"]) == ("€48,500", "A van of books calls at nine villages.")
    found = fields(page.format("<tr><td>Fuel</td><td>€4,000</td></tr><tr><td>Books</td><td>€9,000</td></tr>"))
    assert found["description"].endswith("Fuel | €4,000\nBooks | €9,000")


def sections(lines, *rows, before=""):
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = lines(f"{before}<table>{body}</table>")
    part = PracticePart(found, sides_of(found))
    made, _ = outlined(found, frozenset(), (), part, shipped())
    return [
        (one.field.name if one.field else one.place.value, [part.words(piece) for piece in one.pieces]) for one in made
    ]


def test_labels_in_a_row_have_their_values_below_them_row_by_row(lines):
    assert sections(lines, ["Owner", "Location"], ["Guild", "Crete"], ["Millers", "Epirus"]) == [
        ("institution", ["Guild"]),
        ("location", ["Crete"]),
        ("institution", ["Millers"]),
        ("location", ["Epirus"]),
    ]


def test_pairs_of_label_and_value_side_by_side_are_each_their_own(lines):
    assert sections(lines, ["Owner", "Guild", "Location", "Crete"], ["Theme", "Bread", "Odds", "Crumbs"]) == [
        ("institution", ["Guild"]),
        ("location", ["Crete"]),
        ("theme", ["Bread"]),
        ("unknown", ["Crumbs"]),
    ]


def test_with_two_labelled_rows_the_others_are_label_and_value_too(lines):
    rows = [["Odds", "Crumbs"], ["Owner", "Guild"], ["Location", "Crete"]]
    assert sections(lines, *rows)[0] == ("unknown", ["Crumbs"])
    assert sections(lines, *rows[:2])[0] == ("main", ["Odds", "Crumbs"])


def test_a_label_alone_in_its_row_has_the_rows_below(lines):
    assert sections(lines, ["Results", ""], ["Flour", "Bread"])[0] == ("evidence", ["Flour", "Bread"])


def test_help_below_a_label_is_boilerplate_and_no_value(lines):
    assert sections(lines, ["<p>Owner</p><p>At most ten words</p>", "Guild"], ["Location", "Crete"]) == [
        ("institution", ["Guild"]),
        ("location", ["Crete"]),
    ]


def test_a_table_of_sums_below_a_text_is_part_of_it_and_one_of_facts_is_not(lines):
    before = "<h2>Results</h2><p>Nine villages have bread.</p>"
    sums = sections(lines, ["Oven", "9.000 €"], ["Fuel", "1.000 €"], before=before)
    assert sums == [("evidence", ["Nine villages have bread.", "Oven", "9.000 €", "Fuel", "1.000 €"])]
    facts = sections(lines, ["Owner", "Guild"], ["Location", "Crete"], before=before)
    assert [name for name, _ in facts] == ["evidence", "institution", "location"]


def test_a_table_of_costs_right_below_its_label_may_have_plain_figures(lines):
    costs = sections(lines, ["PracticePart", "Sum"], ["Oven", "9000"], ["Fuel", "1000"], before="<h2>Budget</h2>")
    assert costs == [("resources", ["PracticePart", "Sum", "Oven", "9000", "Fuel", "1000"])]


def test_a_label_with_its_value_in_one_cell_of_data_is_one(lines):
    found = sections(lines, ["Odds", "Owner: Guild"], ["Rest", "Crumbs"])
    assert ("institution", ["Guild"]) in found


def test_behind_labels_over_values_a_row_of_two_words_is_label_and_value(lines):
    rows = [["Owner", "Guild"], ["Odds", "Crumbs"], ["Location", "Crete"], ["Rest", "Bread"]]
    assert [words for _, words in sections(lines, *rows)] == [["Guild"], ["Crumbs"], ["Crete"], ["Bread"]]


def test_the_first_rows_of_a_table_of_facts_may_have_unknown_labels_below_a_lead(fields):
    rows = [("Φορέας που κινεί τα νήματα", "Ινστιτούτο Πέτρας"), ("Χώρα", "Ελλάδα"), ("Έναρξη", "2016")]
    table = "".join(f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in rows)
    lead = "Ένα λατομείο άνοιξε για αναρριχητές."
    page = f"<h1>Ο βράχος</h1><p>{lead}</p><table>{table}</table><h2>Περιγραφή</h2><p>Ένας τοίχος με διαδρομές.</p>"
    found = fields(page)
    assert (found["summary"], found["institution"]) == (lead, "Ινστιτούτο Πέτρας")


def test_a_dash_is_data_in_a_row_that_says_more_and_a_row_of_signs_is_none(record):
    rows = "<tr><td>Wheels</td><td>2023</td></tr><tr><td>Mills</td><td>–</td></tr><tr><td>--</td><td>--</td></tr>"
    made = record(f"<h1>T</h1><h2>Description</h2><p>a</p><h2>Results</h2><p>We counted.</p><table>{rows}</table>")
    (value,) = made.of("evidence")
    assert value.text == "We counted.\n\nWheels | 2023\nMills | –"
    assert {aside.reason for aside in made.asides if aside.text == "--"} == {"no words"}


def test_the_seat_of_an_office_in_a_further_row_is_no_office_of_its_own(fields):
    page = "<h1>T</h1><table><tr><th rowspan=0>Φορέας</th><td>Δήμος Κάτω Ράχης</td></tr><tr><td>{}</td></tr></table>"
    assert fields(page.format("Κάτω Ράχη"))["institution"] == "Δήμος Κάτω Ράχης"
    assert fields(page.format("Δήμος Ράχης Πάνω"))["institution"] == ["Δήμος Κάτω Ράχης", "Δήμος Ράχης Πάνω"]


def test_an_unknown_first_row_of_a_table_of_facts_is_no_part_of_the_text_above_it(fields):
    rows = "<tr><td>Ref no</td><td>17-b</td></tr><tr><td>Owner</td><td>Guild</td></tr>"
    rows += "<tr><td>Location</td><td>Crete</td></tr>"
    page = f"<h1>The van</h1><h2>Results</h2><p>A van of books calls at nine villages.</p><table>{rows}</table>"
    assert fields(page)["evidence"] == "A van of books calls at nine villages."


@pytest.mark.parametrize(
    ("row", "is_fact"),
    [
        (["Odd words", "Bread"], True),
        (["Odd words", "Bread", "Cake"], True),
        (["odd words of all who have come to the mill", "Bread"], False),
        (["<p>Odd words</p><p>More of it</p>", "Bread"], False),
        (["Odd words"], False),
    ],
)
def test_among_rows_of_facts_a_short_cell_before_another_is_an_unknown_label(lines, row, is_fact):
    found = sections(lines, ["Owner", "Guild"], ["Location", "Crete"], row, ["Theme", "Bread"])
    assert (("unknown", row[1:]) in found) is is_fact


@pytest.mark.parametrize("name", ["<th>{}</th>", "<td><b>{}</b></td>"])
@pytest.mark.parametrize("place", ["{}", "<aside>{}</aside>"])
def test_a_form_without_a_known_label_is_of_facts_and_no_part_of_the_text_above(record, name, place):
    rows = (("Answerable on the spot", "Guild of Millers"), ("Invested sum", "12.400 €"), ("Read", "713 times"))
    table = "".join(f"<tr>{name.format(label)}<td>{value}</td></tr>" for label, value in rows)
    text = "<h2>Description</h2><p>A mill grinds flour for nine villages again, two days a week.</p>"
    made = record(f"<main><h1>The mill</h1>{text}{place.format(f'<table>{table}</table>')}</main>")
    assert [value.text for value in made.of("resources")] == ["12.400 €"]
    assert [value.text for value in made.of("description")] == [
        "A mill grinds flour for nine villages again, two days a week."
    ]
    assert not {aside.text for aside in made.asides if aside.reason == "no rule says what it is"}


@pytest.mark.parametrize(("end", "is_told"), [("", False), (".", True)])
def test_a_long_value_that_closes_no_sentence_is_a_fact_among_facts(record, end, is_told):
    value = "2.1 Bread and flour of the valley, the support of bakeries and mills, the training of young millers, the "
    value += f"repair of stones and wheels, and the care of all that the water needs on its way down{end}"
    page = "<h1>Bread</h1><table><tr><th>Institution</th><td>Bakers of Petra</td></tr><tr><th>Location</th><td>Crete"
    page += f"</td></tr><tr><th>Pillar of the plan</th><td>{value}</td></tr></table><p>{{}}</p>"
    made = record(page.format("The oven is lit twice a week, and whoever brings wood takes home a loaf. " * 5))
    assert (value in made.of("description")[0].text) is is_told


COLUMNS = [
    ("Ποιος το έκανε", "Who did it", 1),
    ("Σύλλογος Φούρνων", "Bakers of Petra", 0),
    ("Τι έμεινε", "What stays", 1),
]
COLUMNS += [("Ένας φούρνος.", "An oven of stone.", 0), ("Τι κόστισε", "What it cost", 1), ("900 ευρώ", "900 euro", 0)]


@pytest.mark.parametrize(("bold", "holders"), [("b", 2), ("i", 4)])
def test_a_row_of_bold_words_between_such_rows_of_labels_ends_the_values_above(record, bold, holders):
    tags = ("td", "td"), (bold, f"/{bold}")
    rows = [
        "".join(f"<td><{tags[is_bold][0]}>{words}</{tags[is_bold][0]}></td>" for words in both)
        for *both, is_bold in COLUMNS
    ]
    made = record("<h1>T</h1><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    assert ("Τι έμεινε" in [value.text for value in made.of("institution")]) is (bold == "i")


def test_a_row_of_facts_below_the_partners_is_none_of_theirs(fields):
    heads, cells = ("Institution", "Start date", "Budget"), ("Town of Petra", "May 2019", "€48,500")
    table = f"<table><tr><th>{'</th><th>'.join(heads)}</th></tr><tr><td>{'</td><td>'.join(cells)}</td></tr></table>"
    found = fields(f"<h1>The mill</h1><h2>Results</h2><p>Flour.</p><h2>Partners</h2><p>Guild of Millers</p>{table}")
    assert (found["institution"], found["start_date"], found["resources"]) == ("Town of Petra", "2019-05", "€48,500")
