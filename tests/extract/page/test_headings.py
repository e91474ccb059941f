"""Headings that no table knows: in plain text, above the labelled texts, and beside the title."""

import pytest

from pipeline.extract.page.headings import (
    apart,
    is_label_like,
    is_prose,
    is_sentence,
    is_tagline,
    plain_headings,
    run_in,
)
from pipeline.model import Fate, IssueCode, Kind

TEXT = """Lamps for the allotments

Description

Gardeners borrow lamps from a shed.

Results

Nobody has lost a lamp in two years.

{}
"""


def asides(record) -> dict[str, tuple[Fate, str]]:
    return {aside.text: (aside.fate, aside.reason) for aside in record.asides}


def test_an_unknown_heading_of_a_plain_text_ends_the_field_before_it(record):
    made = record(
        TEXT.format("Friends of the shed\n\nThe tram company gave us its old batteries.\n\nCosts\n\n300 euros"),
        "page.txt",
    )
    assert made.of("evidence")[0].text == "Nobody has lost a lamp in two years."
    assert [issue.message for issue in made.issues if issue.code is IssueCode.UNKNOWN_LABEL] == [
        "no field has the label “Friends of the shed”"
    ]


def test_a_short_line_without_a_text_behind_it_is_no_heading_of_a_plain_text(fields):
    found = fields(TEXT.format("Main institution\nGarden Club of Vale\nLocation\nCrete, Greece"), "page.txt")
    assert (found["evidence"], found["institution"]) == ("Nobody has lost a lamp in two years.", "Garden Club of Vale")


def test_numbered_questions_of_a_plain_text_are_labels(fields):
    page = "T\n\n1.1 What is the practice?\n\nA shed lends lamps.\n\n1.2 What has been achieved?\n\nLight."
    page += "\n\n1.3 Costs\n\n300 euros"
    found = fields(page, "page.txt")
    assert (found["description"], found["evidence"], found["resources"]) == (
        "A shed lends lamps.",
        "Light.",
        "300 euros",
    )


def test_a_short_label_between_blank_lines_is_one(fields):
    assert fields(TEXT.format("Cost\n\nAbout €300."), "page.txt")["resources"] == "About €300."


def test_a_value_above_its_label_belongs_to_it(fields):
    page = "GOOD PRACTICE\n\nLamps on loan\n\nSlovenia\nCountry\n\nVrh pri Vzorcu\nCity"
    page += "\n\nSummary\n\nA shed.\n\nResults\n\nLight."
    assert fields(page, "page.txt")["location"] == {"country": "SI", "region": "Vrh pri Vzorcu"}


def test_a_heading_right_below_the_title_opens_no_summary(record):
    page = "<h1>Lamps on loan</h1><h2>A practice from the hills</h2><p>Lamps are lent from a shed.</p>"
    made = record(page + "<h3>Description</h3><p>The shed has a key.</p><h3>Results</h3><p>Light.</p>")
    assert made.of("summary")[0].text == "Lamps are lent from a shed."
    assert asides(made)["A practice from the hills"][0] is Fate.UNPLACED


def test_text_under_an_unknown_heading_is_the_description_where_no_label_tells_it(fields):
    page = "<h1>Lamps on loan</h1><p>Light for all.</p><h2>By night</h2><p>Lamps are lent.</p><h2>Results</h2><p>a</p>"
    assert "Lamps are lent." in fields(page)["description"]


def test_short_lines_above_the_title_are_the_sites(record):
    page = (
        "Garden Portal\n\nΚαλή πρακτική\n\nLamps on loan\n\nLamps are lent.\n\nThe shed has a key.\n\nResults\n\nLight."
    )
    made = record(page, "page.txt")
    assert made.of("summary")[0].text == "Lamps are lent."
    assert asides(made)["Garden Portal"] == (Fate.BOILERPLATE, "above the title")


def test_the_rest_of_a_heading_behind_its_colon_is_no_text(fields):
    page = "<h1>T</h1><h2>Description</h2><p>A shed.</p><h2>Difficulties: what went wrong</h2><p>Moths.</p>"
    assert fields(page)["difficulties"] == "Moths."


def test_the_switch_of_a_panel_is_the_heading_over_it(fields):
    panel = "<div class=panel><button data-toggle=collapse>{}</button><div class=collapse><p>{}</p></div></div>"
    page = "<h1>T</h1>" + "".join(
        panel.format(*pair)
        for pair in (("The idea", "A shed."), ("Measurable benefits", "Light."), ("Costs", "300 euros"))
    )
    found = fields(page)
    assert (found["description"], found["evidence"], found["resources"]) == ("A shed.", "Light.", "300 euros")


def test_an_edit_link_in_a_heading_does_not_part_it_from_its_text(fields):
    edit = '<span class=mw-editsection>[<a href="/e">edit</a>]</span>'
    page = f"<h1>T</h1><h2>Description{edit}</h2><p>A shed.</p><h2>Costs{edit}</h2><p>300 euros</p>"
    assert fields(page)["resources"] == "300 euros"


def test_a_bold_line_is_the_title_of_a_page_without_headings(fields):
    page = "<title>Club of Vale - Good practices</title><p><b>LAMPS ON LOAN</b></p><p><b>Description</b><br>A shed.</p>"
    assert fields(page + "<p><b>Results</b><br>Light.</p>")["title"] == "LAMPS ON LOAN"


def test_a_heading_that_begins_like_the_head_of_the_page_is_the_title_in_full(fields):
    page = '<title>Lamps on loan - Garden Portal</title><ul class="breadcrumb"><li>Lamps on loan</li></ul><h2>View</h2>'
    page += "<h3>Lamps on loan: light from a shed</h3><h4>Description</h4><p>A shed.</p><h4>Costs</h4><p>300 euros</p>"
    assert fields(page)["title"] == "Lamps on loan: light from a shed"


def test_the_date_over_an_entry_is_no_title(fields):
    page = "<h2>Sunday, 12 May 2019</h2><h3>Lamps on loan</h3><p><b>Description</b><br>A shed.</p>"
    found = fields(page + "<p><b>Costs</b><br>5 €</p>")
    assert (found["title"], found["published"]) == ("Lamps on loan", "2019-05-12")


def test_a_number_behind_a_kicker_does_not_hide_it(fields):
    assert (
        fields("GP 11\n\nLamps on loan\n\nA shed.\n\nResults\n\nLight.\n\nCosts\n\n5 €", "page.txt")["title"]
        == "Lamps on loan"
    )


def test_the_title_of_the_second_language_may_be_a_line_below_the_heading(fields):
    page = "<h1>Ένα μουσείο σε βαλίτσα</h1><p>A museum in a suitcase</p><h2>Περιγραφή / Description</h2>"
    page += (
        "<p>Μια βαλίτσα ταξιδεύει στα σχολεία του νησιού.</p><p>A suitcase travels to the schools of the island.</p>"
    )
    assert fields(page + "<h2>Κόστος / Costs</h2><p>300 €</p>")["title"] == [
        "Ένα μουσείο σε βαλίτσα",
        "A museum in a suitcase",
    ]


def test_a_call_for_practices_is_none(record):
    page = "<h1>Πρόσκληση υποβολής καλών πρακτικών</h1><p>Ο Δήμος καλεί φορείς.</p><ul>"
    page += "<li><b>Απαιτούμενοι πόροι:</b> κόστος</li>"
    made = record(page + "<li><b>Αποτελέσματα:</b> μετρήσιμα</li></ul><h3>Προθεσμία</h3><p>30 Ιουνίου</p>")
    assert made.kind is Kind.OTHER


def test_a_table_of_practices_on_other_pages_is_none(record):
    rows = "".join(f"<tr><td><a href=/{n}>Practice {n}</a></td><td>Crete</td><td>201{n}</td></tr>" for n in range(5))
    head = "<tr><th>Title</th><th>Region</th><th>Start</th></tr>"
    page = f"<h1>Database of good practices</h1><p>Choose one.</p><table>{head}{rows}</table>"
    assert record(page).kind is Kind.OTHER


def test_a_kicker_that_opens_the_title_is_no_part_of_it(fields):
    page = "<h2>Good practice: Lamps on loan</h2><p>Lamps are lent.</p><h3>Results</h3><p>Light.</p>"
    assert fields(page)["title"] == "Lamps on loan"


def test_the_title_of_a_copied_text_stands_below_the_path_to_the_page(fields):
    page = (
        "Garden Portal | Practices\nHome > Practices > 12\n\nLamps on loan\n\nSummary\n\nA shed.\n\nResults\n\nLight.\n"
    )
    assert fields(page, "page.txt")["title"] == "Lamps on loan"


def test_a_description_may_stand_under_several_labels(fields):
    page = (
        "T\n\nThe problem\n\nIt was dark.\n\nWhat we did\n\nWe lent lamps.\n\nResults\n\nLight.\n\nCosts\n\n300 euros"
    )
    assert fields(page, "page.txt")["description"] == "It was dark.\n\nWe lent lamps."


def test_the_lines_of_an_address_belong_to_the_contact(fields):
    page = "<h1>T</h1><h2>Results</h2><p>Light.</p><h2>Contact</h2><address>Ivana Lampić<br>Zavod za svjetlo<br>"
    found = fields(page + "Obala bb<br>Tel. +385 22 000 111<br>ivana@lamp.example.hr</address>")
    assert (found["contact"]["phone"], found["contact"]["email"]) == ("+385 22 000 111", "ivana@lamp.example.hr")


def test_two_named_spans_in_a_block_are_a_label_and_its_value(fields):
    pair = '<div><span class="k">{}</span><span class="v">{}</span></div>'
    facts = pair.format("City", "Vigo") + pair.format("Country", "Spain") + pair.format("Owner", "Lamp Club")
    found = fields(f"<h1>T</h1><h2>Results</h2><p>Light.</p><section>{facts}</section>")
    assert (found["institution"], found["location"]) == ("Lamp Club", {"country": "ES", "region": "Vigo"})


def test_entries_of_a_list_that_are_labels_elsewhere_stay_entries(fields):
    page = "<h1>T</h1><h2>Results</h2><p>Light.</p><h2>Resources needed</h2><ul><li>Staff</li><li>Budget</li></ul>"
    assert fields(page)["resources"] == "- Staff\n- Budget"


@pytest.mark.parametrize(
    ("words", "is_like"),
    [
        ("Meeting point", True),
        ("1.2 Meeting point", True),
        ("meeting point", False),
        ("9 mills", False),
        ("", False),
        ("A b c d e f g h", True),
        ("A b c d e f g h i", False),
        ("M" + "e" * 59, True),
        ("M" + "e" * 60, False),
    ],
)
def test_words_like_a_label_are_few_and_open_with_a_capital(words, is_like):
    assert is_label_like(words) is is_like


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The mill grinds again for nine villages now.", True),
        ("The mill grinds again for nine villages.", False),
        ("The mill grinds again for nine villages now", False),
        ("“The mill grinds again for nine villages now.”", True),
        ("The mill grinds again for nine villages now:", True),
        ("The mill grinds again for nine villages now.12", True),
        ("x" * 160, True),
        ("x" * 159, False),
    ],
)
def test_a_sentence_has_many_words_and_a_stop_or_is_long(text, is_one):
    assert is_sentence(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_so"), [("It grinds.", True), ("It grinds", False), ("x" * 81, True), ("x" * 80, False)]
)
def test_prose_closes_a_sentence_or_is_long(text, is_so):
    assert is_prose(text) is is_so


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>Meeting point: the well</p>", ("Meeting point", " the well")),
        ("<p>One two three four: the well</p>", ("One two three four", " the well")),
        ("<p>One two three four five: the well</p>", ("", "")),
        ("<p>Well, so: the well</p>", ("", "")),
        ("<p>Stage 2: the well</p>", ("", "")),
        ("<p>Stage 2b: the well</p>", ("Stage 2b", " the well")),
        ("<p>At 12:30 we met</p>", ("", "")),
        ("<p>See http://mill.example.org</p>", ("", "")),
        ("<ul><li>Meeting point: the well</li></ul>", ("", "")),
        ("<ul><li><b>Meeting point</b>: the well</li></ul>", ("Meeting point", " the well")),
        ("<p>: the well</p>", ("", "")),
        (f"<p>{'M' * 59}: the well</p>", ("M" * 59, " the well")),
        (f"<p>{'M' * 60}: the well</p>", ("", "")),
        ("<div><span>Meeting point</span><span>the well</span></div>", ("Meeting point", " the well")),
    ],
)
def test_what_stands_before_a_colon_may_be_a_label(lines, markup, found):
    (line,) = lines(markup)
    assert run_in(line) == found


PLAIN = "Description\n\nA shed lends lamps.\n\n{}\n\nResults\n\nNobody has lost a lamp.\n"


@pytest.mark.parametrize(
    ("between", "headings"),
    [
        ("Friends of the shed\n\nThe tram company gave us its batteries.", ["Friends of the shed"]),
        ("Friends of the shed\n\nThe tram company", []),
        ("Friends of the shed\nThe tram company gave us its batteries.", []),
        ("friends of the shed\n\nThe tram company gave us its batteries.", []),
        ("Friends of the shed!\n\nThe tram company gave us its batteries.", []),
        ("Friends | shed\n\nThe tram company gave us its batteries.", []),
        ("Friends of the shed\n\n- one lamp\n- two lamps", ["Friends of the shed"]),
        ("It is dry.\nFriends of the shed\n\nThe tram company gave us its batteries.", []),
    ],
)
def test_a_heading_of_a_plain_text_stands_as_its_labels_do(lines, between, headings):
    found = lines(PLAIN.format(between), "page.txt")
    assert [found[number].text for number in plain_headings(found, frozenset())] == headings


def test_a_line_that_is_taken_already_is_no_heading(lines):
    found = lines(PLAIN.format("Friends of the shed\n\nThe tram company gave us its batteries."), "page.txt")
    assert plain_headings(found, frozenset(range(len(found)))) == frozenset()


@pytest.mark.parametrize(
    ("before", "count"), [("The tram company gave us its batteries.", 1), ("The tram company gave us its batteries", 0)]
)
def test_without_blank_lines_a_heading_stands_behind_the_end_of_a_sentence(lines, before, count):
    page = f"Description\n{before}\nFriends of the shed\nThey bring cake.\nResults\nNobody has lost a lamp.\n"
    assert len(plain_headings(lines(page, "page.txt"), frozenset())) == count


def test_one_label_alone_shows_nothing_of_how_labels_stand(lines):
    page = "Description\n\nA shed lends lamps.\n\nFriends of the shed\n\nThe tram company gave us its batteries.\n"
    assert not plain_headings(lines(page, "page.txt"), frozenset())


def test_one_label_with_a_colon_shows_how_others_with_one_stand(lines):
    page = "Description :\n\nA shed lends lamps.\n\n{}\n\nThe tram company gave us its batteries.\n"
    for words, count in (("Friends of the shed :", 1), ("Friends of the shed", 0)):
        assert len(plain_headings(lines(page.format(words), "page.txt"), frozenset())) == count


SHED = "A shed lends lamps to whoever has a bed in the allotments, and asks for nothing but to bring them back in time."


@pytest.mark.parametrize(
    ("heading", "is_result"), [("What the lamps have achieved", True), ("Friends of the shed", False)]
)
def test_in_a_text_without_labels_only_words_near_to_one_of_a_later_part_end_the_description(
    fields, heading, is_result
):
    end = "Nobody has lost a lamp in two years."
    found = fields(f"Lamps for the allotments\n\n{SHED}\n\n{SHED[:-1]}, or later.\n\n{heading}\n\n{end}\n", "page.txt")
    assert (found.get("evidence") == end) is is_result
    assert (end in found["description"]) is not is_result


def test_a_heading_may_be_a_longer_tagline_than_a_paragraph(lines):
    words = "Ladders, tents and a cement mixer that a whole parish owns together and nobody has to store at home"
    assert is_tagline(lines(f"<h3>{words}</h3>")[0])
    assert not is_tagline(lines(f"<p>{words}</p>")[0])


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p><b>Could it travel?</b>: Any stream will do.</p>", ("Could it travel?", "Any stream will do.")),
        ("<p><b>Could it travel?</b> – Any stream will do.</p>", ("Could it travel?", "Any stream will do.")),
        ("<p><b>Could it travel?</b> Any stream will do.</p>", ("Could it travel?", "Any stream will do.")),
        ("<p>Could it travel?: Any stream will do.</p>", ("", "")),
    ],
)
def test_a_sign_between_words_set_apart_and_their_text_belongs_to_neither(lines, markup, found):
    (line,) = lines(markup)
    assert apart(line) == found
