"""What amending asks of the tables of fields."""

from __future__ import annotations

import pytest

from pipeline.amend.tools import Tools


@pytest.mark.parametrize(
    ("field", "is_list", "is_text", "is_picture"),
    [
        ("description", False, True, False),
        ("title", False, False, False),
        ("amounts", True, False, False),
        ("institution", False, False, False),
        ("images", True, False, True),
        ("no_such_field", False, False, False),
    ],
)
def test_a_field_is_a_list_a_text_or_a_picture_by_its_row(
    tools: Tools, field: str, *, is_list: bool, is_text: bool, is_picture: bool
) -> None:
    assert (tools.is_list(field), tools.is_text(field), tools.is_picture(field)) == (is_list, is_text, is_picture)


def test_fields_stand_in_the_order_of_the_sheet_and_unknown_ones_at_its_end(tools: Tools) -> None:
    assert tools.place("title") < tools.place("summary") < tools.place("links") < tools.place("no_such_field")
