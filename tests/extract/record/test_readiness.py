"""Why a sheet is not ready."""

import pytest

from pipeline.extract.record.readiness import reasons
from pipeline.model import Blocker, Coverage, FieldValue, Locator


def value(field, *, is_sure=True):
    return FieldValue(field, "en", "words", (), Locator("p"), "test", is_sure=is_sure)


def why(*values, unplaced=0, is_sure_kind=True, is_entry=False):
    own = Coverage(100, 100 - unplaced, 0, 0, unplaced)
    return reasons(values, own, is_sure_kind=is_sure_kind, is_entry=is_entry)


def test_a_sure_title_and_a_sure_text_are_enough():
    assert why(value("title"), value("description")) == ()
    assert why(value("title"), value("summary")) == ()


def test_a_guess_is_not_enough():
    assert why(value("title", is_sure=False), value("description", is_sure=False)) == (
        Blocker.TITLE,
        Blocker.DESCRIPTION,
    )


def test_the_entry_of_a_list_needs_a_title_only():
    assert why(value("title"), is_entry=True) == ()
    assert why(value("title")) == (Blocker.DESCRIPTION,)


@pytest.mark.parametrize(("unplaced", "is_ready"), [(30, True), (31, False)])
def test_a_sheet_may_leave_out_three_words_of_ten(unplaced, is_ready):
    assert (why(value("title"), value("summary"), unplaced=unplaced) == ()) is is_ready


def test_boilerplate_is_none_of_the_practices_words():
    own = Coverage(100, 10, 0, 85, 5)
    found = reasons([value("title"), value("summary")], own, is_sure_kind=False, is_entry=False)
    assert found == (Blocker.UNPLACED, Blocker.KIND)
