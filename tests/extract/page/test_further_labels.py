"""Labels inside a line, and labels that are no words of it."""

import pytest

from pipeline.extract.labels.known import labels
from pipeline.extract.page.further_labels import further_labels, unseen_labels
from pipeline.lexicon import shipped


def found(lines, body, reader):
    (line,) = lines(f"<body>{body}</body>")
    return [
        (start, label.field.name, line.text[label.end :])
        for start, *_, label in reader(line.segment, labels(shipped()))
    ]


def test_labels_stand_behind_bars_or_in_bold(lines):
    assert found(lines, "<p>Start: 2015 | End: 2018</p>", further_labels) == [(11, "end_date", "2018")]
    bold = "<p><b>Country:</b> Ireland <b>Theme:</b> Water</p>"
    assert found(lines, bold, further_labels) == [(17, "theme", "Water")]


def test_labels_of_facts_may_be_elements_of_their_own_beside_their_values(lines):
    page = "<div><span>Start date</span> <span>2015</span> <span>{}</span> <span>2018</span></div>"
    assert found(lines, page.format("End date"), further_labels) == [(16, "end_date", "2018")]
    assert not found(lines, page.format("Results"), further_labels)


def test_an_icon_s_name_is_a_label_where_the_lexicon_knows_it(lines):
    icon = '<p><span><i aria-label="Theme"></i>Water</span> <span><i aria-label="{}"></i>BLUE</span></p>'
    both = [(0, "theme", "Water BLUE"), (6, "project", "BLUE")]
    assert found(lines, icon.format("Project"), unseen_labels) == both
    assert found(lines, icon.format("Project"), further_labels) == both[1:]
    assert found(lines, icon.format("Blue dot"), unseen_labels) == both[:1]


def test_icons_before_their_values_make_facts_of_a_list_and_are_no_pictures(fields):
    page = (
        "<h1>Boats for the lake</h1><p>Every Saturday an old boat becomes a library and goes round the lake.</p><ul>"
        '<li><i title="Budget"></i> 48.500 €</li><li><img src="a.png" alt="Institution"> Town of Petra</li>'
        '<li><span class="sr-only">Start date</span> 2018</li></ul><img src="boat.jpg" alt="A boat">'
    )
    got = fields(page)
    assert (got["amounts"]["amount"], got["institution"], got["start_date"]) == ("48500", "Town of Petra", "2018")
    assert got["images"]["alt"] == "A boat"


@pytest.mark.parametrize(("letters", "count"), [(400, 1), (401, 0)])
def test_further_labels_stand_within_the_first_four_hundred_letters(lines, letters, count):
    first = "Start: May 2014 ".ljust(letters - len(" | "), "x")
    (line,) = lines(f"<p>{first} | End: June 2016</p>")
    assert len(line.more) == count
