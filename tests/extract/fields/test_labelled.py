"""What stands under labels. Each page is invented."""

import pytest

from pipeline.lexicon import shipped
from pipeline.model import IssueCode, Lesson, Origin, Profile, Teaching
from pipeline.values.readers import readers

READ = readers(shipped())
PROSE = "<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages again.</p>"


def test_texts_under_several_labels_of_one_field_are_one_text(record):
    made = record(f"{PROSE}<h2>Results</h2><p>Nine villages.</p><h2>Impact</h2><p>Less waste.</p>")
    assert [value.text for value in made.of("evidence")] == ["Nine villages.\n\nLess waste."]


def test_a_dash_for_a_value_is_none(record):
    made = record(
        f"{PROSE}<table><tr><th>Institution</th><td>—</td></tr><tr><th>Country</th><td>Greece</td></tr></table>"
    )
    assert not made.of("institution")
    assert made.of("location")[0].text == "Greece"


def test_costs_under_several_labels_keep_these(record):
    made = record(f"{PROSE}<p>Budget: 4.000 €</p><p>Cost: 900 €</p><p>Funding: 3.100 €</p>")
    assert made.of("resources")[0].text == "Budget: 4.000 €\n\nCost: 900 €\n\nFunding: 3.100 €"


@pytest.mark.parametrize(
    ("below", "counts"),
    [
        ("<h2>Results</h2><p>Nine tonnes of flour.</p>", True),
        ("<h2>Results</h2><ul><li>less waste</li></ul>", True),
        ("<h2>Results</h2><p>Elections</p><p>April 26, 2022</p>", False),
        ('<dl><dt>Results</dt><dd><a href="/r">» Show</a></dd></dl>', False),
        ("<h2>At a glance</h2><table><tr><td>Hours a week</td><td>39, in two parts</td></tr></table>", False),
        ("<h2>Start date</h2><p>when the brook rose</p>", False),
        ("<h2>Start date</h2><p>May 2019</p>", True),
        ("<p><b>Programme:</b> 10:00 Welcome</p>", False),
        ("<p><b>Programme:</b> LEADER</p>", True),
        ("<p><b>Programme:</b> V4 Fund</p>", True),
    ],
)
def test_only_what_says_what_its_label_says_speaks_for_a_practice(record, below, counts):
    signs = {choice.subject: choice for choice in record(f"{PROSE}{below}").choices}["kind"].candidates[0].features
    told = dict(signs)
    assert (told["sections"] > 0.34 or "facts" in told) is counts


def test_a_sum_without_a_language_is_in_one_text_with_the_rest_that_it_is_told_with(record):
    page = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ο μύλος αλέθει πάλι.</p>"
    page += "<p><b>Χρηματοδότηση</b></p><p>Πράσινο Ταμείο</p><p><b>Με πόσα το κάναμε</b></p><p>84.000€</p>"
    assert [value.text for value in record(page).of("resources")] == ["Πράσινο Ταμείο\n\n84.000€"]


def test_a_label_with_nothing_behind_it_is_told_unless_another_of_its_field_is_filled(record):
    empty = record(f"{PROSE}<h2>Results</h2><h2>Costs</h2><p>9 €</p>")
    assert [issue.message.values["field"] for issue in empty.issues if issue.code == "empty-section"] != []
    filled = record(f"{PROSE}<h2>Results</h2><h2>Impact</h2><p>Less waste.</p>")
    assert "empty-section" not in {issue.code for issue in filled.issues}


def test_hashtags_in_a_text_are_none_of_it(record):
    made = record(f"{PROSE}<h2>Results</h2><p>Nine villages.</p><p>#mill #flour</p>")
    assert made.of("evidence")[0].text == "Nine villages."
    assert [value.text for value in made.of("hashtags")] == ["#mill", "#flour"]


def test_other_words_under_the_label_of_a_list_are_unplaced(record):
    made = record(f"{PROSE}<p><b>Hashtags:</b> mills and flour</p>")
    assert "under a label of hashtags, but none" in {aside.reason for aside in made.asides}


def test_what_has_no_field_of_its_own_is_told_by_its_label(record):
    made = record(f"{PROSE}<dl><dt>Audience</dt><dd>Bakers and pupils</dd></dl>")
    assert "under a label of audience, which is no field" in {aside.reason for aside in made.asides}


@pytest.mark.parametrize(
    ("below", "is_text"),
    [
        ("Nine tonnes.", True),
        ("Nine tonnes", False),
        ("9.000 €", True),
        ("Nine tonnes of flour in one year and more of it in two years", True),
        ("tonnes", False),
    ],
)
def test_a_text_of_results_tells_something(signs_of, below, is_text):
    found = signs_of(f"<h1>The mill</h1><h2>Description</h2><p>It grinds.</p><h2>Results</h2><p>{below}</p>")
    assert ("core" in found) is is_text


@pytest.fixture
def signs_of(record):
    return lambda page: dict(next(one for one in record(page).choices if one.subject == "kind").candidates[0].features)


def test_two_costs_with_sums_keep_their_labels_and_one_does_not(record):
    one = record(f"{PROSE}<p><b>Budget:</b> 4.000 €</p>")
    assert one.of("resources")[0].text == "4.000 €"
    two = record(f"{PROSE}<p><b>Budget:</b> 4.000 €</p><p><b>Funding:</b> 3.100 €</p>")
    assert two.of("resources")[0].text == "Budget: 4.000 €\n\nFunding: 3.100 €"


def test_costs_with_a_text_among_them_lose_their_labels(record):
    made = record(f"{PROSE}<h2>Budget</h2><p>4.000 €</p><h2>Resources</h2><p>A cat.</p><p>Two stones.</p>")
    assert made.of("resources")[0].text == "4.000 €\n\nA cat.\n\nTwo stones."


def test_a_label_of_costs_over_a_sum_with_further_labelled_sums_below_is_kept(record):
    text = "The mill\n\nDescription\n\nA mill grinds.\n\nBudget\n\n9.000 €\n\nOwn part:\n\n1.000 €\n"
    assert record(text, "page.txt").of("resources")[0].text.startswith("Budget\n\n9.000 €")


@pytest.mark.parametrize(("letters", "is_kept"), [(40, True), (41, False)])
def test_costs_of_forty_letters_with_a_figure_are_sums_that_keep_their_labels(record, letters, is_kept):
    words = "9 € ".ljust(letters, "x")
    made = record(f"{PROSE}<h2>Budget</h2><p>{words}</p><h2>Funding</h2><p>3.100 €</p>")
    assert made.of("resources")[0].text.startswith("Budget") is is_kept


@pytest.mark.parametrize("label", ["Results", "Αποτελέσματα"])
def test_a_single_text_in_a_second_language_under_a_label_of_its_own_is_a_value_of_its_own(record, label):
    greek = "Ο μύλος του χωριού αλέθει ξανά για εννέα χωριά, δύο μέρες την εβδομάδα, και όλοι φέρνουν το σιτάρι τους. "
    page = f"<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>{greek * 6}</p><h2>Αποτελέσματα</h2><p>{greek}</p>"
    made = record(f"{page}<h2>{label}</h2><p>Nine villages bake their bread.</p>")
    assert made.sides == ("el",)
    assert [(value.lang, value.text) for value in made.of("evidence")] == [
        ("el", greek.strip()),
        ("en", "Nine villages bake their bread."),
    ]


def test_a_title_under_one_label_says_the_same_on_both_sides(record):
    page = "<p>Τίτλος / Title: Ο μύλος του χωριού / The mill of the village</p><h2>Περιγραφή / Description</h2>"
    page += "<p>Ο μύλος αλέθει ξανά για εννέα χωριά.</p><p>The mill grinds again for nine villages.</p>"
    assert [value.text for value in record(page).of("title")] == ["Ο μύλος του χωριού", "The mill of the village"]


def test_what_the_site_says_of_itself_keeps_its_heading(record):
    made = record(f"{PROSE}<h2>About us</h2><p>We are a network of mills in the valley and beyond it.</p>")
    assert all(value.text.startswith("About us") for value in made.of("context"))


def test_costs_in_several_rows_beside_one_label_are_told_without_it(fields):
    rows = "<tr><th rowspan='2'>Budget</th><td>48.500 €</td></tr><tr><td>from own funds</td></tr>"
    table = f"<table><tr><th>Institution</th><td>Town of Petra</td></tr>{rows}</table>"
    page = f"<h1>The mill</h1><h2>Description</h2><p>A mill grinds flour for nine villages.</p>{table}"
    assert fields(page)["resources"] == "48.500 €\n\nfrom own funds"


def test_a_text_that_opens_with_a_number_over_lines_with_a_colon_does_not_keep_its_label(record):
    page = f"{PROSE}<h2>Results</h2><p>9 tonnes a year</p><p>For bread:</p><p>All nine villages buy it.</p>"
    assert record(page).of("evidence")[0].text.startswith("9 tonnes a year")


@pytest.mark.parametrize(
    ("teaching", "rule"),
    [
        (Teaching("mill", places=(Lesson(place="p.by", field="institution"),)), "taught-place: p.by"),
        (Teaching("mill", labels=(Lesson(words="Hands", field="institution"),)), "taught-label: Hands"),
    ],
)
def test_what_stands_where_people_taught_has_the_lesson_for_its_rule(records, teaching, rule):
    page = f"{PROSE}<p class='by'>Town of Petra</p><p>Hands: Town of Petra</p><h2>Results</h2><p>Flour.</p>"
    (made,) = records(page, profile=Profile(teaching=teaching))
    assert {(one.text, one.rule, one.origin) for one in made.of("institution")} == {
        ("Town of Petra", rule, Origin.TAUGHT)
    }
    assert made.of("evidence")[0].rule == "label-heading"


@pytest.mark.parametrize(("heading", "meant"), [("Obstacles on the road", "Difficulties"), ("Difficulties", None)])
def test_a_heading_that_is_near_a_label_is_named_with_the_label_that_it_seems_to_be(record, heading, meant):
    page = f"{PROSE}<h2>{heading}:</h2><p>Potters from six valleys share one kiln, and they fire it every Friday.</p>"
    near = [one.message.values for one in record(page).issues if one.code is IssueCode.NEAR_LABEL]
    assert [one["words"] for one in near] == ([heading] if meant else [])
    assert all(one["meant"] for one in near)


def test_the_heading_of_a_block_of_facts_is_no_empty_label(record):
    made = record(f"{PROSE}<h2>Identity</h2><p><b>Institution:</b> Town of Petra</p>")
    assert IssueCode.EMPTY_SECTION not in {issue.code for issue in made.issues}


def test_hashtags_under_their_label_are_not_unplaced(record):
    made = record(f"{PROSE}<p><b>Hashtags:</b></p><p>#mill</p><p>and flour</p>")
    assert [aside.text for aside in made.asides if aside.reason == "under a label of hashtags, but none"] == [
        "and flour"
    ]


GREEK = "<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ο μύλος του χωριού αλέθει ξανά για εννέα χωριά.</p>"
ENGLISH = "<h1>The mill</h1><h2>Description</h2><p>The mill of the village grinds again for nine villages.</p>"


@pytest.mark.parametrize(
    ("greek", "english", "costs"),
    [
        ("Προϋπολογισμός: 9 €", "Budget: 9 €", [("el", "9 €"), ("en", "9 €")]),
        ("Προϋπολογισμός: 9 €", "Resources: A cat.", [("el", "9 €"), ("en", "A cat.")]),
        ("Προϋπολογισμός: 9 €", "Resources: Μία γάτα.", [("el", "9 €\n\nΜία γάτα.")]),
        ("Προϋπολογισμός: Μία γάτα.", "Budget: A cat.", [("el", "Μία γάτα."), ("en", "A cat.")]),
        ("Προϋπολογισμός: 9 €", "", [("el", "9 €")]),
        ("", "Budget: 9 €", [("en", "9 €")]),
        (
            "Προϋπολογισμός: 9 €; Χρηματοδότηση: 8 €",
            "Budget: 9 €; Funding: 8 €",
            [("el", "Προϋπολογισμός\n\n9 €\n\nΧρηματοδότηση\n\n8 €"), ("en", "Budget\n\n9 €\n\nFunding\n\n8 €")],
        ),
        (
            "Προϋπολογισμός: 9 €; Χρηματοδότηση: 8 €",
            "Budget: 9 €",
            [("el", "Προϋπολογισμός\n\n9 €\n\nΧρηματοδότηση\n\n8 €"), ("en", "9 €")],
        ),
    ],
)
def test_on_a_page_of_two_languages_a_sum_is_of_its_labels(record, greek, english, costs):
    def told(line):
        costs = [one.partition(": ") for one in line.split("; ") if one]
        return "".join(f"<h2>{label}</h2><p>{words}</p>" for label, _, words in costs)

    made = record(f"{GREEK}{told(greek)}{ENGLISH}{told(english)}")
    assert [(one.lang, one.text) for one in made.of("resources")] == costs


def test_a_name_has_letters(record):
    assert not record("<h1>Bells</h1><dl><dt>Theme</dt><dd>09</dd></dl>").of("theme")


@pytest.mark.parametrize(
    ("between", "is_sure"),
    [
        ("", True),
        ("<h2>Results</h2><p>Nine tonnes of flour.</p>", False),
        ('<p><img src="a.jpg" alt="The mill"></p>', True),
        ("<nav>Menu</nav>", True),
    ],
)
def test_a_description_from_places_apart_is_not_sure(record, between, is_sure):
    texts = ("The mill stood still for thirty years.", "Two bakers mended its wheel.")
    first, second = f"<h2>Background</h2><p>{texts[0]}</p>", f"<h2>The solution</h2><p>{texts[1]}</p>"
    (value,) = record(f"<h1>The mill of the lower valley</h1>{first}{between}{second}").of("description")
    assert value.text.split("\n\n") == list(texts)
    assert value.is_sure is is_sure


def test_a_description_in_two_languages_by_turns_is_sure(record):
    greek, english = "Ο μύλος έμεινε κλειστός τριάντα χρόνια.", "The mill stood still for thirty years."
    labels = {"Περιγραφή": greek, "Description": english, "Η λύση": greek, "The solution": english}
    turns = "".join(f"<h2>{label}</h2><p>{text}</p>" for label, text in labels.items())
    values = record(f"<h1>Ο μύλος της κοιλάδας</h1><h1>The mill of the valley</h1>{turns}").of("description")
    assert [one.is_sure for one in values] == [True, True]


@pytest.mark.parametrize(("own", "is_part"), [("Λόφος", True), ("Λόφων", False), ("Μύλος", False)])
def test_what_stands_in_a_further_row_of_a_name_is_its_part_where_it_says_so_but_for_its_last_letter(
    record, own, is_part
):
    name = "Δήμος Λόφου Κοιλάδας"
    rows = f'<tr><th rowspan="2">Φορέας</th><td>{name}</td></tr><tr><td>{own}</td></tr>'
    made = record(f"<h1>Ο μύλος</h1><table>{rows}<tr><th>Περιοχή</th><td>Κρήτη</td></tr></table>")
    assert [value.text for value in made.of("institution")] == ([name] if is_part else [name, own])
