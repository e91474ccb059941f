"""Labels in all their shapes."""

import pytest

from pipeline.extract.labels.known import labels
from pipeline.extract.labels.label import LabelShape
from pipeline.lexicon import shipped
from pipeline.model import IssueCode

KNOWN = labels(shipped())


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Resources needed", "resources"),
        ("RESOURCES  NEEDED :", "resources"),
        ("3. Resources needed", "resources"),
        ("2.1 Resources needed", "resources"),
        ("• Resources needed", "resources"),
        ("ΤΕΚΜΗΡΙΑ ΕΠΙΤΥΧΙΑΣ", "evidence"),
        ("Τεκμηρια επιτυχιας", "evidence"),
        ("ΤΙ ΕΙΝΑΙ;", "what"),
        ("Περίληψη (έως 200 λέξεις)", "summary"),
        ("Country / Region", "location"),
        ("Country/Region", "location"),
        ("Τοποθεσία / Location", "location"),
        ("Location (Τοποθεσία)", "location"),
        ("Start Date", "start_date"),
        ("Διάρκεια :", "period"),
        ("Region(s)", "location"),
        ("Thème(s) :", "theme"),
        ("Ansprechpartner/in", "contact"),
    ],
)
def test_a_label_is_known_in_any_dress(written, field):
    assert KNOWN.alone(written).field.name == field


@pytest.mark.parametrize(
    "words", ["The resources that were needed", "Localities", "", "::", "Τι είναι αυτό που μας ενώνει"]
)
def test_other_words_are_no_label(words):
    assert KNOWN.alone(words) is None


@pytest.mark.parametrize("line", ["Location: Crete", "Location :Crete", "Location:Crete", "LOCATION ： Crete"])
def test_the_value_begins_behind_the_colon(line):
    found = KNOWN.with_colon(line)
    assert (found.field.name, line[found.end :]) == ("location", "Crete")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Project background: Why is it done?Each night the market closes.", "Each night the market closes."),
        ("Project background: Why is it done? Nobody knows.", "Why is it done? Nobody knows."),
        ("Περιγραφή: Γιατί γίνεται;Κάθε βράδυ κλείνει η αγορά.", "Κάθε βράδυ κλείνει η αγορά."),
        ("Website: https://example.org/a?b=c", "https://example.org/a?b=c"),
    ],
)
def test_the_question_of_a_form_right_before_its_answer_is_part_of_the_label(line, value):
    assert line[KNOWN.with_colon(line).end :] == value


@pytest.mark.parametrize(
    ("line", "value"),
    [("Budget138,518€", "138,518€"), ("Start date12/2014", "12/2014"), ("Budget 138,518€", "138,518€")],
)
def test_a_label_needs_no_blank_before_a_number(line, value):
    assert line[KNOWN.opening(line).end :] == value


@pytest.mark.parametrize("line", ["Start2Finish", "Budget", "Budgets138"])
def test_a_number_inside_a_word_ends_no_label(line):
    found = KNOWN.opening(line)
    assert found is None or found.words == "Start"


def test_a_misspelt_label_has_a_nearest_one():
    evidence = KNOWN.field_of["evidence of success"]
    assert KNOWN.nearest("Evidense of succes", evidence) == "evidence of success"
    assert KNOWN.nearest("Something quite different", evidence) == ""


PAGES = {
    "heading": "<h3>Main institution</h3><p>City Library</p>",
    "bold line": "<p><strong>Main institution</strong></p><p>City Library</p>",
    "bold run-in": "<p><strong>Main institution</strong> City Library</p>",
    "bold run-in with colon": "<p><b>Main institution:</b> City Library</p>",
    "run-in": "<p>Main institution: City Library</p>",
    "break": "<p>Main institution<br>City Library</p>",
    "two columns": "<table><tr><td>Main institution</td><td>City Library</td></tr></table>",
    "one column": "<table><tr><td>Main institution</td></tr><tr><td>City Library</td></tr></table>",
    "label row above": "<table><tr><td>Main institution</td><td>Location</td></tr>"
    "<tr><td>City Library</td><td>Crete</td></tr></table>",
    "definition list": "<dl><dt>Main institution</dt><dd>City Library</dd></dl>",
    "item": "<ul><li><b>Main institution:</b> City Library</li></ul>",
    "sidebar": "<aside><h4>Main institution</h4><p>City Library</p><h4>Share</h4><p>tweet</p></aside>",
    "one line of several": "<p>Location: Crete | Main institution: City Library | Start: 2015</p>",
    "numbered": "<h3>7) Main institution</h3><p>City Library</p>",
}


@pytest.mark.parametrize("shape", PAGES)
def test_a_fact_is_found_in_every_shape(fields, shape):
    page = f"<main><h1>A van</h1><h3>Results</h3><p>Good.</p>{PAGES[shape]}</main>"
    found = fields(page)
    assert (found["institution"], found["evidence"]) == ("City Library", "Good.")


def test_a_near_label_is_used_and_named(record):
    made = record("<h1>A van</h1><h3>Resorces needed</h3><p>Oil.</p><h3>Results</h3><p>Good.</p>")
    assert made.of("resources")[0].rule == "near-label"
    assert [issue.message for issue in made.issues if issue.code is IssueCode.NEAR_LABEL] == [
        "“Resorces needed” is read as “Resources needed”"
    ]


def test_an_unknown_heading_is_named_and_its_text_kept_apart(record):
    made = record("<h1>A van</h1><h3>Results</h3><p>Good.</p><h3>Colours of the van</h3><p>Blue.</p>")
    assert made.of("evidence")[0].text == "Good."
    assert IssueCode.UNKNOWN_LABEL in {issue.code for issue in made.issues}


def test_a_lower_heading_inside_a_section_is_its_text(fields):
    page = "<h1>A van</h1><h2>Results</h2><p>Good.</p><h3>In the second year</h3><p>Better.</p>"
    assert fields(page)["evidence"] == "Good.\n\nIn the second year\n\nBetter."


def test_words_before_a_colon_inside_a_section_stay_text(fields):
    page = "<h1>A van</h1><h2>Resources needed</h2><p>Total budget: €5,000.</p><p>Partners: the school.</p>"
    assert fields(page)["resources"] == "Total budget: €5,000.\n\nPartners: the school."


def test_a_title_that_opens_with_a_label_of_one_word_is_a_title(fields):
    page = "<h1>Start your own library</h1><h3>Results</h3><p>Good.</p><p>Location Galicia, Spain</p>"
    found = fields(page)
    assert (found["title"], found["evidence"]) == ("Start your own library", "Good.")
    assert found["location"]["nuts"] == "ES11"


@pytest.mark.parametrize(
    "page",
    [
        "Maître d'ouvrage : Mairie de Valclair\n\nCoût du projet : 9 500 €\n\nDate de lancement : mars 2019",
        "Soggetto proponente: Comune di Valchiara\n\nCosto complessivo: 9.500 €\n\nData di avvio: marzo 2019",
        "Entidad beneficiaria: Ayuntamiento de Valclaro\n\nInversión: 9.500 €\n\nFecha de comienzo: marzo de 2019",
        "Antragsteller: Gemeinde Klartal\n\nProjektkosten: 9.500 €\n\nProjektstart: März 2019",
        "Aanvrager: Gemeente Helderdal\n\nTotale kostprijs: 9.500 €\n\nStart project: maart 2019",
        "Entidade proponente: Município de Valclaro\n\nInvestimento: 9.500 €\n\nData de arranque: março de 2019",
        "Beneficjent: Gmina Jasna\n\nKoszt projektu: 9 500 zł\n\nData rozpoczęcia: marzec 2019",
        "Бенефициент: Община Ясна\n\nОбща стойност: 9 500 лв.\n\nНачална дата: март 2019 г.",
    ],
)
def test_plain_labels_of_eight_more_languages_are_known(fields, page):
    found = fields(page, "page.txt")
    assert {"institution", "amounts", "start_date"} <= found.keys()
    assert found["start_date"] == "2019-03"


def test_words_far_apart_on_a_line_are_tabs_and_no_label(fields):
    page = "The van\n\nDescription    Results    Costs\n\nA van of books calls at nine villages.\n\nResults\n\nGood.\n"
    assert "Costs" not in str(fields(page, "page.txt"))


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Country / Region / Town", "location"),
        ("Country / Region / Results", None),
        ("Odds / Country / Region", None),
        ("Country / Odds / Region", "location"),
        ("Country / Odds", None),
        ("Country / Results", None),
        ("Country / Region / Town / Place / Country", None),
        ("Οι δυσκολίες", "difficulties"),
        ("Results of the practice", "evidence"),
        ("The owner", None),
        ("Partner 2", "partners"),
        ("Results 2", None),
        ("Priority:1:", "funder"),
        ("Results" + " " * 120, None),
        ("The partners are:", "partners"),
        ("The countries are:", None),
    ],
)
def test_a_label_may_be_framed_doubled_or_numbered(written, field):
    found = KNOWN.alone(written)
    assert (found.field.name if found else None) == field


def test_a_label_given_twice_is_double_and_one_of_several_parts_is_not():
    assert KNOWN.alone("Τοποθεσία / Location").is_double
    assert not KNOWN.alone("Country / Region / Town").is_double
    assert not KNOWN.alone("Location").is_double


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Owner ........ Town of Petra", "Town of Petra"),
        ("Owner     Town of Petra", "Town of Petra"),
        ("Owner     Location     Budget", None),
        ("Owner  Town of Petra", None),
        ("Owner – Town of Petra", None),
        ("Owner:– Town of Petra", "Town of Petra"),
        ("x" * 121 + ": Town", None),
    ],
)
def test_a_colon_or_leaders_part_a_label_from_its_value(text, value):
    found = KNOWN.with_colon(text)
    assert (text[found.end :] if found else None) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lead partner Town of Petra", "Lead partner"),
        ("Lead partner", None),
        ("The good practice was a mill", None),
        ("Lead  partner Town", None),
    ],
)
def test_the_longest_label_opens_a_line_unless_it_is_the_subject_of_a_sentence(text, words):
    found = KNOWN.opening(text)
    assert (found.words if found else None) == words


def test_words_of_a_label_in_another_order_are_like_it_for_a_person_to_judge():
    assert KNOWN.likeliest("success of evidence")[1].name == "evidence"
    assert KNOWN.likeliest("zebra crossing") is None


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Obstacle", ""),
        ("Evidense of succes", "evidence of success"),
        ("Bugdet", ""),
        ("Resuls", ""),
        ("Rezults", "results"),
    ],
)
def test_only_longer_labels_may_be_misspelt(written, near):
    field = KNOWN.field_of["results" if written[0] in "ER" else "budget"]
    assert KNOWN.nearest(written, field) == near


def test_labels_of_up_to_one_hundred_and_twenty_letters_are_looked_for(lexicon):
    for letters, is_one in ((120, True), (121, False)):
        assert (KNOWN.alone("Results" + " " * (letters - 7)) is not None) is is_one


def test_a_label_is_alone_or_told_from_its_value_in_one_of_three_ways():
    found = KNOWN.alone("Budget"), KNOWN.with_colon("Budget: 9"), KNOWN.up_to("Budget 9", 6), KNOWN.opening("Budget 9")
    assert [label.how for label in found] == list(LabelShape)
    assert [label.is_alone for label in found] == [True, False, False, False]
    assert [f"label-{label.how}" for label in found][1:] == ["label-colon", "label-bold", "label-opening"]
