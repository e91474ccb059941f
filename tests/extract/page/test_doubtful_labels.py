"""Words that are a label elsewhere, and none where they stand."""

import pytest


def test_a_very_short_label_of_a_text_is_one_only_beside_others(lines):
    alone, *_ = lines("Από\n\nΤο χωριό μας έχει δύο βρύσες.\n", "page.txt")
    assert alone.label is None
    _, _, short, _ = lines("Φορέας\nΔήμος Πέτρας\nΑπό\n2019\n", "page.txt")
    assert short.label is not None
    assert short.label.field.name == "start_date"


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Leader\n\nFlour from the old mill\n\nThe mill grinds again.\n", False),
        ("Collectivité\nLe moulin du village\nIl tourne deux jours par semaine.\n", False),
        ("Leader\nMunicipality of Petra\n\nThe mill grinds again.\n", True),
        ("Leader\nThe millers of Petra\nRegion\nEpirus, Greece\n", True),
        ("Leader: The millers of Petra\n\nThe mill grinds again.\n", True),
    ],
    ids=["a programme", "a category", "an organisation", "among facts", "with a colon"],
)
def test_a_category_is_a_label_of_who_did_it_only_above_an_organisation_or_among_facts(lines, text, is_label):
    first, *_ = lines(text, "page.txt")
    assert (first.label is not None) is is_label


@pytest.mark.parametrize(
    ("items", "labelled"),
    [
        ("Tablets\n- Internet (maps)\n- Viber\n- E-mails", []),
        ("Location\n- Petra\n- Budget\n- 4.000 €", ["Location", "Budget"]),
        ("Title: The mill\n- Description\n- A mill", ["Title: The mill", "Description"]),
        ("Location\n- Budget", ["Location", "Budget"]),
        ("Stones\n- Budget\n", []),
    ],
    ids=["entries", "values below", "a form", "nothing else", "the last of two"],
)
def test_an_entry_of_a_list_is_a_label_only_where_values_stand_below(lines, items, labelled):
    found = lines(f"The mill\n\n- {items}\n", "page.txt")
    assert [line.text.lstrip("-• ") for line in found if line.label] == labelled


def test_a_short_label_of_a_text_between_blank_lines_is_one_and_right_above_words_none(lines):
    apart, *_ = lines("Cost\n\nAbout 300 for oil.\n", "page.txt")
    assert apart.label.field.name == "resources"
    close, *_ = lines("Cost\nAbout 300 for oil.\n", "page.txt")
    assert close.label is None
    below = lines("The mill\nCost\n\nAbout 300 for oil.\n", "page.txt")[1]
    assert below.label is None
    last = lines("The mill\n\nCost\n", "page.txt")[1]
    assert last.label is None


def test_a_short_label_in_bold_in_a_heading_or_with_a_colon_is_one(lines):
    assert [line.label is not None for line in lines("<p><b>Από</b></p><h3>Από</h3><p>Από:</p>")] == [True, True, True]


def test_a_fact_more_than_four_lines_above_does_not_make_a_short_label_one(lines):
    for between, is_one in ((3, True), (4, False)):
        text = "Φορέας\n" + "".join(f"Λόγια {at}\n" for at in range(between)) + "Από\n2019\n"
        found = lines(text, "page.txt")
        assert (found[between + 1].label is not None) is is_one


def test_an_item_with_a_label_and_its_value_in_it_is_no_entry(fields):
    rows = [("Αξία", "38.750 €"), ("Τοποθεσία", "Κρήτη, Ελλάδα"), ("Πότε", "2019 - 2021"), ("Άλλα", "Σφυριά")]
    items = "".join(f"<li><div class='b'>{name}</div><span>{value}</span></li>" for name, value in rows)
    page = f"<h1>Ο μύλος</h1><h2>Περιγραφή</h2><p>Ένας μύλος αλέθει πάλι.</p><div class='card'><ul>{items}</ul></div>"
    found = fields(page)
    assert found["location"]["country"] == "GR"
    assert found["start_date"] == "2019"


def test_a_very_short_label_is_one_before_another_too(fields):
    rows = [("Chi", "Associazione Pietra"), ("Dove", "Liguria, Italia"), ("Quando", "2016 - 2020")]
    facts = "".join(f"<div><p>{name}</p><p>{value}</p></div>" for name, value in rows)
    made = fields(f"<h1>Muri a secco</h1>{facts}<p>Nove muratori insegnano a posare le pietre senza cemento.</p>")
    assert made["location"]["country"] == "IT"


def test_the_last_of_a_list_of_facts_may_have_its_value_behind_the_list(fields):
    page = "Choir for newcomers\n\n  • {}\n\n  • Contact\n\n    Eleni Dummy\n\nDescription\n\nWe sing, all of us.\n"
    assert fields(page.format("Size of town: 4,000"), "page.txt")["contact"] == {"name": "Eleni Dummy"}
    assert "contact" not in fields(page.format("About us"), "page.txt")


@pytest.mark.parametrize(("target", "is_label"), [("/results", False), ("#results", True)])
def test_an_entry_of_a_menu_is_no_label_and_a_tab_is_one(lines, target, is_label):
    line, _ = lines(f'<body><p><a href="{target}">Results</a></p><p>Nine villages read.</p></body>')
    assert (line.label is not None) is is_label


@pytest.mark.parametrize(
    ("heading", "is_label"),
    [
        ('<a href="/l"><h3>How to apply: tips for newcomers</h3></a>', False),
        ('<h3><a href="/l">Αποτελέσματα: 900 βιβλία σε έναν χρόνο</a></h3>', False),
        ('<h3><a href="#results">Results: 900 books</a></h3>', True),
        ("<h3>How to apply: by the end of May</h3>", True),
        ('<h3><a href="/mill">Project: The mill</a></h3>', True),
        ('<h3><a href="/results">Results</a></h3>', True),
    ],
    ids=["of a call", "of a section", "into this page", "no link", "a fact", "nothing but the label"],
)
def test_the_headline_of_another_page_is_no_label_whatever_it_opens_with(lines, heading, is_label):
    found = next(
        line for line in lines(f"<h1>The library tram</h1>{heading}<p>A tram lends books.</p>") if line.level > 1
    )
    assert (found.label is not None) is is_label


@pytest.mark.parametrize(("between", "is_label"), [(3, True), (4, False)])
def test_a_short_label_is_one_with_the_label_of_a_fact_within_four_lines(lines, between, is_label):
    words = "\n".join(["of the mill"] * between)
    below = lines(f"Cost\n{words}\nInstitution\nTown of Petra\n", "page.txt")
    above = lines(f"Institution\n{words}\nCost\nof the mill\n", "page.txt")
    for line in (below[0], above[between + 1]):
        assert line.text == "Cost"
        assert (line.label is not None) is is_label


@pytest.mark.parametrize(
    ("text", "is_label"),
    [
        ("Cost\nof the mill\n", False),
        ("Costs\nof the mill\n", True),
        ("Cost\nof the mill\nResults\nFlour.\n", False),
        ("Cost\nof the mill\nOwner: Town of Petra\n", False),
        ("Από\n\n2019\n", False),
    ],
)
def test_a_label_of_four_letters_alone_in_plain_text_is_none(lines, text, is_label):
    first, *_ = lines(text, "page.txt")
    assert (first.label is not None) is is_label


@pytest.mark.parametrize(
    ("entries", "labelled"),
    [
        ("<li>Budget</li><li>Two stones</li><li>One cat</li>", []),
        ("<li>Budget</li><li>9 €</li>", ["Budget"]),
        ("<li>9 €</li><li>Budget</li>", []),
        ("<li>Staff</li><li>Budget</li>", ["Staff", "Budget"]),
        ("<li><b>Budget</b></li><li>Two stones</li><li>One cat</li>", ["Budget"]),
        ("<li>Budget: 9 €</li><li>Staff</li><li>One cat</li>", ["Budget: 9 €", "Staff"]),
        ("<li>Budget<p>9 €</p></li><li>Two stones</li><li>One cat</li>", ["Budget"]),
    ],
)
def test_an_entry_is_a_label_where_all_are_or_one_has_its_value_beside_it(lines, entries, labelled):
    found = lines(f"<h1>The mill</h1><ul>{entries}</ul>")
    assert [line.text for line in found if line.label] == labelled


ASK = "Ρωτήστε τον μυλωνά, που ξέρει πότε τρέχει το νερό, ποιος έχει σειρά και πόσο σιτάρι χωράει η πέτρα"


@pytest.mark.parametrize(
    ("below", "is_label"),
    [
        (
            f"<p>{ASK}, και φέρτε δικό σας σακί, γιατί ο μύλος δεν έχει άλλα από αυτά που κρέμονται στην πόρτα.</p>",
            False,
        ),
        (f"<p>{ASK}, και φέρτε δικό σας σακί, γιατί άλλα δεν έχει ο μύλος.</p><p>mylos@petra.example.gr</p>", True),
        (f"<p>{ASK}, και φέρτε δικό σας σακί, γιατί άλλα δεν έχει ο μύλος.</p><p>Τηλ. 26510 12345</p>", True),
        (f"<p>{ASK}.</p>", True),
    ],
    ids=["a paragraph", "and an address", "and a number", "a sentence"],
)
def test_a_label_of_contacts_over_a_paragraph_that_leads_to_nobody_is_none(lines, below, is_label):
    found = lines(f"<h1>Ο μύλος</h1><h2>Πληροφορίες</h2>{below}<h2>Αποτελέσματα</h2><p>Αλεύρι.</p>")
    (heading,) = (line for line in found if line.text == "Πληροφορίες")
    assert (heading.label is not None) is is_label


def test_a_way_to_edit_a_paragraph_is_no_part_of_what_stands_below_its_label(lines):
    text = f"{ASK}, και φέρτε δικό σας σακί, γιατί ο μύλος δεν έχει άλλα από αυτά που κρέμονται στην πόρτα."
    page = f"<h1>Ο μύλος</h1><h2>Πληροφορίες</h2><p>{{}}</p><p>{text}</p>"
    for above, is_label in (("Εκτύπωση", False), ("Ο μυλωνάς", True)):
        (heading,) = (line for line in lines(page.format(above)) if line.text == "Πληροφορίες")
        assert (heading.label is not None) is is_label


def test_a_link_to_more_is_no_label_wherever_it_leads(lines):
    line, _ = lines('<body><p><a href="#more">Learn more</a></p><p>Nine villages read.</p></body>')
    assert line.label is None


@pytest.mark.parametrize(("letters", "is_label"), [(160, True), (161, False)])
def test_a_label_of_contacts_is_none_over_a_paragraph(lines, letters, is_label):
    text = ("The mill grinds again. " * 9)[: letters - 1] + "."
    label, *_ = lines(f"<h2>Contact</h2><p>{text}</p><p>The oven bakes.</p>")
    assert (label.label is not None) is is_label
