"""Which label a line bears."""

import pytest


def told(line):
    return line.label and (line.label.field.name, line.label.how, line.text[line.label.end :])


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<p>Lead partner</p>", ("institution", "alone", "")),
        ("<p>Lead partner: Town of Petra</p>", ("institution", "colon", "Town of Petra")),
        ("<p><b>Lead partner</b> Town of Petra</p>", ("institution", "bold", "Town of Petra")),
        ("<p><em>Lead partner</em> Town of Petra</p>", ("institution", "bold", "Town of Petra")),
        ("<p><em>Owner</em> meetings were held in the town hall every month.</p>", None),
        ("<div><span>Start date</span><span>May 2019</span></div>", ("start_date", "bold", "May 2019")),
        ("<p>Start May 2019</p>", ("start_date", "opening", "May 2019")),
        ("<p>Start with a small group</p>", None),
        ("<h2>Lessons learnt: what went wrong</h2>", ("lessons", "alone", "")),
    ],
)
def test_a_label_is_known_by_its_shape_and_by_what_stands_behind_it(lines, markup, label):
    (line,) = lines(markup)
    assert told(line) == label


def test_labels_between_bars_are_found_on_one_line(lines):
    (line,) = lines("<p>Start: 2015 | End: 2018</p>")
    assert [label.field.name for _, _, label in line.more] == ["end_date"]


FACTS = "{}\n\nLaufzeit: 2019 - 2021\n\nKosten: 58.000 Euro\n\nProjektträger Stadt Petra\n\nOrt Petra\n"


def test_labels_of_one_word_open_short_lines_among_facts_with_blank_lines_between(lines):
    found = lines(FACTS.format("Segel über dem Markt"), "page.txt")
    assert [line.label.field.name for line in found[1:]] == ["period", "resources", "institution", "location"]
    assert found[3].text[found[3].label.end :] == "Stadt Petra"


@pytest.mark.parametrize(
    ("first", "field"),
    [("Organisation der Freude", None), ("Organisation Reigen", None), ("Organisation Stadt Petra", "institution")],
)
def test_above_such_facts_a_title_may_open_with_a_label_unless_an_organisation_stands_behind_it(lines, first, field):
    label = lines(FACTS.format(first), "page.txt")[0].label
    assert (label.field.name if label else None) == field


def test_a_longer_label_before_a_colon_is_not_the_short_one_that_it_opens_with(lines):
    found = lines("Start: 2019\nBudget: 60.000 EUR\nProject Journal: 17-a\nWebsite of the owner\n", "page.txt")
    assert [line.label is not None for line in found] == [True, True, False, False]


@pytest.mark.parametrize(("value", "field"), [("€6,480 for cameras", "resources"), ("are scarce here", None)])
def test_costs_may_stand_behind_a_label_in_colour(lines, value, field):
    (line,) = lines(f'<p><span style="color: #b35">Resources</span> {value}</p>')
    assert (line.label.field.name if line.label else None) == field


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<ul><li>Owner: Town of Petra</li></ul>", ("institution", "colon", "Town of Petra")),
        ("<ul><li>1. Owner: Town of Petra</li></ul>", ("institution", "colon", "Town of Petra")),
        ("<ul><li>Lead partner Town of Petra</li></ul>", ("institution", "opening", "Town of Petra")),
        ("<p><b>Owner</b>: Town of Petra</p>", ("institution", "bold", "Town of Petra")),
        ("<p><b>Own</b>er: Town of Petra</p>", ("institution", "colon", "Town of Petra")),
        ("<p>Owner: <b>Town of Petra</b></p>", ("institution", "colon", "Town of Petra")),
        ("<p><em>Owner</em> the town</p>", None),
        ("<p><em>Owner</em> Town of Petra.</p>", None),
        (f"<p><em>Owner</em> {'T' * 80}</p>", ("institution", "bold", "T" * 80)),
        (f"<p><em>Owner</em> {'T' * 81}</p>", None),
        ("<p><em>Start date</em> May 2019</p>", ("start_date", "bold", "May 2019")),
        ("<p><em>Results</em> Nine mills</p>", None),
        ("<h2>Lessons learnt: one two three four five</h2>", ("lessons", "alone", "")),
        ("<h2>Lessons learnt: one two three four five six</h2>", ("lessons", "colon", "one two three four five six")),
        ("<h2>Lessons learnt: what went wrong.</h2>", ("lessons", "colon", "what went wrong.")),
        ("<h4>Lead partner - Guild of Petra</h4>", ("institution", "colon", "Guild of Petra")),
        ("<h4>Lead partner - twelve others</h4>", None),
        ("<p>Results – Guild of Petra</p>", None),
        ("<h2>Title: The mill</h2>", ("title", "colon", "The mill")),
        ("<h2>Owner: Town of Petra</h2>", ("institution", "colon", "Town of Petra")),
        ("<h2>Lead partner Town of Petra</h2>", None),
        ("<p>Budget 9 000 €</p>", ("resources", "opening", "9 000 €")),
        ("<p>Budget of the town</p>", None),
        ("<p>Owner Town of Petra</p>", None),
        ("<p>Location Crete</p>", ("location", "opening", "Crete")),
    ],
)
def test_the_shape_of_a_line_says_which_label_it_bears(lines, markup, label):
    (line,) = lines(markup)
    assert told(line) == label


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Start: May 2014 - End: June 2016", ["end_date"]),
        ("Start: May 2014, End: June 2016, Owner: Town", ["end_date", "institution"]),
        ("Start: May 2014 - Results: flour", []),
        ("Results: flour - End: June 2016", []),
        ("Start: 2015 • End: 2018 • Owner: Town", ["end_date", "institution"]),
        ("Start: 2015 - June 2016", []),
    ],
)
def test_further_labels_stand_behind_bars_or_among_facts_behind_dashes(lines, text, more):
    (line,) = lines(f"<p>{text}</p>")
    assert [label.field.name for _, _, label in line.more] == more
    assert all(line.text[start:].startswith(label.words) for _, start, label in line.more)


def test_bold_words_inside_a_line_are_further_labels_where_values_stand_behind_them(lines):
    (line,) = lines("<p><b>Country:</b> Ireland <b>Theme:</b> Water</p>")
    assert [(label.field.name, line.text[label.end :]) for _, _, label in line.more] == [("theme", "Water")]
    (bare,) = lines("<p><b>Country:</b> Ireland <b>Theme:</b></p>")
    assert bare.more == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Laufzeit: 2019\nKosten: 58.000 Euro\nOrt Petra\n", "location"),
        ("Laufzeit: 2019\nOrt Petra\n", None),
        ("Laufzeit: 2019\nKosten: 58.000 Euro\nOrt der Freude.\n", None),
        ("Laufzeit: 2019\nKosten: 58.000 Euro\nProjektträger die Stadt\n", None),
        ("Laufzeit: 2019\nKosten: 58.000 Euro\nProjektträger www.petra.example.org\n", "institution"),
    ],
)
def test_a_line_among_two_facts_opens_with_a_label_of_one_word(lines, text, field):
    label = lines(text, "page.txt")[-1].label
    assert (label.field.name if label else None) == field


def test_a_label_in_bold_with_its_colon_is_told_as_bold_and_one_in_plain_letters_not(lines):
    bold, whole, part = lines("<p><b>Owner</b>: Guild</p><p><b>Owner: Guild</b></p><p><b>O</b>wner: Guild</p>")
    assert [line.label.how for line in (bold, whole, part)] == ["bold", "bold", "colon"]


@pytest.mark.parametrize(("letters", "field"), [(160, "institution"), (161, None)])
def test_a_value_among_facts_has_at_most_one_hundred_and_sixty_letters(lines, letters, field):
    text = f"Laufzeit: 2019\nKosten: 58.000 Euro\nProjektträger {'S' * letters}\n"
    label = lines(text, "page.txt")[-1].label
    assert (label.field.name if label else None) == field


def test_a_letter_in_bold_that_opens_a_word_is_no_label(lines):
    for markup, name in (
        ("<b>Κ</b>άθε πρωί ο μύλος αλέθει.", None),
        ("<b>Τι</b> Ένας μύλος για όλους.", "description"),
    ):
        (line,) = lines(f"<p>{markup}</p>")
        assert (line.label and line.label.field.name) == name


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<ul><li>• <b>Owner:</b> Town of Petra</li></ul>", ("institution", "bold", "Town of Petra")),
        ("<ul><li>• <b>Owner</b> Town of Petra</li></ul>", ("institution", "bold", "Town of Petra")),
        ("<ul><li><b>Owner</b> Town of Petra</li></ul>", ("institution", "bold", "Town of Petra")),
        ("<p><b>Own</b>er: Town of Petra</p>", ("institution", "colon", "Town of Petra")),
        ("<p><b>Owner: Town</b> of Petra</p>", ("institution", "bold", "Town of Petra")),
        ("<p><b>R</b>esults</p>", ("evidence", "alone", "")),
        ("<p><em>Location</em> Crete, Greece</p>", ("location", "bold", "Crete, Greece")),
        ("<p><em>Location</em> nowhere at all</p>", None),
        ("<p><em>Start date</em> May 2019</p>", ("start_date", "bold", "May 2019")),
        ("<p><em>Owner</em> Town of Petra</p>", ("institution", "bold", "Town of Petra")),
        ("<p><em>Owner</em> the town of Petra</p>", None),
        ("<p><em>Owner</em> Town of Petra.</p>", None),
        (f"<p><em>Owner</em> {'T' * 80}</p>", ("institution", "bold", "T" * 80)),
        (f"<p><em>Owner</em> {'T' * 81}</p>", None),
        ("<p><em>Budget</em> 9.000 €</p>", ("resources", "bold", "9.000 €")),
        ("<p><em>Budget</em> of our own</p>", None),
        ("<p><em>Results</em> Nine mills</p>", None),
        ("<h2>Results: one two three four five</h2>", ("evidence", "alone", "")),
        ("<h2>Results: one two three four five six</h2>", ("evidence", "colon", "one two three four five six")),
        ("<h2>Results: nine mills.</h2>", ("evidence", "colon", "nine mills.")),
        ("<h2>Owner: Town of Petra</h2>", ("institution", "colon", "Town of Petra")),
        ("<h2>Title: The mill</h2>", ("title", "colon", "The mill")),
    ],
)
def test_what_the_markup_sets_apart_before_a_value_is_a_label(lines, markup, label):
    (line,) = lines(markup)
    found = line.label and (line.label.field.name, line.label.how, line.text[line.label.end :])
    assert found == label


def test_in_markup_a_line_among_facts_opens_with_no_label_of_one_word(lines):
    last = lines("<p>Laufzeit: 2019<br>Kosten: 58.000 Euro<br>Ort Petra</p>")[-1]
    assert (last.text, last.label) == ("Ort Petra", None)
