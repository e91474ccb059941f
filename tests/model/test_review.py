"""What people wrote."""

from __future__ import annotations

import pytest

from pipeline.model import Origin
from pipeline.model.review import EditOrigin, Lesson, Teaching


@pytest.mark.parametrize(
    ("how", "origin"),
    [
        (EditOrigin.CORRECTION, Origin.CORRECTION),
        (EditOrigin.SHEET, Origin.CORRECTION),
        (EditOrigin.TABLE, Origin.CORRECTION),
        (EditOrigin.TRANSLATION, Origin.TRANSLATION),
        (EditOrigin.MACHINE, Origin.MACHINE),
    ],
)
def test_records_say_how_an_edit_came_about_as_far_as_readers_need_it(how: EditOrigin, origin: Origin) -> None:
    assert how.origin is origin


def test_lessons_are_labels_places_and_boilerplate_in_this_order() -> None:
    label, place, fixed = (
        Lesson(words="By", field="institution"),
        Lesson(place="main > p", field="summary"),
        Lesson("Menu"),
    )
    taught = Teaching("site", (label,), (place,), (fixed,))
    assert taught.lessons == (label, place, fixed)
    assert taught.only(lambda lesson: lesson.field != "") == Teaching("site", (label,), (place,))


def test_a_lessons_rule_is_what_it_says_and_not_who_says_it() -> None:
    assert Lesson("By", "", "institution", "a.html", "Anna", "2026-01-01").rule == Lesson("By", "", "institution").rule
    assert Lesson("By", "", "institution").rule != Lesson("By", "", "contact").rule
