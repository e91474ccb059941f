"""Boxes beside the text of a practice. Each page is invented."""

import pytest

from pipeline.extract.page.side_boxes import side_facts
from pipeline.lexicon import shipped
from pipeline.model import Fate
from pipeline.values.readers import readers

READ = readers(shipped())
PROSE = (
    "<p>A mill that stood still for thirty years grinds again, two days a week. The bakers of four villages buy its "
    "flour without a middleman.</p><p>The miller has taught two young people how to dress the stones.</p>"
)
OWN = (("Invested sum", "12.400 €"), ("Under way since", "October 2020"), ("Read", "713 times"))
SHAPES = [
    '<div><span class="k">{}</span><span class="v">{}</span></div>',
    '<div class="r"><div>{}</div><div>{}</div></div>',
    "<p><strong>{}:</strong> {}</p>",
    "<ul><li><b>{}</b> {}</li></ul>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<h4>{}</h4><p>{}</p>",
]


def page(rows, shape=SHAPES[0], title="", before=PROSE, after=""):
    box = "".join(shape.format(*row) for row in rows)
    return f"<main><article><h1>The mill of the hill</h1>{before}<aside>{title}{box}</aside>{after}</article></main>"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("before", [PROSE, f"<h2>Description</h2>{PROSE}<h2>Results</h2><p>Nine tonnes of flour.</p>"])
def test_a_box_of_sums_and_periods_tells_of_the_practice_however_it_is_written(record, shape, before):
    made = record(page(OWN, shape, before=before))
    assert [value.text for value in made.of("resources")] == ["12.400 €"]
    assert [value.value.edtf for value in made.of("start_date")] == ["2020-10"]
    assert not any("€" in value.text for name in ("description", "evidence") for value in made.of(name))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "rows",
    [
        (("House", "Municipality of Lofos"), ("Street", "Mill Road 5, Athens, Greece"), ("Doors", "Mon 9:00-14:00")),
        (("House", "Municipality of Lofos"), ("Call her on", "210 1234567"), ("Doors", "Mon 9:00-14:00")),
        (("Come along on", "4 May 2023"), ("Ticket", "5 €"), ("With us", "Municipality of Lofos")),
    ],
)
def test_a_box_about_an_office_its_hours_or_an_event_tells_nothing_of_the_practice(record, shape, rows):
    made = record(page(rows, shape))
    assert not {value.field for value in made.values} & {
        "institution",
        "location",
        "resources",
        "amounts",
        "start_date",
    }


@pytest.mark.parametrize(
    ("rows", "title", "after", "count"),
    [
        (OWN, "", "", 3),
        (OWN, "<h3>In short</h3>", "", 3),
        (OWN[:1], "", "", 0),
        ((*OWN, ("Open", "9:00-14:00")), "", "", 0),
        ((*OWN, ("Open to", "all who come to the mill with a sack of corn, whatever the weather is.")), "", "", 0),
        (OWN, "<p>We bake each day for all who come to us.</p>", "", 0),
        ((OWN[0], ("Last changed", "October 2020")), "", "", 0),
        ((*OWN, ("Published", "4 May 2019")), "", "", 4),
        ((*OWN, ("Come along on", "4 May 2019")), "", "", 0),
        ((OWN[0], ("House", "Municipality of Lofos")), "", "", 2),
        ((OWN[0], ("Spot", "Greece")), "", "", 2),
        ((("Spot", "Greece"), ("House", "Municipality of Lofos")), "", "", 0),
        ((*OWN, ("Spot", "Greece")), "", "<p>Budget: 9.000 €</p>", 3),
        (OWN, "", "<p>Budget: 9.000 €</p>", 0),
        (OWN, "", "<p>Start date: 2019</p>", 0),
    ],
)
def test_a_box_is_the_practices_where_it_has_nothing_but_facts_that_no_label_tells(lines, rows, title, after, count):
    assert len(side_facts(lines(page(rows, title=title, after=after)), READ).lines) == count


@pytest.mark.parametrize("shape", SHAPES)
def test_what_stands_in_the_box_above_is_of_no_concern_to_the_next(record, shape):
    hours = "".join(shape.format(day, "10:00-12:00") for day in ("Monday", "Friday"))
    made = record(page(OWN, shape, before=f"{PROSE}<aside>{hours}</aside>"))
    assert [value.text for value in made.of("resources")] == ["12.400 €"]


@pytest.mark.parametrize("shape", [*SHAPES, "<tr><td>{}</td><td>{}</td></tr>"])
def test_other_elements_with_the_name_of_a_side_bar_are_such_boxes_also_with_a_table(record, shape):
    opening, closing = ("<table>", "</table>") if "<tr>" in shape else ("", "")
    box = page(OWN, shape).replace("<aside>", f'<div class="sidebar">{opening}').replace("</aside>", f"{closing}</div>")
    assert [value.text for value in record(box).of("resources")] == ["12.400 €"]


@pytest.mark.parametrize(
    ("rows", "title", "is_told"),
    [
        ((("Name", "Anna Tsiotra"), ("Phone", "210 1234567")), "<h3>On duty today</h3>", False),
        ((("Contact", "Anna Tsiotra, 210 1234567"),), "", False),
        ((("Name", "Anna Tsiotra"), ("Phone", "210 1234567")), "<h3>Contact</h3>", True),
        ((("Budget", "12.400 €"), ("Contact", "Anna Tsiotra, 210 1234567")), "", True),
    ],
)
@pytest.mark.parametrize("shape", [SHAPES[2], SHAPES[4]])
def test_a_person_in_a_box_of_persons_is_on_duty_there_unless_its_heading_says_so(record, shape, rows, title, is_told):
    assert bool(record(page(rows, shape, title)).of("contact")) is is_told


def test_labels_of_the_lexicon_in_a_box_are_read_as_anywhere(lines):
    found = side_facts(lines(page((*OWN, ("Location", "Greece")))), READ)
    assert (len(found.lines), len(found.run_ins), len(found.terms)) == (4, 3, 0)


def test_what_a_box_tells_under_words_that_nobody_knows_is_unplaced(record):
    asides = record(page(OWN)).asides
    assert {aside.fate for aside in asides if "713" in aside.text} == {Fate.UNPLACED}
