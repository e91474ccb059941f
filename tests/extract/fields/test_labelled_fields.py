"""The fields that labels tell."""

import pytest

from pipeline.extract.fields.labelled import labelled
from pipeline.extract.fields.labelled_fields import labelled_fields
from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.part import PracticePart
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped
from pipeline.values.readers import readers

READ = readers(shipped())


@pytest.fixture
def told(lines):
    """The fields that the labels of a page tell."""

    def made(page):
        found = lines(page)
        sides = sides_of(found)
        outliner = Outliner(Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum), sides)
        for line in found:
            outliner.take(line)
        outliner.close()
        part = PracticePart(found, sides)
        return labelled_fields(outliner.sections, labelled(outliner.sections, part, READ, shipped()), part, READ)

    return made


LONG = "Flour of nine villages in one year and of more in two or three"


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("<p>A mill.</p>", set()),
        ("<h2>Results</h2>", set()),
        ("<h2>Results</h2><p>Nine tonnes.</p>", {"evidence"}),
        ("<h2>Results</h2><p>Nine tonnes</p><p>They grind.</p>", {"evidence"}),
        ("<h2>Results</h2><p>Nine tonnes</p>", set()),
        (f"<h2>Results</h2><p>{LONG[:60]}</p>", {"evidence"}),
        (f"<h2>Results</h2><p>{LONG[:59]}</p>", set()),
        ("<h2>Results</h2><ul><li>less, waste</li></ul>", {"evidence"}),
        ("<h2>Results</h2><ul><li>waste</li></ul>", set()),
        ("<h2>Results</h2><ul><li>waste 9</li></ul>", set()),
        ("<h2>Results</h2><p><a href='/r'>Nine tonnes.</a></p>", set()),
        ("<h2>Period</h2><p>May 2018</p>", {"period"}),
        ("<h2>Period</h2><p>when the brook rose</p>", set()),
        ("<h2>Budget</h2><p>4.000 €</p>", {"amounts"}),
        ("<h2>Budget</h2><p>4.000 €</p><p>A cat.</p>", {"resources"}),
        ("<h2>Results</h2><p>4.000 €</p>", {"evidence"}),
        ("<h2>How does it work?</h2><p>They grind.</p>", set()),
        ("<h2>What can others learn?</h2><p>They grind.</p>", {"transfer"}),
        (
            "<h2>How does it work?</h2><p>They grind.</p><h2>Results</h2><p>Nine tonnes.</p>",
            {"description", "evidence"},
        ),
        ("<h2>Πώς λειτουργεί;</h2><p>Αλέθουν και πάλι στον μύλο.</p>", set()),
        ("<h2>Πώς λειτουργεί</h2><p>Αλέθουν και πάλι στον μύλο.</p>", {"description"}),
        ("<p>Funding programme: 10:00 Welcome</p>", set()),
        ("<p>Funding programme: LEADER</p>", {"funder"}),
    ],
)
def test_a_label_tells_its_field_where_the_words_below_say_what_it_says(told, page, fields):
    assert told(page) == fields
