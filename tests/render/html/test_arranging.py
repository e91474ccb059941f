from __future__ import annotations

import pytest

from pipeline.model import Figure, Pair, Part, Section, Table, Text
from pipeline.render.html.arranging import arranged
from pipeline.render.passages import passage


def text(letters: int, lang: str = "en") -> Text:
    return Text(passage("a" * letters, lang))


PICTURE = Figure("a.jpg", passage("A mill", "en"), (passage("The mill in spring, seen from the bridge.", "en"),))


def section(*parts: Part) -> Section:
    return Section((passage("Resources", "en"),), (), parts)


def table(rows: int) -> Table:
    row = (passage("Nails", "en"), passage("€2", "en"))
    return Table(row, (row,) * rows)


@pytest.mark.parametrize(
    ("parts", "form", "beside"),
    [
        ([text(100), text(100)], "single brief", 2),
        ([text(310), text(500)], "single brief", 1),
        ([text(400), text(500)], "single", 1),
        ([text(800), text(500)], "single", 1),
        ([text(60), text(150), text(900)], "single brief", 2),
        ([text(2000), text(100)], "single", 1),
        ([text(100), table(6), text(100)], "single brief", 1),
        ([text(40), table(3), text(100)], "single brief", 2),
        ([text(40), table(4), text(100)], "single brief", 1),
        ([text(200), table(3)], "single brief", 1),
        ([table(6), text(900)], "single brief", 1),
        ([text(100), table(60)], "single brief", 1),
        ([table(60), text(100)], "single", 1),
        ([text(250), *[PICTURE] * 3, text(400)], "single brief", 1),
        ([Pair((text(100),), (text(100),))], "pairs brief", 1),
        ([Pair((text(900),), (text(900),))], "pairs", 1),
    ],
)
def test_a_heading_has_its_first_lines_and_their_table_beside_it_and_pictures_stand_together(
    parts: list[Part], form: str, beside: int
) -> None:
    found = arranged(section(*parts))
    assert (found.form, len(found.opening)) == (form, beside)
    assert [*found.opening, *found.rest] == parts


def test_the_language_of_a_section_is_that_of_most_of_its_parts() -> None:
    assert arranged(section(text(9, "el"), text(9), text(9, "el"))).lang == "el"
    assert arranged(section(text(9, "zxx"))).lang == ""
