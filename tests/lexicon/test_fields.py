"""The table of fields."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended, shipped
from pipeline.lexicon.fields import Role, ValueType, fields, fields_by_name

CONTRACT = (
    "title summary description resources evidence difficulties transfer further_information project_about context "
    "institution project theme contact location start_date end_date published amounts links hashtags images"
).split()


def test_every_field_of_the_record_has_a_row_with_greek_and_english_labels():
    known = fields_by_name(shipped())
    assert set(CONTRACT) <= set(known)
    assert all(known[name].shown("el") and known[name].shown("en") for name in CONTRACT)


def test_the_first_label_is_the_one_that_is_shown():
    known = fields_by_name(shipped())
    assert known["resources"].shown("el") == "Απαιτούμενοι πόροι"
    assert known["transfer"].shown("en") == "Potential for learning or transfer"
    assert known["resources"].shown("xx") == "Resources needed"


def test_fields_stand_in_the_order_of_the_sheet():
    names = [field.name for field in fields(shipped())]
    assert names.index("title") < names.index("summary") < names.index("resources") < names.index("institution")


def test_a_period_fills_two_dates():
    period = fields_by_name(shipped())["period"]
    assert (period.type, period.role, period.into) == (ValueType.PERIOD, Role.FACT, ("start_date", "end_date"))


def test_an_office_may_add_a_field():
    own = extended(shipped(), {"fields.toml": b'[award]\nrole = "fact"\ntype = "name"\nen = ["Award"]'})
    assert fields_by_name(own)["award"].shown("el") == "Award"


@pytest.mark.parametrize(
    "row", [{}, {"role": "fact"}, {"role": "fact", "type": "colour"}, {"role": "x", "type": "name"}, 5]
)
def test_a_row_that_is_no_field_is_named(row):
    with pytest.raises(ConfigurationError, match=r"\[odd\]"):
        fields(Lexicon({"fields": {"odd": row}}, "x"))
