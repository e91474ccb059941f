"""What tables are by their shape, and their labels."""

from pipeline.model import Fate

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
