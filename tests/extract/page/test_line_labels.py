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


def test_a_very_short_label_of_a_text_is_one_only_beside_others(lines):
    alone, *_ = lines("Από\n\nΤο χωριό μας έχει δύο βρύσες.\n", "page.txt")
    assert alone.label is None
    _, _, short, _ = lines("Φορέας\nΔήμος Πέτρας\nΑπό\n2019\n", "page.txt")
    assert short.label is not None
    assert short.label.field.name == "start_date"
