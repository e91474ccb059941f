from __future__ import annotations

import pytest

from pipeline.model import Heading, Pair, Part, Table, Text
from pipeline.render.arranging import arranged
from pipeline.render.passages import passage

HEADING = Heading(2, (passage("Resources", "en"),))


def text(letters: int, lang: str = "en") -> Text:
    return Text(passage("a" * letters, lang))


def table(rows: int) -> Table:
    row = (passage("Nails", "en"), passage("€2", "en"))
    return Table(row, (row,) * rows)


@pytest.mark.parametrize(
    ("parts", "form", "beside"),
    [
        ([text(100), text(100)], "single brief", 2),
        ([text(500), text(500)], "single brief", 1),
        ([text(100), text(200), text(900)], "single brief", 2),
        ([text(2000), text(100)], "single", 1),
        ([text(100), table(6), text(100)], "single brief", 2),
        ([table(6), text(900)], "single brief", 1),
        ([text(100), table(60)], "single", 2),
        ([Pair((text(100),), (text(100),))], "pairs brief", 1),
        ([Pair((text(900),), (text(900),))], "pairs", 1),
    ],
)
def test_a_heading_has_its_first_lines_and_their_table_beside_it(parts: list[Part], form: str, beside: int) -> None:
    _, (section,), _ = arranged([HEADING, *parts])
    assert (section.form, len(section.opening)) == (form, beside)
    assert [*section.opening, *section.rest] == parts


def test_the_language_of_a_section_is_that_of_most_of_its_parts() -> None:
    _, (section, other), _ = arranged([HEADING, text(9, "el"), text(9), text(9, "el"), HEADING, text(9, "zxx")])
    assert (section.lang, other.lang) == ("el", "")


def test_parts_that_belong_to_no_section_stand_in_their_zones() -> None:
    title, tags = Heading(1, (passage("A boat", "en"),)), Text(passage("#lake", "zxx"), "Tags")
    head, sections, zones = arranged([title, HEADING, text(9), tags])
    assert (head, len(sections), zones["tail"]) == ([title], 1, [tags])
