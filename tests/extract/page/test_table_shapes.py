"""What tables are by their shape, and their labels."""

import pytest

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.sides import Sides, sides_of
from pipeline.extract.page.table_shapes import (
    form_cells,
    in_groups,
    in_two_languages,
    is_data,
    is_form,
    is_index,
    labels_of,
    rows_of,
)
from pipeline.lexicon import shipped
from pipeline.model import Fate
from pipeline.values.readers import readers

LINE = "A van of books calls at nine villages, and the librarian reads to children under the plane tree."


def test_help_below_a_label_in_its_cell_is_no_value(record):
    page = "<table><tr><td><b>1. Ονομασία της πρακτικής</b><p><i>Έως 15 λέξεις</i></td><td>Ο φούρνος</td></tr>"
    page += "<tr><td><b>2. Τόπος</b><p><i>Περιφέρεια (NUTS 2)</i></td><td>Κρήτη</td></tr>"
    page += "<tr><td><b>3. Αποτελέσματα</b><p><i>Μόνο μετρήσιμα</i></td><td>Δώδεκα ψωμιά.</td></tr></table>"
    made = record(page)
    assert [made.of(name)[0].text for name in ("title", "location", "evidence")] == [
        "Ο φούρνος",
        "Κρήτη",
        "Δώδεκα ψωμιά.",
    ]
    assert {aside.text: aside.fate for aside in made.asides}["Έως 15 λέξεις"] is Fate.BOILERPLATE


def test_costs_with_words_that_are_labels_elsewhere_stay_one_table(fields):
    page = "<h1>T</h1><h2>Description</h2><p>a</p><h2>Budget</h2><table>"
    page += "<tr><th>Category</th><th>Amount of money</th></tr><tr><td>Evaluation</td><td>€3,000</td></tr>"
    page += "<tr><td>Funding</td><td>€26,750</td></tr></table>"
    found = fields(page)
    assert found["resources"] == "Category | Amount of money\nEvaluation | €3,000\nFunding | €26,750"
    assert "evidence" not in found


def test_two_languages_in_two_columns_share_their_labels(fields):
    rows = [("Τίτλος", "Title"), ("Ο φούρνος μας", "Our oven"), ("Μέσα", "Means"), ("Ξύλα: 600 ευρώ", "Wood: 600 euro")]
    rows += [
        ("Αντικείμενο", "Subject"),
        ("Ψήνουμε τη νύχτα.", "We bake at night."),
        ("Φορέας", "Body"),
        ("Φούρνοι", "Bakers"),
    ]
    found = fields("<table>" + "".join(f"<tr><td>{el}</td><td>{en}</td></tr>" for el, en in rows) + "</table>")
    assert found["title"] == ["Ο φούρνος μας", "Our oven"]
    assert found["description"] == ["Ψήνουμε τη νύχτα.", "We bake at night."]
    assert found["institution"] == ["Φούρνοι", "Bakers"]


def test_a_table_of_practices_on_other_pages_gives_no_facts(fields):
    rows = "".join(f"<tr><td>Van {place}</td><td>Greece</td><td>{place}000 €</td></tr>" for place in range(1, 5))
    page = "<h1>Vans</h1><p>Vans of books.</p><table><tr><th>Title</th><th>Country</th><th>Budget</th></tr>"
    assert fields(f"{page}{rows}</table>").keys().isdisjoint({"amounts", "resources"})


def test_a_table_of_facts_below_the_text_of_one_of_them_is_none_of_that_text(fields):
    rows = [("Institution", "Library"), ("Location", "Crete"), ("Start date", "2015"), ("Budget", "€5,000")]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    found = fields(f"<h1>The van</h1><h2>Budget</h2><p>The village paid.</p><table>{table}</table>")
    assert (found["institution"], found["start_date"]) == ("Library", "2015")


def test_a_table_with_a_whole_text_in_a_cell_is_layout_and_labels_in_it_are_labels(fields):
    told = ["The van", LINE, LINE, "<b>Results</b>", LINE, "<b>Difficulties</b>", LINE, LINE, LINE]
    body = "".join(f"<p>{line}</p>" for line in told)
    found = fields(f"<title>The van</title><table><tr><td><p>Home</p></td><td>{body}</td></tr></table>")
    assert {"evidence", "difficulties"} <= found.keys()


def table(*rows, cell="td"):
    return (
        "<table>"
        + "".join("<tr>" + "".join(f"<{cell}>{words}</{cell}>" for words in row) + "</tr>" for row in rows)
        + "</table>"
    )


def shapes(lines, content):
    return [(is_table, [line.text for line in group]) for is_table, group in in_groups(lines(content))]


def test_a_table_of_two_columns_is_one_and_of_one_column_or_with_headings_layout(lines):
    assert shapes(lines, f"<p>A</p>{table(['B', 'C'])}<p>D</p>") == [(False, ["A"]), (True, ["B", "C"]), (False, ["D"])]
    assert [is_table for is_table, _ in shapes(lines, table(["B"], ["C"]))] == [False]
    assert [is_table for is_table, _ in shapes(lines, table(["<h2>B</h2>", "C"]))] == [False]


def test_a_cell_of_more_than_eight_blocks_is_layout(lines):
    for count, is_table in ((8, True), (9, False)):
        ((found, _),) = shapes(lines, table(["B", "<p>C</p>" * count]))
        assert found is is_table


def test_rows_are_cells_without_what_is_empty(lines):
    found = lines(table(["A", "", "B"], ["<p>C</p><p>D</p>", "E", "F"]))
    assert [[[line.text for line in cell] for cell in row] for row in rows_of(found)] == [
        [["A"], ["B"]],
        [["C", "D"], ["E"], ["F"]],
    ]


def names(lines, *rows):
    return [[label and label.field.name for label in labels_of(row)] for row in rows_of(lines(table(*rows)))]


def test_help_below_a_label_is_short_and_stands_beside_a_cell_without_labels(lines):
    assert names(lines, ["<p>Owner</p><p>At most ten words</p>", "Millers"]) == [["institution", None]]
    assert names(lines, [f"<p>Owner</p><p>{'x' * 200}</p>", "Millers"]) == [["institution", None]]
    assert names(lines, [f"<p>Owner</p><p>{'x' * 201}</p>", "Millers"]) == [[None, None]]
    assert names(lines, [f"<p>Owner</p><p>Ten words</p><p>{'x' * 201}</p>", "Millers"]) == [[None, None]]
    assert names(lines, ["<p>Owner</p><p>At most ten words</p>", "<p>Location</p><p>Crete</p>"]) == [[None, None]]
    assert names(lines, ["<p>Owner</p><p>At most ten words</p>"]) == [[None]]
    assert names(lines, ["Owner", "Owner: Millers"]) == [["institution", None]]


@pytest.mark.parametrize(
    ("head", "count", "is_one"),
    [
        (["Title", "Country"], 3, True),
        (["Title", "Country"], 2, False),
        (["Odds", "Title", "Country"], 3, False),
        (["Title", "Odds", "Country"], 3, False),
        (["Title", "Country", "Odds"], 3, True),
        (["Country", "Location"], 3, False),
        (["Country", "Start date"], 3, False),
    ],
)
def test_an_index_has_a_title_in_a_column_and_three_rows_below(lines, head, count, is_one):
    rows = rows_of(lines(table(head, *[["x"] * len(head)] * count)))
    assert is_index([labels_of(row) for row in rows]) is is_one


READ = readers(shipped())


def data(lines, head, *rows):
    """Whether a table belongs to the section that is open above it."""
    found = lines(f"{head}{table(*rows)}")
    made = Outliner(Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum), sides_of(found))
    above = [line for line in found if line.cell is None]
    for line in above:
        made.take(line)
    cells = list(rows_of([line for line in found if line.cell is not None]))
    return is_data(cells, [labels_of(row) for row in cells], made)


TEXT = "<h2>Results</h2><p>Nine villages have bread again.</p>"


@pytest.mark.parametrize(
    ("head", "rows", "is_one"),
    [
        (TEXT, [["Oven", "9.000 €"], ["Fuel", "1.000 €"]], True),
        (TEXT, [["Oven", "9.000 €"], ["Fuel", "none"]], False),
        (TEXT, [["Oven", "9.000 €"], ["Fuel", "1.000 €"], ["Cat", "none"]], True),
        ("<h2>Owner</h2>", [["Oven", "9.000 €"], ["Fuel", "1.000 €"]], False),
        ("<p>Words</p>", [["Oven", "9.000 €"], ["Fuel", "1.000 €"]], False),
        ("<h2>Budget</h2>", [["Part", "Sum"], ["Oven", "9000"], ["Fuel", "1000"]], True),
        ("<h2>Budget</h2>", [["Part", "Sum"], ["Oven", "9000"], ["Fuel", "none"]], False),
        ("<h2>Budget</h2><p>Two stones.</p>", [["Part", "Sum"], ["Oven", "9000"], ["Fuel", "1000"]], False),
        ("<h2>Results</h2>", [["Part", "Sum"], ["Oven", "9000"], ["Fuel", "1000"]], False),
        ("<h2>Budget</h2>", [["Part", "Sum"]], False),
        (TEXT, [["Institution", "9.000 €"], ["Location", "1.000 €"]], False),
        (TEXT, [["Odds", "Results"], ["Rest", "Bread"]], True),
        (TEXT, [["Results", "Bread"], ["Rest", "Crumbs"]], True),
        (TEXT, [["Institution", "a"], ["Location", "b"], ["Theme", "c"], ["Results", "d"]], False),
        (TEXT, [["Institution", "a"], ["Location", "b"], ["Results", "d"], *[["x", "y"]] * 4], True),
        (TEXT, [["Institution", "a"], ["Institution", "b"], ["Results", "d"]], True),
    ],
)
def test_a_table_of_sums_or_of_the_texts_own_words_belongs_to_the_text_above_it(lines, head, rows, is_one):
    assert data(lines, head, *rows) is is_one


@pytest.mark.parametrize(
    ("row", "below", "names"),
    [
        (["Περιγραφή", "Subject"], ["Ψήνουμε τη νύχτα.", "We bake."], ["description", "description"]),
        (["Περιγραφή", "Subject"], None, ["description", "theme"]),
        (["Περιγραφή", "Subject"], ["Ψήνουμε τη νύχτα."], ["description", "theme"]),
        (["Περιγραφή", "Subject"], ["Αποτελέσματα", "Words"], ["description", "theme"]),
        (["Περιγραφή", "subject of it"], ["Ψήνουμε τη νύχτα.", "We bake."], ["description", None]),
        (["Περιγραφή", "Αντικείμενο"], ["Ψήνουμε τη νύχτα.", "We bake."], ["description", "description"]),
        (["Odds of it", "Κάτι άλλο"], ["Ψήνουμε τη νύχτα.", "We bake."], [None, None]),
    ],
)
def test_the_known_label_of_a_row_in_two_languages_holds_for_both(lines, row, below, names):
    found = list(rows_of(lines(table(*[one for one in (row, below) if one]))))
    other = found[1] if below else None
    made = in_two_languages(
        found[0], labels_of(found[0]), other, labels_of(other) if other else None, Sides("el", "el", "en")
    )
    assert [label and label.field.name for label in made] == names


def test_a_table_of_facts_below_a_text_is_closed_behind_its_last_row(lines):
    assert data(lines, TEXT, ["Oven", "9000"], ["Fuel", "1000"]) is False


def test_bold_names_before_values_make_a_form_whatever_they_say(lines):
    def is_of(*rows):
        cells = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
        return is_form(list(rows_of(lines(f"<table>{cells}</table>"))), readers(shipped()))

    names = [("<b>Filed as</b>", "17"), ("<b>Kept by</b>", "Guild"), ("<b>Shelf</b>", "9")]
    assert is_of(*names)
    assert not is_of(*names[:2])
    assert not is_of(*names[:2], ("Shelf", "9"), ("Room", "2"))
    assert not is_of(*names[:2], ("<b>Shelf</b>", "<b>9</b>"))
    assert is_of(("Kept by", "Guild"), ("Under way since", "May 2019"), ("Bill", "9.000 €"))
    assert not is_of(("Bread", "300 €"), ("Oven", "4.000 €"), ("Bill", "9.000 €"))


def test_only_the_first_cells_of_forms_are_names(lines):
    row = "<tr><td>{}{}{}</td><td>{}</td></tr>"
    for opens, closes, count in (("<b>", "</b>", 4), ("", "", 0)):
        cells = (("Keeper", "Anna"), ("Keys", "two"), ("Colour", "green"), ("Sound", "low"))
        table = "".join(row.format(opens, name, closes, value) for name, value in cells)
        assert len(form_cells(lines(f"<table>{table}</table>"), READ)) == count
