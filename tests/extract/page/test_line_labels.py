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
