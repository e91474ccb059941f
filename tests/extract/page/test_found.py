"""What steps return."""

from dataclasses import replace

from pipeline.extract.page.found import NOTHING, Found, found_as, total, value_found, warned
from pipeline.extract.page.lines import Piece
from pipeline.model import Fate, FieldValue, IssueCode, Locator, Run, Severity

TITLE = FieldValue("title", "en", "Mill", (Run(0, 4, "en"),), Locator("p", 0, 4), "chosen")


def test_findings_are_added_in_their_order_and_stay_as_they_are():
    first, second = value_found(TITLE), found_as([Piece(0, 0, 4)], Fate.FIELD, "title")
    both = first + second
    assert (both.values, [one.reason for one in both.verdicts]) == ((TITLE,), ["title"])
    assert first.verdicts == ()
    assert total([first, second, NOTHING]) == both


def test_the_values_of_a_field_are_found_and_left_out():
    found = value_found(TITLE)
    assert found.has("title")
    assert found.of("title") == (TITLE,)
    assert found.without("title") == Found()


def test_an_odd_thing_is_serious_only_where_it_is_said():
    assert warned(IssueCode.NEAR_LABEL, "near").issues[0].severity is Severity.INFO
    assert warned(IssueCode.MISSING_FIELD, "none", is_serious=True).issues[0].severity is Severity.WARNING


def test_values_of_other_fields_are_neither_found_nor_left_out():
    other = replace(TITLE, field="summary")
    found = value_found(TITLE) + value_found(other)
    assert (found.of("title"), found.has("evidence"), value_found(other).has("title")) == ((TITLE,), False, False)
    assert found.without("title").values == (other,)
