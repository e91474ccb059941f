"""What pages do to an extractor. Each page is invented; the mistake that it shows is one that real pages make."""

import json

from pipeline.model import Fate, IssueCode, Kind

FRAME = """/

ΚΑΛΗ ΠΡΑΚΤΙΚΗ
The honey route: a trail of beekeepers : from the sea to the pass

ΥΠΟΘΕΣΗ ΜΑΣ

Η ομάδα μας συναντά κάθε εξάμηνο τους φορείς της περιφέρειας και γράφει όσα μαθαίνει.

ΔΙΑΒΟΥΛΕΥΣΕΙΣ

ΣΥΜΜΕΤΟΧΙΚΕΣ ΕΚΔΗΛΩΣΕΙΣ

Twelve beekeepers open their gates to walkers between May and September.

\u00a0

The trail was drawn by the beekeepers themselves. Each of them guards one stretch of it.
A stamp at every gate proves that the walker was there.

Resources needed

*Signs and stamps in 2014-2015: €12,500
*Two guides

Evidence of success

More than 3,000 walkers in 2 years.

Main institution
Union of Beekeepers
Location
Galicia, Spain (España)
Start Date
January 2014
End Date
Ongoing

ΤΙ ΕΙΝΑΙ;

Το έργο HONEYWAYS4 ενώνει μελισσοκόμους.

hashtags:

#HONEYWAYS4

#Meli #Interreg_Test

Back to Top
Show Buttons
"""


def test_a_title_that_is_not_in_the_text_comes_from_the_address(fields):
    page = "Summary of a kind.\n\nThe description is here.\n\nResources needed\n\nA van."
    assert fields(page, "page.txt", url="https://x.example.eu/item/4495/a-van-of-books/")["title"] == "A van of books"


def test_a_title_before_a_missing_kicker_is_the_first_line(fields):
    page = "A van of books\n\nThe van calls at nine villages.\n\nResources needed\n\nA van."
    assert fields(page, "page.txt")["title"] == "A van of books"


def test_a_colon_inside_the_title_is_no_label(fields):
    assert fields(FRAME, "page.txt")["title"] == "The honey route: a trail of beekeepers : from the sea to the pass"


def test_the_fixed_paragraph_of_a_site_is_context_and_nothing_else(fields):
    found = fields(FRAME, "page.txt")
    assert found["context"].startswith("ΥΠΟΘΕΣΗ ΜΑΣ\n\nΗ ομάδα μας")
    assert found["summary"] == "Twelve beekeepers open their gates to walkers between May and September."
    assert found["description"] == (
        "The trail was drawn by the beekeepers themselves. Each of them guards one stretch of it.\n\n"
        "A stamp at every gate proves that the walker was there."
    )


def test_the_same_template_without_a_practice_is_set_aside(record):
    page = FRAME[: FRAME.index("Twelve")].replace("ΚΑΛΗ ΠΡΑΚΤΙΚΗ", "ΔΗΜΟΣΙΑ ΔΙΑΒΟΥΛΕΥΣΗ")
    made = record(page + "1. Τι λείπει από τον τόπο σας;\n2. Ποιος θα βοηθήσει;\n", "page.txt")
    assert made.kind is Kind.OTHER
    assert made.issues[0].code is IssueCode.NOT_A_PRACTICE
    assert "ΔΗΜΟΣΙΑ ΔΙΑΒΟΥΛΕΥΣΗ" in made.issues[0].message


def test_menu_headings_open_no_section(record):
    asides = {aside.text: aside.fate for aside in record(FRAME, "page.txt").asides}
    assert asides["ΔΙΑΒΟΥΛΕΥΣΕΙΣ"] is Fate.BOILERPLATE
    assert asides["Back to Top"] is Fate.BOILERPLATE


def test_a_label_on_the_line_of_its_value_is_cut_off(fields):
    page = "Short summary of the practice Pupils mend bicycles.\nThey do it at noon.\n\nResources needed\n\nOil."
    found = fields(page, "page.txt")
    assert (found["summary"], found["description"]) == ("Pupils mend bicycles.", "They do it at noon.")


def test_a_paragraph_printed_twice_is_taken_once(record):
    twice = "<p>The same paragraph stands here twice, as the site prints it again.</p>"
    made = record(f"<h1>T</h1><h2>About this good practice</h2>{twice}{twice}<h2>Resources needed</h2><p>a</p>")
    assert made.of("description")[0].text.count("same paragraph") == 1
    assert IssueCode.REPEATED_TEXT in {issue.code for issue in made.issues}


def test_empty_sections_and_dates_are_issues_and_no_fields(record):
    made = record(
        "<h1>T</h1><p><b>Start date:</b> </p><p><b>End date:</b> </p><p><b>Location:</b> Crete</p>"
        "<h2>Expert opinion</h2><h2>Results</h2><p>good</p>"
    )
    assert not made.of("start_date")
    assert [issue.message for issue in made.issues if issue.code is IssueCode.EMPTY_SECTION] == [
        "nothing follows the label of start_date",
        "nothing follows the label of end_date",
        "nothing follows the label of opinion",
    ]


def test_an_absent_section_leaves_its_neighbours_alone(fields):
    found = fields("<h1>T</h1><h4>Evidence of success</h4><p>a</p><h4>Potential for learning or transfer</h4><p>b</p>")
    assert (found["evidence"], found["transfer"], "difficulties" in found) == ("a", "b", False)


def test_two_separators_on_one_page_are_both_read(fields):
    page = "<h1>T</h1><h4>Resources needed</h4><p>€118,400 for pipes; 60.000 EUR of it a grant; training: 7,500.</p>"
    assert [(one["amount"], one["currency"]) for one in fields(page)["amounts"]] == [
        ("118400", "EUR"),
        ("60000", "EUR"),
        ("7500", None),
    ]


def test_the_date_of_the_crawl_is_not_that_of_the_article(fields):
    page = "Δευτέρα, 22 Μαρτίου 2021\nΡοή ενημέρωσης:\n\nΤετάρτη, 17 Μάιος 2017 09:27\nΚήποι σε ταράτσες\n\n"
    page += "ΠΕΡΙΓΡΑΦΗ\n\nΟι ταράτσες πρασίνισαν.\n\nΔΥΣΚΟΛΙΕΣ\n\nΟ αέρας."
    assert fields(page, "page.txt")["published"] == "2017-05-17"


def test_programme_years_are_neither_dates_nor_money(fields):
    found = fields(FRAME, "page.txt")
    assert (found["start_date"], found["end_date"]) == ("2014-01", "..")
    assert found["amounts"] == {"amount": "12500", "currency": "EUR"}


def test_several_practices_on_a_page_are_several_records(records):
    page = "Project good practices\n\nBees on the roof\nSummary: Hives on the town hall.\nLocation: Crete, Greece\n\n"
    page += "The lending umbrella\nSummary: Umbrellas at every stop.\nLocation: Galicia, Spain (España)\n\n"
    page += "Summary: Shade by the hour.\nLocation: Centro (PT), Portugal\n"
    made = records(page, "page.txt")
    assert [one.id for one in made] == ["page#1", "page#2", "page#3"]
    assert [one.of("title")[0].text if one.of("title") else "" for one in made] == [
        "Bees on the roof",
        "The lending umbrella",
        "",
    ]
    assert [one.of("location")[0].value.country for one in made] == ["GR", "ES", "PT"]


def test_a_greek_region_without_its_accent_is_known_on_an_english_page(fields):
    page = "<h1>T</h1><h4>Results</h4><p>a</p><p><b>Location:</b> Δυτικη Μακεδονια, Greece (Ελλαδα)</p>"
    assert fields(page)["location"] == {"country": "GR", "region": "Δυτικη Μακεδονια", "nuts": "EL53"}


def test_country_and_region_without_a_label_are_the_place(fields):
    page = "<h1>T</h1><div>Published on 07 March 2023</div><div>Hungary</div><div>Nyugat-Dunántúl</div>"
    page += "<h2>About this good practice</h2><p>Text.</p>"
    found = fields(page)
    assert found["location"] == {"country": "HU", "region": "Nyugat-Dunántúl", "nuts": "HU22"}
    assert found["published"] == "2023-03-07"


def test_labels_that_stand_before_their_values_find_them(fields):
    page = "T\n\nEvidence of success\n\nGood.\n\nMain institution\nLocation\nStart Date\n"
    page += "City Library\nCrete, Greece\nMay 2015"
    found = fields(page, "page.txt")
    assert (found["institution"], found["start_date"]) == ("City Library", "2015-05")
    assert found["location"]["nuts"] == "EL43"


def test_the_help_text_of_a_form_is_no_value(fields):
    page = "<table><tr><td>Brief description (max. 200 words)</td><td>A van.</td></tr>"
    page += "<tr><td>Results</td><td>Nine.</td></tr></table>"
    assert fields(page)["description"] == "A van."


def test_a_masked_address_is_no_contact(fields):
    page = "<h1>T</h1><h4>Results</h4><p>a</p><p><b>Contact:</b> [email&#160;protected]</p>"
    assert "contact" not in fields(page)


def test_the_language_of_a_url_is_not_that_of_the_text(record):
    page = (
        "<html lang=en><h1>Κήποι</h1><h2>Περιγραφή</h2><p>Οι ταράτσες πρασίνισαν.</p><h2>Δυσκολίες</h2><p>Ο αέρας.</p>"
    )
    made = record(page, url="https://x.example.gr/en/kipoi")
    assert {value.lang for value in made.values} == {"el"}


def test_latin_letters_in_greek_labels_do_not_hide_them(fields):
    page = "<h1>Κήποι</h1><h3>AΠΑΙΤΟΥΜΕΝΟΙ ΠΟΡΟΙ</h3><p>Χώμα.</p><h3>TΕΚΜΗΡΙΑ EΠΙΤΥΧΙΑΣ</h3><p>Ντομάτες.</p>"
    assert (fields(page)["resources"], fields(page)["evidence"]) == ("Χώμα.", "Ντομάτες.")


def test_a_letter_o_typed_as_bullet_is_no_word(fields):
    page = "T\n\nResources needed\n\no a van\no two drivers\n\nResults\n\nGood."
    assert fields(page, "page.txt")["resources"] == "- a van\n- two drivers"


def test_a_heading_repeated_in_the_content_is_the_title_once(record):
    made = record("<header><h1>A van</h1></header><main><h1>A van</h1><h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>")
    assert [value.text for value in made.of("title")] == ["A van"]


def test_a_title_cut_short_gives_way_to_the_whole_one(record):
    made = record(
        "<p>A van that brings...</p><h1>A van that brings books</h1><h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>"
    )
    assert made.of("title")[0].text == "A van that brings books"
    assert not made.of("summary")


def test_words_like_those_of_practices_make_no_practice(record):
    page = "<p>Κατηγορία: Τοπικά</p><h1>Η καλή πρακτική παρουσιάστηκε</h1><p>Το κόστος ήταν 80.000 ευρώ.</p>"
    assert record(page).kind is Kind.OTHER


def test_news_about_a_practice_is_no_practice(record):
    page = "<article><h1>Mayor visits good practice</h1><p>Published: 4 March 2019</p>"
    page += "<p>He liked its results.</p></article>"
    made = record(page)
    assert made.kind is Kind.OTHER
    assert made.of("published")[0].value.edtf == "2019-03-04"


def test_a_greek_question_mark_ends_a_label(fields):
    found = fields(FRAME, "page.txt")
    assert found["project_about"] == "Το έργο HONEYWAYS4 ενώνει μελισσοκόμους."
    assert found["project"] == "HONEYWAYS4"
    assert found["hashtags"] == ["#HONEYWAYS4", "#Meli", "#Interreg_Test"]


def test_nothing_of_the_frame_is_unplaced(record):
    made = record(FRAME, "page.txt")
    assert made.kind is Kind.PRACTICE
    assert made.coverage.unplaced == 0


def test_a_dangling_comma_and_a_kappa_for_thousand_do_not_hide_a_sum(fields):
    page = (
        "<h1>T</h1><h4>Resources needed</h4><p>The van took 100.000, € and its fuel €80Κ.</p><h4>Results</h4><p>a</p>"
    )
    assert [one["amount"] for one in fields(page)["amounts"]] == ["100000", "80000"]


def test_an_amount_without_a_currency_is_one_where_costs_are_told_and_nowhere_else(fields):
    page = "<h1>T</h1><h4>Resources needed</h4><p>Financial: 52,000 for the van</p><h4>Results</h4><p>9,000 readers</p>"
    assert fields(page)["amounts"] == {"amount": "52000", "currency": None}


def test_a_name_with_an_at_sign_that_a_site_masked_is_no_address(fields):
    page = "<h1>The <a class='__cf_email__' href='/cdn-cgi/l/email-protection'>[email&#160;protected]</a> van</h1>"
    found = fields(page + "<h2>Results</h2><p>a</p><h2>Costs</h2><p>b</p>")
    assert "contact" not in found
    assert "links" not in found


def test_the_same_practice_under_another_address_and_title_gives_the_same_fields(fields):
    page = "<h1>{}</h1><h2>Description</h2><p>It calls.</p><h2>Results</h2><p>a</p>"
    one = fields(page.format("A van"), url="https://a.example.eu/item/1/a-van")
    other = fields(page.format("The van of books"), url="https://b.example.eu/practices/the-van")
    assert {name: one[name] for name in one if name != "title"} == {
        name: other[name] for name in other if name != "title"
    }


def test_a_whole_document_inside_an_answer_is_read_as_a_page(fields):
    inner = "<html><head><title>x</title></head><body><h2>Περιγραφή</h2><p>Ένα φορτηγάκι.</p><h2>Δυσκολίες</h2><p>Χιόνι"
    post = {"title": {"rendered": "Φορτηγάκι"}, "content": {"rendered": f"{inner}</body></html>"}}
    found = fields(json.dumps(post), "page.json")
    assert (found["title"], found["description"], found["difficulties"]) == ("Φορτηγάκι", "Ένα φορτηγάκι.", "Χιόνι")


def test_an_answer_cut_inside_an_escape_gives_what_it_holds(record):
    post = {"title": {"rendered": "Αχλάδια"}, "content": {"rendered": "<h2>Περιγραφή</h2><p>Ξεραίνονται στον ήλιο."}}
    whole = json.dumps(post)
    made = record(whole[: whole.rindex("\\u") + 3], "page.json")
    assert made.of("description")[0].text == "Ξεραίνονται στον ήλι"
    assert IssueCode.TRUNCATED_SOURCE in {issue.code for issue in made.issues}


def test_a_person_named_in_a_side_module_is_no_contact_of_the_practice(fields):
    side = (
        '<div class="sidebar-right"><h3>Useful numbers</h3><p>Office: 2400 000 210</p><p>Contact: Eva Dummy</p></div>'
    )
    text = "<h2>Description</h2><p>A mill that stood still for thirty years grinds again.</p>"
    assert "contact" not in fields(f"<main><h1>The mill</h1>{text}</main>{side}")


def test_a_side_module_that_is_headed_contact_tells_whom_to_ask(fields):
    side = '<div class="sidebar-right"><h3>Contact</h3><p>Eva Dummy</p><p>eva@example.org</p></div>'
    text = "<h2>Description</h2><p>A mill that stood still for thirty years grinds again.</p>"
    assert fields(f"<main><h1>The mill</h1>{text}</main>{side}")["contact"]["email"] == "eva@example.org"
